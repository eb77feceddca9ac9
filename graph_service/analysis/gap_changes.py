"""What became of gaps between two days: closed, opened, eased, still open."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.counting import Group
from graph_service.analysis.numerals import about, in_words
from graph_service.analysis.overview import OPEN
from graph_service.analysis.representation import Gap, Gaps


@dataclass(frozen=True)
class Change:
    """A gap on two days; `before` is None where there was no such group then."""

    before: Gap | None
    now: Gap

    @property
    def group(self) -> Group:
        """The group's codes."""
        return self.now.group

    @property
    def sentence(self) -> str:
        """What happened: "Two people from social care sit on the CPLG; it was nobody before."."""
        seen = self.now.wording.seen(self.now.words, self.now.count)
        return f"{seen}; {self._then()}."

    def _then(self) -> str:
        if self.before is None:
            return "there was no such group before"
        then, now = self.before, self.now
        if then.count != now.count:
            return f"before it was {in_words(then.count) if then.count else 'nobody'}"
        expected = [about(gap.expected) for gap in (then, now) if gap.expected is not None]
        if len(set(expected)) < 2:
            return "as many as before, among another number of people"
        return f"as many as before, but {expected[1]} expected now instead of {expected[0]}"


@dataclass(frozen=True)
class Changes:
    """The gaps that changed between two days, and those that stay open.

    A gap is open while its group is missing or has fewer people than expected. It has `closed`
    when it was open, is so no longer, and more people of the group are there than before. Where
    it is open no longer although nobody came (the body became smaller, the yardstick asks for
    less, so few people are known that nothing can be said), it has `eased`. It has `opened` when
    it was not open and now is, whether somebody left or more is asked.
    """

    closed: tuple[Change, ...]
    opened: tuple[Change, ...]
    eased: tuple[Change, ...]
    still_open: tuple[Change, ...]

    @property
    def words(self) -> str:
        """In short: "three gaps closed, one opened; five are still open"."""
        still = len(self.still_open)
        said = ", ".join(_said(self)) or "no gap closed and none opened"
        return (
            f"{said}; {in_words(still)} {'is' if still == 1 else 'are'} still open"
            if still
            else said
        )


def changes_between(before: Gaps, now: Gaps) -> Changes:
    """Compare the gaps of two days, in the order of importance on the second."""
    then = {gap.group: gap for gap in before.groups}
    pairs = [Change(then.get(gap.group), gap) for gap in now.in_order]
    was = [pair for pair in pairs if pair.before and is_open(pair.before)]
    gone = [pair for pair in was if not is_open(pair.now)]
    return Changes(
        tuple(pair for pair in gone if _more(pair)),
        tuple(pair for pair in pairs if is_open(pair.now) and pair not in was),
        tuple(pair for pair in gone if not _more(pair)),
        tuple(pair for pair in was if is_open(pair.now)),
    )


def is_open(gap: Gap) -> bool:
    """Whether a gap asks for something to be done: missing, or fewer than expected."""
    return gap.status in OPEN


def _more(pair: Change) -> bool:
    return pair.before is not None and pair.now.count > pair.before.count


def _said(changes: Changes) -> Iterator[str]:
    """The parts of the sentence; the word "gap" stands in the first of them alone."""
    noun = True
    for found, verb in (
        (changes.closed, "closed"),
        (changes.opened, "opened"),
        (changes.eased, "eased without anybody coming"),
    ):
        if found:
            number = len(found)
            word = (" gap" if number == 1 else " gaps") if noun else ""
            yield f"{in_words(number)}{word} {verb}"
            noun = False
