"""What the team sees of one round: its pairs with reasons, who has none, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.nudges import nudges
from graph_service.analysis.pairing.partners import applications
from graph_service.analysis.pairing.progress import is_overtaken, pairings_of, unpaired_in
from graph_service.analysis.pairing.schemes import schemes
from graph_service.analysis.pairing.unpaired import KEPT_OUT
from graph_service.records import Pairing, Round
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.pairings_views import going, heading_of
from web.paging import Paged, paged

OPEN = ("draft", "open")


@dataclass(frozen=True)
class Named:
    """A person: an id for the link, a name, a part in the scheme, where they work."""

    id: str
    name: str
    part: str
    organizations: str

    @classmethod
    def of(cls, snapshot: Snapshot, id_: str, part: str = "") -> "Named":
        """A person of the snapshot."""
        employers = [snapshot.label("Organization", item) for item in snapshot.employers_of(id_)]
        return cls(id_, snapshot.label("Person", id_), part, ", ".join(employers))


@dataclass(frozen=True)
class PairRow:
    """People put together, with the score out of 100 (None: none was kept) and why.

    `may_settle`: whether the team can still fix the pair or keep it apart.
    """

    id: str
    people: tuple[Named, ...]
    points: int | None
    reasons: tuple[str, ...]
    half_day: str
    stage: str
    may_settle: bool
    may_introduce: bool

    @property
    def names(self) -> str:
        """Who they are, in a row."""
        return " and ".join(item.name for item in self.people)


@dataclass(frozen=True)
class UnpairedRow:
    """Somebody without a partner, why, and what would help; `may_leave_out` if they take part."""

    person: Named
    reason: str
    helps: str
    may_leave_out: bool


@dataclass(frozen=True)
class SettledRow:
    """What the team settled: its id, in words."""

    id: str
    words: str


@dataclass(frozen=True)
class RoundPage:
    """One round. `main` is the action that comes next: propose, again, publish, repair, close, "".

    `asks_managers`: nobody applied, so that the team has to say that the managers agree.
    """

    id: str
    heading: str
    sentence: str
    status: str
    main: str
    problem: str
    asks_managers: bool
    has_circles: bool
    is_kept: bool
    seed: int
    pairs: Paged[PairRow]
    unpaired: tuple[UnpairedRow, ...]
    settled: tuple[SettledRow, ...]
    nudges: tuple[str, ...]
    people: tuple[Choice, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, round_: Round, problem: str = "") -> "RoundPage":
        """The page of a round, with what is wrong with the last thing that was asked of it."""
        found = going(snapshot, round_)
        kept = pairings_of(snapshot, round_.id)
        status = round_.status or "draft"
        chosen = schemes(snapshot).get(round_.scheme)
        alone = unpaired_in(snapshot, round_) if found else ()
        taking = [item.person for item in alone if item.rule != KEPT_OUT]
        everybody = dict.fromkeys([*taking, *(id_ for item in kept for id_ in item.person_ids)])
        return cls(
            round_.id,
            heading_of(snapshot, round_),
            found.sentence if found else "The scheme of this round is there no more.",
            codes.ROUND_STATUSES.say(status),
            _main(snapshot, round_, kept) if found else "",
            problem,
            not applications(snapshot, round_.id),
            chosen is not None and chosen.form == "circles",
            bool(kept),
            round_.seed or 0,
            paged(_rows(snapshot, round_, kept)),
            tuple(
                UnpairedRow(
                    Named.of(snapshot, item.person), item.reason, item.helps,
                    item.rule != KEPT_OUT and status != "closed",
                )
                for item in alone
            ),
            _settled(snapshot, round_.id),
            tuple(item.sentence for item in nudges(snapshot, round_.id)),
            _choices(snapshot, list(everybody)),
        )  # fmt: skip


def _main(snapshot: Snapshot, round_: Round, kept: Sequence[Pairing]) -> str:
    if round_.status == "closed":
        return ""
    overtaken = is_overtaken(snapshot, round_.id)
    if (round_.status or "draft") in OPEN:
        return "propose" if not kept else "again" if overtaken else "publish"
    declined = any(stage_of(snapshot, item) == "declined" for item in kept)
    return "repair" if declined or overtaken else "close"


def _rows(snapshot: Snapshot, round_: Round, kept: Sequence[Pairing]) -> list[PairRow]:
    settled = (
        {item.person_ids for item in snapshot.instructions.values() if item.round_id == round_.id}
        | {tuple(reversed(item.person_ids)) for item in snapshot.instructions.values()
           if item.round_id == round_.id}
    )  # fmt: skip
    return [_row(snapshot, round_, item, item.person_ids in settled) for item in kept]


def _row(snapshot: Snapshot, round_: Round, item: Pairing, is_settled: bool) -> PairRow:
    stage = stage_of(snapshot, item)
    chosen = schemes(snapshot).get(round_.scheme)
    parts = chosen.parts if chosen and not chosen.is_one_pool else ()
    words = [*parts, *[""] * len(item.person_ids)]
    return PairRow(
        item.id,
        tuple(
            Named.of(snapshot, id_, part)
            for id_, part in zip(item.person_ids, words, strict=False)
        ),
        None if item.score is None else round(100 * item.score),
        item.reasons,
        codes.HALF_DAYS.say(item.half_day),
        "Waiting for an answer" if stage == "published" else codes.PAIRING_STATUSES.say(stage),
        may_settle=stage in ("proposed", "published") and not is_settled
        and round_.status != "closed",
        may_introduce=stage == "accepted",
    )  # fmt: skip


def _settled(snapshot: Snapshot, round_id: str) -> tuple[SettledRow, ...]:
    rows = []
    for item in snapshot.instructions.values():
        if item.round_id == round_id:
            names = " and ".join(snapshot.label("Person", id_) for id_ in item.person_ids)
            rows.append(
                SettledRow(item.id, f"{names}: {codes.INSTRUCTIONS.say(item.what).lower()}")
            )
    return tuple(rows)


def _choices(snapshot: Snapshot, ids: Sequence[str], chosen: str = "") -> tuple[Choice, ...]:
    named = sorted((snapshot.label("Person", id_), id_) for id_ in ids)
    return tuple(Choice(id_, name, id_ == chosen) for name, id_ in named)
