"""Popolo JSON, read and written: https://www.popoloproject.com."""

from loaders.popolo.read import POPOLO

__all__ = ["POPOLO"]
