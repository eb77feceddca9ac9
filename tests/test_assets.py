"""What is copied from npm keeps every browser on our own host."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "web" / "static"
VENDOR = STATIC / "vendor"
EXPECTED = {
    "nhsuk-frontend.min.css",
    "nhsuk-frontend.min.js",
    "vis-network.min.js",
    "vis-network.LICENSE.txt",
}


def test_everything_the_pages_load_is_there() -> None:
    present = {path.name for path in VENDOR.iterdir()}
    assert present >= EXPECTED, "run `make install`"
    assert (STATIC / "licences" / "nhsuk-frontend.txt").exists()


@pytest.mark.parametrize("styles", sorted(VENDOR.glob("*.css")), ids=lambda path: path.name)
def test_styles_ask_no_other_host_and_load_no_font(styles: Path) -> None:
    text = styles.read_text(encoding="utf-8")
    assert "@font-face" not in text
    assert "@import" not in text
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
        if not address.startswith("data:image/"):
            assert (VENDOR / address).exists(), address


@pytest.mark.parametrize("vendored", sorted(VENDOR.glob("*.min.*")), ids=lambda path: path.name)
def test_no_source_map_is_named(vendored: Path) -> None:
    assert "sourceMappingURL" not in vendored.read_text(encoding="utf-8")


def test_no_logo_is_shipped() -> None:
    names = {path.name for path in (VENDOR / "images").iterdir()}
    assert names, "the styles' icons"
    assert all(re.fullmatch(r"nhsuk-icon-(arrow|cross)[a-z-]*\.svg", name) for name in names)
