"""Work that takes longer than somebody should wait at one page: done in a thread of its own."""

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

Tell = Callable[[str, float], None]
"""Told what is being done, and which part of all that is to do is done (0 to 1)."""
_AT_ONCE = threading.BoundedSemaphore(2)
"""A large file takes much memory while it is read, so that the others wait their turn."""
WAITING = "waiting"


class Dropped(Exception):
    """Nobody wants the work any more: raised inside it, so that what it began is taken back."""


class Job(Generic[_Result]):
    """One piece of work; it begins when it is made.

    `doing` is what it is doing in a word of the worker's, and `part` how far all of it has come.
    """

    def __init__(self, work: Callable[[Tell], _Result]) -> None:
        """Begin."""
        self.doing, self.part = WAITING, 0.0
        self._work = work
        self._over = threading.Event()
        self._dropped = False
        self._result: _Result | None = None
        self._failure: Exception | None = None
        threading.Thread(target=self._run, daemon=True).start()

    def is_over_within(self, seconds: float = 0) -> bool:
        """Whether the work is over, well or not, after at most so many seconds."""
        return self._over.wait(seconds)

    def drop(self) -> None:
        """Let the work stop at its next step."""
        self._dropped = True

    def result(self) -> _Result:
        """What came out, once the work is over.

        Raises:
            Exception: whatever the work raised.
        """
        self._over.wait()
        if self._failure is not None:
            raise self._failure
        return self._result  # type: ignore[return-value]

    def _run(self) -> None:
        try:
            with _AT_ONCE:
                self._tell(WAITING, 0)
                self._result = self._work(self._tell)
        except Dropped as dropped:
            self._failure = dropped
        except Exception as exc:  # noqa: BLE001 - told to whoever asks for the result
            log.info("work in the background failed: %s", type(exc).__name__)
            self._failure = exc
        finally:
            self._over.set()

    def _tell(self, doing: str, part: float) -> None:
        if self._dropped:
            raise Dropped
        self.doing, self.part = doing, part
