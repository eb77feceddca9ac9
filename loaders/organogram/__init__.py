"""UK government organograms: senior posts with names and pay, junior posts in numbers."""

from loaders.organogram.read import ORGANOGRAM

__all__ = ["ORGANOGRAM"]
