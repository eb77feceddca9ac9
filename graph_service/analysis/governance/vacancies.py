"""Posts that stand empty, and for how long."""

from collections import defaultdict
from dataclasses import dataclass

from graph_service.analysis.governance.seats import is_vacant
from graph_service.analysis.numerals import in_words
from graph_service.days import in_words as day_in_words
from graph_service.days import months_between
from graph_service.records import Post
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Vacancy:
    """A post of a body that nobody holds.

    `since` is the last day on which somebody held it ("" where nobody is known to have), `made`
    the day from which there is such a post ("" where that is not known).
    """

    post: Post
    since: str
    made: str
    as_of: str

    @property
    def months(self) -> int | None:
        """For how many whole months it has been empty; None where nothing is known."""
        begun = self.since or self.made
        return months_between(begun, self.as_of) if begun else None

    @property
    def words(self) -> str:
        """For how long, in words."""
        if self.months is None:
            return "Not known"
        lasts = f"{in_words(self.months)} {'month' if self.months == 1 else 'months'}"
        length = lasts if self.months else "less than a month"
        if self.since:
            return f"Since {day_in_words(self.since)}, {length}"
        return f"Never held since {day_in_words(self.made)}, {length}"


def vacancies(snapshot: Snapshot, whole: Snapshot) -> list[Vacancy]:
    """Every vacant post of a body on the snapshot's day, the longest empty first.

    `whole` holds all records, those that have ended as well: who held the post last is among them.
    """
    last: dict[str, str] = defaultdict(str)
    for item in whole.memberships.values():
        if item.post_id and item.end_date and item.end_date < snapshot.as_of:
            last[item.post_id] = max(last[item.post_id], item.end_date)
    found = [
        Vacancy(post, last[post.id], post.start_date, snapshot.as_of)
        for body in snapshot.bodies
        for post in snapshot.posts_in(body)
        if is_vacant(snapshot, post)
    ]
    return sorted(found, key=lambda item: (-(item.months or -1), item.post.id))
