"""What docs/security.md says of threats and of ASVS 5.0 is whole, and names tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def _numbers(text: str) -> list[str]:
    return text.split()


LEVEL_1 = _numbers("""
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1
3.4.2 3.5.1 3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5
6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2
8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1
12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1
""")
LEVEL_2 = _numbers("""
5.1.1 5.2.3 5.4.1 5.4.2 5.4.3 6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4 6.5.1
6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4 7.1.1 7.1.2 7.1.3 7.3.1 7.3.2
7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2 8.1.2 8.2.3 8.4.1 14.1.1 14.1.2 14.2.2 14.2.3 14.2.4
14.3.2 14.3.3
""")
"""The numbers of OWASP ASVS 5.0.0: level 1, and level 2 of V5, V6, V7, V8 and V14."""


def test_every_number_has_a_row() -> None:
    rows = re.findall(r"^\| ([0-9., ]+) \| .+ \|$", TEXT, re.MULTILINE)
    numbers = [number for row in rows for number in row.split(", ")]
    assert sorted(numbers) == sorted([*LEVEL_1, *LEVEL_2])


@pytest.mark.parametrize("file", sorted(set(re.findall(r"`((?:tests|web)/[\w/]+\.py)`", TEXT))))
def test_every_file_that_is_named_is_there(file: str) -> None:
    assert (ROOT / file).is_file()


@pytest.mark.parametrize(
    "threat",
    ["Spoofing", "Tampering", "Repudiation", "Information disclosure", "Denial of service",
     "Elevation"],
)  # fmt: skip
def test_every_kind_of_threat_has_a_row_with_a_test(threat: str) -> None:
    (row,) = re.findall(rf"^\| \*\*{threat}\*\*.*$", TEXT, re.MULTILINE)
    assert "`tests/" in row
