"""Everything that is installed with us may be used, changed and passed on, also for money."""

import json
import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What a permissive licence is called, in the spellings of packages' own metadata.
PERMISSIVE = re.compile(
    r"\b(0BSD|Apache|BSD|CC0|ISC|MIT|PSF|Python-2\.0|Zlib|ZPL|Zope Public)\b", re.IGNORECASE
)
REFUSED = re.compile(r"GPL|General Public|Non-?Commercial|-NC\b|Proprietary", re.IGNORECASE)
# A list of certificates that we pass on as it is: what the MPL asks for is done by naming it.
AS_IT_IS = {"certifi": "Mozilla Public License 2.0"}
# Those with a marker are for other systems, and not installed on this one.
PACKAGES = re.findall(
    r"^([a-z0-9.-]+)==\S+ \\$",
    (ROOT / "requirements.lock").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def stated(package: str) -> str:
    """The licence as a package states it: an expression, else classifiers, else a first line."""
    about = metadata(package)
    if "License-Expression" in about:
        return about["License-Expression"]
    classifiers = [line for line in about.get_all("Classifier", []) if line.startswith("License")]
    # The field is at times the whole text of the licence, and of what is bundled.
    return " ".join(classifiers) or about["License"].strip().split("\n")[0]


def test_the_lock_file_was_understood() -> None:
    assert {"flask", "neo4j", "pandas", "pyvis", "scipy"} <= set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_python_package_is_permissive(package: str) -> None:
    licence = stated(package)
    assert PERMISSIVE.search(licence) or AS_IT_IS.get(package, "none") in licence, licence
    assert not REFUSED.search(licence), licence


def test_npm_packages_that_pages_load_are_permissive() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    shipped = {name: about for name, about in locked.items() if name and not about.get("dev")}
    assert len(shipped) == 2
    for name, about in shipped.items():
        assert PERMISSIVE.search(about["license"]), name
        assert not REFUSED.search(about["license"]), name


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "LGPLv3", "CC-BY-NC-4.0", "AGPL-3.0"])
def test_the_check_would_notice(licence: str) -> None:
    assert REFUSED.search(licence)
