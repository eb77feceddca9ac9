"""How far a long write has come, told as the part that is done, from 0 to 1."""

from collections.abc import Callable

Tell = Callable[[float], None]
"""Called with the part of the whole that is done. Where a database tries again, it may fall."""


class Progress:
    """One stretch of the work, from the part `start` to the part `stop`, of `total` rows."""

    def __init__(self, tell: Tell | None, start: float, stop: float, total: int) -> None:
        """Begin a stretch; with `tell` None nobody listens and nothing is reckoned."""
        self._tell, self._start, self._stop = tell, start, stop
        self._total, self._done = total, 0

    def add(self, rows: int) -> None:
        """So many rows more are done."""
        if self._tell is not None and rows:
            self._done += rows
            share = min(1.0, self._done / max(1, self._total))
            self._tell(self._start + (self._stop - self._start) * share)
