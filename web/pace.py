"""How often something may be asked for: so many times within an hour, by whom it comes from."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

WITHIN_SECONDS = 3600.0
MOST_KEPT = 10_000


class Pace:
    """Counts askings by a key; kept in memory, and the oldest let go where there are too many."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`most` times within an hour."""
        self._most, self._clock = most, clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, key: str) -> bool:
        """Whether it may be asked for once more; what is refused does not count."""
        now = self._clock()
        with self._lock:
            asked = self._asked.setdefault(key, deque())
            self._asked.move_to_end(key)
            while len(self._asked) > MOST_KEPT:
                self._asked.popitem(last=False)
            while asked and asked[0] <= now - WITHIN_SECONDS:
                asked.popleft()
            if len(asked) >= self._most:
                return False
            asked.append(now)
            return True
