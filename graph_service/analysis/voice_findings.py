"""What stands out about who is heard: which groups lack what, and whether chance would do it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from scipy.stats import hypergeom

from graph_service.analysis.dimensions import Dimension
from graph_service.analysis.group_voice import Everybody, GroupVoice
from graph_service.analysis.superiority import FEWEST
from graph_service.analysis.voice_words import AS_OFTEN_AS_NOT, VoiceWords, rarely, sure_of_edge
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

Kind = Literal["vote", "funding", "chair", "edge", "inside"]
KINDS: tuple[Kind, ...] = ("vote", "funding", "chair", "edge", "inside")
_WHAT = {"vote": "votes", "funding": "funded time", "chair": "chairs", "inside": "ties"}
# One tail of a 95% interval. Of twenty groups one may well look so by chance alone.
_TAIL = 0.025
# One person without a chair or funded time says nothing of a group.
_FEWEST_SEATED = 2


@dataclass(frozen=True)
class Finding:
    """One sentence about a group, `how_sure` another; `sure` if chance hardly explains it.

    `chance` is how likely so little (or, of ties inside, so much) would be if groups made no
    difference; None for `edge`, which rests on an interval. `people` are those it is about.
    `weight` orders findings of one kind: such people, or how far ties are few or stay inside.
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
    weight: float

    def document(self) -> dict[str, Any]:
        """As it stands in `voice --json`."""
        return asdict(self)


def findings(
    snapshot: Snapshot,
    by: Dimension,
    scope: Scope | None,
    groups: Sequence[GroupVoice],
    everybody: Everybody,
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
    """What chance hardly explains, by its kind and weight; then what chance does most rarely."""

    def importance(one: Finding) -> tuple[float, ...]:
        if one.sure:
            return (0, KINDS.index(one.kind), -one.weight)
        return (1, one.chance or 0.0, -one.weight)

    return tuple(sorted(found, key=importance))


def _of_group(words: VoiceWords, by: str, item: GroupVoice, all_: Everybody) -> Iterator[Finding]:
    yield from _votes(words, by, item, all_)
    yield from _funding(words, by, item, all_)
    yield from _chairs(words, by, item, all_)
    yield from _ties(words, by, item)


def _votes(words: VoiceWords, by: str, item: GroupVoice, all_: Everybody) -> Iterator[Finding]:
    if item.unsaid:
        return
    chance = chance_of_so_few(item.voters, item.seated, all_.voters, all_.said)
    if not _worth_saying(item.voters, chance):
        return
    others = _share(all_.voters - item.voters, all_.said - item.seated)
    text = (
        words.few(item.words, item.voters, item.seated, others, "votes")
        if item.voters
        else words.no_vote(item.words, item.seated)
    )
    yield _finding("vote", by, item, text, chance, item.seated)


def _chairs(words: VoiceWords, by: str, item: GroupVoice, all_: Everybody) -> Iterator[Finding]:
    # Where there is one chair only, all groups but one have none.
    if all_.chairing < 2 or item.seated < _FEWEST_SEATED:
        return
    chance = chance_of_so_few(item.chairing, item.seated, all_.chairing, all_.seated)
    if not _worth_saying(item.chairing, chance):
        return
    others = _share(all_.chairing - item.chairing, all_.seated - item.seated)
    text = (
        words.few(item.words, item.chairing, item.seated, others, "chairs")
        if item.chairing
        else words.no_chair(item.words, item.seated)
    )
    yield _finding("chair", by, item, text, chance, item.seated)


def _funding(words: VoiceWords, by: str, item: GroupVoice, all_: Everybody) -> Iterator[Finding]:
    chance = chance_of_so_few(item.paid, item.timed, all_.paid, all_.timed)
    if item.timed < _FEWEST_SEATED or not _worth_saying(item.paid, chance):
        return
    held = item.held
    others = _share(all_.funded - held.funded, all_.sessions - held.sessions)
    text = (
        words.less_funded(item.words, held.funded, held.sessions, others)
        if item.paid
        else words.unfunded(item.words, held.sessions)
    )
    yield _finding("funding", by, item, text, chance, item.timed)


def _ties(words: VoiceWords, by: str, item: GroupVoice) -> Iterator[Finding]:
    known, ties = item.known, item.inside
    if known.verdict == "fewer" and known.more is not None:
        text, sure = words.edge(item.words, known), sure_of_edge(known)
        yield Finding(
            "edge", by, item.group, item.words, text, sure, True, None, item.people, 1 - known.more
        )
    mostly = item.people >= FEWEST and ties.inside > ties.out
    if mostly and ties.chance < _TAIL:
        text = words.inside(item.words, ties)
        yield _finding("inside", by, item, text, ties.chance, item.people)


def _finding(
    kind: Kind, by: str, item: GroupVoice, text: str, chance: float, people: int
) -> Finding:
    sure = chance < _TAIL
    if_chance = f"If {_WHAT[kind]} ignored groups this would happen {rarely(chance)}"
    weight = item.inside.inside / item.inside.ties if kind == "inside" else float(people)
    how_sure = f"{if_chance}." if sure else f"{if_chance}: too few to say more."
    return Finding(kind, by, item.group, item.words, text, how_sure, sure, chance, people, weight)


def chance_of_so_few(count: int, of: int, all_with: int, everybody: int) -> float:
    """How likely `of` people have `count` or fewer, if `all_with` of `everybody` have by chance."""
    return round(float(hypergeom.cdf(count, everybody, all_with, of)), 12) if of else 1.0


def _worth_saying(count: int, chance: float) -> bool:
    """Whether a group has surely too few, or none where chance would often give it one."""
    return chance < _TAIL or (not count and chance <= AS_OFTEN_AS_NOT)


def _share(count: float, of: float) -> float:
    return round(count / of, 9) if of else 0.0
