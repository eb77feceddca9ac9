"""Rounds whose pairs are being found: one piece of work a round, until somebody has its result."""

from collections.abc import Callable

from web.jobs import Job, Tell


class Matches:
    """The work of each round, by the round's id; what comes out is a sentence."""

    def __init__(self) -> None:
        """Begin with none."""
        self._jobs: dict[str, Job[str]] = {}

    def begin(self, round_id: str, work: Callable[[Tell], str]) -> Job[str]:
        """The work on a round: what is under way, else this."""
        job = self._jobs.get(round_id)
        if job is None or job.is_over_within(0):
            job = self._jobs[round_id] = Job(work)
        return job

    def of(self, round_id: str) -> Job[str] | None:
        """The work on a round, if its result is still wanted."""
        return self._jobs.get(round_id)

    def take(self, round_id: str) -> str | None:
        """What came out, once the work is over; None where it was taken already.

        Raises:
            Exception: whatever the work raised.
        """
        job = self._jobs.pop(round_id, None)
        return None if job is None else job.result()
