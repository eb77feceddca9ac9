"""The checkout says nothing of the machine it was made on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def tracked() -> Iterator[Path]:
    """Every file that git keeps and that is text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes()[:4096]:
            yield path


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda p: p.name)
def test_python_lock_names_no_address_and_hashes_everything(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    assert text.count("==") <= text.count("--hash=sha256:")


def test_npm_lock_names_no_address_and_hashes_everything() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert text.count('"node_modules/') == text.count('"integrity": "sha512-')


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_no_file_names_this_checkout_or_home() -> None:
    places = [str(place) for place in (ROOT, Path.home()) if len(place.parts) > 2]
    naming = {
        path.relative_to(ROOT)
        for path in tracked()
        if any(place in path.read_text(encoding="utf-8", errors="replace") for place in places)
    }
    assert not naming
