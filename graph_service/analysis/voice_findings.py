"""What stands out about who is heard: which groups lack what, and whether chance would do it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from scipy.stats import hypergeom

from graph_service.analysis.dimensions import Dimension
from graph_service.analysis.group_voice import GroupVoice
from graph_service.analysis.room import Held
from graph_service.analysis.superiority import FEWEST
from graph_service.analysis.voice_words import VoiceWords, rarely
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

Kind = Literal["vote", "funding", "chair", "edge", "inside"]
KINDS: tuple[Kind, ...] = ("vote", "funding", "chair", "edge", "inside")
_WHAT = {"vote": "votes", "funding": "funded time", "chair": "chairs", "inside": "ties"}
# One tail of a 95% interval. Of twenty groups one may well look so by chance alone.
_TAIL = 0.025
# One person without a chair or funded time says nothing of a group.
_FEWEST_SEATED = 2
# That a group has none of something is worth a word where half of one was to be expected.
_EXPECTED = 0.5


@dataclass(frozen=True)
class Finding:
    """One sentence about a group, `how_sure` another; `sure` if chance hardly explains it.

    `chance` is how likely so little (or, of ties inside, so much) would be if groups made no
    difference; None for `edge`, which rests on an interval. `people` are those it is about.
    """

    kind: Kind
    by: str
    group: str
    words: str
    text: str
    how_sure: str
    sure: bool
    chance: float | None
    people: int

    def document(self) -> dict[str, Any]:
        """As it stands in `voice --json`."""
        return asdict(self)


def findings(
    snapshot: Snapshot,
    by: Dimension,
    scope: Scope | None,
    groups: Sequence[GroupVoice],
    everybody: Sequence[Held],
) -> tuple[Finding, ...]:
    """What stands out, in order of importance.

    Votes, chairs and funded time are compared by Fisher's exact test, one-sided: the
    hypergeometric chance that a group would have so few if they went to people regardless of
    group (R. A. Fisher 1935, Journal of the Royal Statistical Society 98, 39-82).
    """
    words = VoiceWords.of(snapshot, by, scope)
    found = [one for item in groups for one in _of_group(words, by.code, item, everybody)]
    return in_order(found)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """What chance hardly explains, by its kind and the largest groups first; then the rarest."""

    def importance(one: Finding) -> tuple[float, ...]:
        if one.sure:
            return (0, KINDS.index(one.kind), -one.people)
        return (1, one.chance or 0.0, -one.people)

    return tuple(sorted(found, key=importance))


def _of_group(
    words: VoiceWords, by: str, item: GroupVoice, everybody: Sequence[Held]
) -> Iterator[Finding]:
    yield from _votes(words, by, item, everybody)
    yield from _funding(words, by, item, everybody)
    yield from _chairs(words, by, item, everybody)
    yield from _ties(words, by, item)


def _votes(
    words: VoiceWords, by: str, item: GroupVoice, everybody: Sequence[Held]
) -> Iterator[Finding]:
    if item.unsaid:
        return
    said = [one for one in everybody if one.seats > 0 and not one.unsaid]
    voters = sum(one.votes > 0 for one in said)
    chance = chance_of_so_few(item.voters, item.seated, voters, len(said))
    if not _worth_saying(item.voters, item.seated, voters, len(said), chance):
        return
    others = _share(voters - item.voters, len(said) - item.seated)
    text = (
        words.few(item.words, item.voters, item.seated, others, "votes")
        if item.voters
        else words.no_vote(item.words, item.seated)
    )
    yield _finding("vote", by, item, text, chance, item.seated)


def _chairs(
    words: VoiceWords, by: str, item: GroupVoice, everybody: Sequence[Held]
) -> Iterator[Finding]:
    seated = sum(one.seats > 0 for one in everybody)
    chairing = sum(one.chairs > 0 for one in everybody)
    chance = chance_of_so_few(item.chairing, item.seated, chairing, seated)
    # Where there is one chair only, all groups but one have none.
    if (
        item.seated < _FEWEST_SEATED
        or chairing < 2
        or not _worth_saying(item.chairing, item.seated, chairing, seated, chance)
    ):
        return
    others = _share(chairing - item.chairing, seated - item.seated)
    text = (
        words.few(item.words, item.chairing, item.seated, others, "chairs")
        if item.chairing
        else words.no_chair(item.words, item.seated)
    )
    yield _finding("chair", by, item, text, chance, item.seated)


def _funding(
    words: VoiceWords, by: str, item: GroupVoice, everybody: Sequence[Held]
) -> Iterator[Finding]:
    timed, paid = sum(one.timed > 0 for one in everybody), sum(one.paid > 0 for one in everybody)
    chance = chance_of_so_few(item.paid, item.timed, paid, timed)
    if item.timed < _FEWEST_SEATED or not _worth_saying(item.paid, item.timed, paid, timed, chance):
        return
    sessions = sum(one.sessions for one in everybody) - item.held.sessions
    others = _share(sum(one.funded for one in everybody) - item.held.funded, sessions)
    text = (
        words.less_funded(item.words, item.held.funded, item.held.sessions, others)
        if item.paid
        else words.unfunded(item.words, item.held.sessions)
    )
    yield _finding("funding", by, item, text, chance, item.timed)


def _ties(words: VoiceWords, by: str, item: GroupVoice) -> Iterator[Finding]:
    known, ties = item.known, item.inside
    if known.verdict == "fewer" and known.low is not None and known.high is not None:
        sure = (
            f"Between {100 * (1 - known.high):.0f} and {100 * (1 - known.low):.0f} times of 100, "
            "with 95% confidence."
        )
        text = words.edge(item.words, known)
        yield Finding("edge", by, item.group, item.words, text, sure, True, None, item.people)
    mostly = item.people >= FEWEST and ties.inside > ties.out
    if mostly and ties.chance < _TAIL:
        text = words.inside(item.words, ties)
        yield _finding("inside", by, item, text, ties.chance, item.people)


def _finding(
    kind: Kind, by: str, item: GroupVoice, text: str, chance: float, people: int
) -> Finding:
    sure = chance < _TAIL
    if_chance = f"If {_WHAT[kind]} ignored groups this would happen {rarely(chance)}"
    how_sure = f"{if_chance}." if sure else f"{if_chance}: too few to say more."
    return Finding(kind, by, item.group, item.words, text, how_sure, sure, chance, people)


def chance_of_so_few(count: int, of: int, all_with: int, everybody: int) -> float:
    """How likely `of` people have `count` or fewer, if `all_with` of `everybody` have by chance."""
    return round(float(hypergeom.cdf(count, everybody, all_with, of)), 12) if of else 1.0


def _worth_saying(count: int, of: int, all_with: int, everybody: int, chance: float) -> bool:
    """Whether a group has surely too few, or none where some are had and one might be expected."""
    if not of or not all_with:
        return False
    return chance < _TAIL or (not count and of * all_with / everybody >= _EXPECTED)


def _share(count: float, of: float) -> float:
    return round(count / of, 9) if of else 0.0
