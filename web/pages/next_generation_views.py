"""What the page of the next generation shows."""

from dataclasses import dataclass

from markupsafe import Markup

from graph_service.analysis.next_generation import BY, Emerging, NextGeneration
from graph_service.analysis.numerals import listed
from graph_service.analysis.readiness import SIGNS, Opening
from graph_service.analysis.stagnation import Reading, Stagnation
from graph_service.codes import DIMENSIONS
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.line_chart import Point, line_chart
from web.links import Named, body_link, person_link, programme_link
from web.paging import Paged, paged
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor

NAMED, SOONEST = 4, 6


@dataclass(frozen=True)
class GroupRow:
    """A group: how many lead, how many are emerging, and of these with a sponsor, in a network."""

    words: str
    people: int
    emerging: int
    sponsored: int
    in_network: int


@dataclass(frozen=True)
class EmergingRow:
    """An emerging leader: whether somebody sponsors them, who, and the networks they are in."""

    person: Named
    has_sponsor: bool
    sponsors: tuple[Named, ...]
    networks: tuple[Named, ...]


@dataclass(frozen=True)
class OpeningRow:
    """A post whose term ends, and who could follow with what speaks for it."""

    post: str
    body: Named
    end: str
    ready: tuple[Named, ...]


@dataclass(frozen=True)
class ReadingRow:
    """One day of the trend."""

    day: str
    long: str
    median: str
    newcomers: str


@dataclass(frozen=True)
class NextGenerationPage:
    """Who is emerging, who helps them, who is ready for what, and whether seats stand still.

    Who is ready for which post is for the team.
    """

    sentence: str
    without: str
    by: tuple[Choice, ...]
    by_words: str
    groups: tuple[GroupRow, ...]
    people: Paged[EmergingRow]
    is_team: bool
    openings: tuple[OpeningRow, ...]
    more: int
    still: str
    picture: Markup
    readings: tuple[ReadingRow, ...]
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, found: NextGeneration, still: Stagnation, who: Visitor,
        problem: str = "",
    ) -> "NextGenerationPage":  # fmt: skip
        """The page of a day, as a visitor may see it."""
        shown = [item for item in found.emerging
                 if may_be_shown(snapshot.people[item.person_id], who)]  # fmt: skip
        rows = sorted((_emerging(snapshot, item, who) for item in shown),
                      key=lambda row: (row.has_sponsor, row.person.name))  # fmt: skip
        return cls(
            _sentence(found),
            listed([item.words for item in found.without], most=NAMED),
            tuple(Choice(code, DIMENSIONS.say(code), code == found.by) for code in BY),
            DIMENSIONS.say(found.by).lower(),
            tuple(GroupRow(item.words, item.people, item.emerging, item.sponsored,
                           item.in_network) for item in found.groups),
            paged(rows, 20),
            who.is_team,
            tuple(_opening(snapshot, item) for item in found.openings[:SOONEST])
            if who.is_team else (),
            max(0, len(found.openings) - SOONEST),
            _still(still),
            _picture(still),
            tuple(map(_reading, still.readings)),
            "by" if problem else "",
            problem,
        )  # fmt: skip


def _sentence(found: NextGeneration) -> str:
    number = len(found.emerging)
    if not number:
        return "No emerging leader or trainee is known yet."
    sponsored = f"{found.sponsored:,} of them {'has' if found.sponsored == 1 else 'have'} a sponsor"
    network = sum(bool(item.networks) for item in found.emerging)
    return (
        f"{count(number, 'emerging leader or trainee is', 'emerging leaders and trainees are')} "
        f"known; {sponsored}, and {network:,} {'is' if network == 1 else 'are'} in a network."
    )


def _emerging(snapshot: Snapshot, item: Emerging, who: Visitor) -> EmergingRow:
    """Somebody's row; who was paired with whom is for the team and for the two."""
    note = "looks for a sponsor or mentor" if item.seeks and not item.sponsors else ""
    told = who.is_team or who.person_id in (item.person_id, *item.sponsors)
    return EmergingRow(
        Named(snapshot.label("Person", item.person_id), person_link(item.person_id), note),
        bool(item.sponsors),
        tuple(Named(snapshot.label("Person", id_), person_link(id_)) for id_ in item.sponsors)
        if told else (),
        tuple(Named(snapshot.label("Programme", id_), programme_link(id_))
              for id_ in dict.fromkeys(item.networks)),
    )  # fmt: skip


def _opening(snapshot: Snapshot, item: Opening) -> OpeningRow:
    body = snapshot.posts[item.post_id].organization_id
    return OpeningRow(
        snapshot.label("Post", item.post_id),
        Named(snapshot.label("Organization", body), body_link(body)),
        day_in_words(item.end),
        tuple(
            Named(snapshot.label("Person", one.person_id), person_link(one.person_id),
                  listed([SIGNS[code] for code in one.signs]) or "no sign of it yet")
            for one in item.ready
        ),
    )  # fmt: skip


def _still(found: Stagnation) -> str:
    now = found.readings[-1] if found.readings else None
    if now is None or now.long is None:
        return "Since when seats are held is not known, so nobody can say whether they stand still."
    said = f"{now.long:.0f}% of seats have been held by the same person for five years or longer"
    trend = found.trend
    if trend is None:
        return f"{said}; too few days are known for a trend.{_new(found)}"
    interval = f"between {trend.low:+.1f} and {trend.high:+.1f}"
    words = {"worse": "and it grows", "better": "and it falls",
             "unclear": "and whether it grows or falls is too close to say"}  # fmt: skip
    return (
        f"{said}, {words[trend.direction]}: {trend.a_year:+.1f} points a year "
        f"({interval}, with 95% confidence).{_new(found)}"
    )


def _new(found: Stagnation) -> str:
    """How many who sit on bodies are new, now and on the first day; "" where it is not known."""
    now, then = found.readings[-1].newcomers, found.readings[0].newcomers
    if now is None or then is None:
        return ""
    since = day_in_words(found.readings[0].as_of)
    return (f" Of those who sit on bodies {now:.0f}% sat on none a year before; on {since} it was "
            f"{then:.0f}%.")  # fmt: skip


def _picture(found: Stagnation) -> Markup:
    points = [Point(item.as_of, item.long) for item in found.readings if item.long is not None]
    if not points:
        return Markup("")
    label = (f"Per cent of seats held for five years or longer: from {points[0].value:.0f} to "
             f"{points[-1].value:.0f}")  # fmt: skip
    return line_chart(label, points, last=f"{points[-1].value:.0f}%")


def _reading(item: Reading) -> ReadingRow:
    def said(value: float | None, unit: str) -> str:
        return "Not known" if value is None else f"{value:.0f}{unit}"

    return ReadingRow(
        day_in_words(item.as_of), said(item.long, "%"), said(item.median_months, ""),
        said(item.newcomers, "%"),
    )  # fmt: skip
