"""No package that we lock has a fault that we know of.

The databases of faults cannot be reached from where the tests run; `make audit` asks them. Here
stand the faults of our own packages that were public when the list was last read through, each
with the first version without it.
"""

import csv
import json
import re
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", LOCK, re.MULTILINE))
with (ROOT / "tests" / "known_faults.csv").open(encoding="utf-8", newline="") as _file:
    FAULTS = [(row["package"], row["mended_in"], row["fault"]) for row in csv.DictReader(_file)]


@pytest.mark.parametrize(("package", "mended_in", "fault"), FAULTS)
def test_no_locked_package_has_a_known_fault(package: str, mended_in: str, fault: str) -> None:
    assert Version(LOCKED[package]) >= Version(mended_in), fault


def test_every_locked_package_is_pinned_with_its_hashes() -> None:
    assert len(LOCKED) > 30
    assert LOCK.count("--hash=sha256:") >= len(LOCKED)


def test_every_npm_package_is_pinned_with_its_hash() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(about.get("integrity") for name, about in locked.items() if name)
