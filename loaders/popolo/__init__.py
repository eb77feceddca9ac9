"""Popolo JSON, read and written: https://www.popoloproject.com."""

from loaders.popolo.read import POPOLO
from loaders.popolo.write import write_popolo

__all__ = ["POPOLO", "write_popolo"]
