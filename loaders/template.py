"""The empty workbook."""

from pathlib import Path


def write_template(path: Path) -> None:
    """Write it."""
