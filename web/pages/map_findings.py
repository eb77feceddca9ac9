"""What the map shows, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.analysis.cohesion import Cohesion
from graph_service.analysis.sociogram import Sociogram
from graph_service.codes import DIMENSIONS
from graph_service.relations import DERIVED
from web.links import Named
from web.pages.map_part import Part
from web.templating import count

NAMED, SHOWN = 5, 3


@dataclass(frozen=True)
class Finding:
    """What the map shows, in a sentence, and the people it rests on."""

    text: str
    people: tuple[Named, ...] = ()
    more: int = 0


def findings(part: Part, found: Sociogram) -> Iterator[Finding]:
    """What deserves a look: across groups, groups that hardly meet, who holds it together."""
    measures = found.cohesion
    if not measures.ties:
        return
    if measures.ei_index is not None:
        yield Finding(_across(measures, DIMENSIONS.say(measures.by).lower()))
    yield from _meetings(part, found)
    if measures.cut_people:
        many = len(measures.cut_people)
        who = "one person" if many == 1 else f"any one of {many} people"
        text = f"If {who} left, a part of the network would lose touch with the rest:"
        yield _named(part, text, measures.cut_people)
    yield from _without_ties(part, measures)


def _without_ties(part: Part, measures: Cohesion) -> Iterator[Finding]:
    """Who is not yet connected; who asked for their ties not to be shown is counted, not named."""
    told = not {*part.ties} & {*DERIVED}
    people = part.snapshot.people
    refused = {id_ for id_ in part.ids if told and people[id_].consent_ties is False}
    alone = [id_ for id_ in measures.isolates if id_ not in refused]
    if alone:
        many = count(len(alone), "person has", "people have")
        yield _named(part, f"{many} no tie that is shown here:", alone)
    if refused:
        many = count(len(refused), "person", "people")
        yield Finding(f"The ties of {many} who asked for them not to be shown are left out.")


def _meetings(part: Part, found: Sociogram) -> Iterator[Finding]:
    words = found.grouping.words
    silent = [f"{words[m.one]} and {words[m.other]}" for m in found.meetings if not m.people]
    if silent:
        more = f" (and {len(silent) - SHOWN} more pairs)" if len(silent) > SHOWN else ""
        yield Finding(f"No tie joins {', nor '.join(silent[:SHOWN])}{more}.")
    for meeting in [item for item in found.meetings if item.people][:SHOWN]:
        many = count(len(meeting.people), "person", "people")
        text = f"{words[meeting.one]} and {words[meeting.other]} meet only through {many}:"
        yield _named(part, text, meeting.people)


def _across(measures: Cohesion, group: str) -> str:
    index = measures.ei_index or 0.0
    shown = f"{index:+.2f}".replace("-", "−")
    return (
        f"Of 100 ties, {round(50 * (1 + index))} lead from one {group} to another (E-I index "
        f"{shown}; −1 is all within, +1 all across)."
    )


def _named(part: Part, text: str, ids: Sequence[str]) -> Finding:
    return Finding(text, tuple(map(part.person, ids[:NAMED])), max(0, len(ids) - NAMED))
