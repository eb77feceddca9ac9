"""What is new on the map since a day: people and ties that came, and that are gone."""

from dataclasses import dataclass

from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.pages.map_part import Part, pair_of
from web.templating import count

MOST = 12


@dataclass(frozen=True)
class News:
    """The people and ties (sorted pairs of ids) that are new, and those that are gone."""

    since: str
    people: frozenset[str]
    ties: frozenset[tuple[str, str]]
    people_gone: frozenset[str]
    ties_gone: frozenset[tuple[str, str]]


def news_of(part: Part) -> News | None:
    """What changed on a part since the day that is asked for, None where none is."""
    before, found = part.before, part.found
    if before is None or found is None:
        return None
    people = frozenset(dot.id for dot in found.dots)
    ties = frozenset(pair_of(item.one, item.other) for item in found.relations)
    # A part around somebody shows only some: whoever is not in it has not gone for that.
    gone = frozenset() if part.asked.by_ties else before.people - people
    lost = frozenset(pair for pair in before.pairs - ties if {*pair} <= people | gone)
    return News(before.snapshot.as_of, people - before.people, ties - before.pairs, gone, lost)


def news_said(part: Part, news: News) -> tuple[str, ...]:
    """The same in sentences, naming the first."""
    if part.before is None:
        return ()
    now, then = part.snapshot, part.before.snapshot
    day = in_words(news.since)
    said = [
        (news.people, f"{count(len(news.people), 'person is', 'people are')} new since {day}", now),
        (news.people_gone, f"{count(len(news.people_gone), 'person is', 'people are')} gone", then),
    ]
    sentences = [f"{text}: {_named(snapshot, ids)}." for ids, text, snapshot in said if ids]
    if news.ties or news.ties_gone:
        came, went = count(len(news.ties), "tie"), count(len(news.ties_gone), "tie")
        sentences.append(f"{came} came and {went} went since {day}.")
    return tuple(sentences) or (f"Nothing changed here since {day}.",)


def _named(snapshot: Snapshot, ids: frozenset[str]) -> str:
    names = sorted(snapshot.label("Person", id_) for id_ in ids)
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")
