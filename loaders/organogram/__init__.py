"""UK government organograms: senior posts with names and pay, junior posts in numbers."""

from loaders.organogram.read import is_organogram, read_organograms

__all__ = ["is_organogram", "read_organograms"]
