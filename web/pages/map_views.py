"""What the page of the map shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import url_for

from graph_service.analysis.sociogram import MOST_DOTS
from graph_service.codes import DIMENSIONS
from graph_service.days import in_words
from web.choices import Choice
from web.days import Days
from web.links import Named
from web.pages.map_asked import GROUPINGS, Asked
from web.pages.map_choices import MapChoices, questions
from web.pages.map_days import Slider, slider_of, years
from web.pages.map_exports import provenance
from web.pages.map_findings import Finding, findings
from web.pages.map_hubs import hubs_said
from web.pages.map_joined import Joined, joined
from web.pages.map_legend import (
    GroupRow,
    LegendRow,
    clusters_shown,
    groups_shown,
    legend,
)
from web.pages.map_lists import Lists
from web.pages.map_news import news_of, news_said
from web.pages.map_part import Part
from web.pages.map_search import Found, look_for
from web.pages.views_kept import USUAL_DAYS
from web.templating import count
from web.visitor import Visitor

FORMS = {"xlsx": "Excel", "json": "JSON", "graphml": "GraphML", "gexf": "GEXF"}


@dataclass(frozen=True)
class MapPage:
    """The map of the people asked for; `data_address` is "" where there is nothing to draw."""

    sentence: str
    asked: Asked
    by_words: str
    findings: tuple[Finding, ...]
    found: Found | None
    choices: MapChoices
    questions: tuple[Named, ...]
    years: tuple[Choice, ...]
    slider: Slider
    joined: Joined
    news: tuple[str, ...]
    more_asked: bool
    legend: tuple[LegendRow, ...]
    groups: tuple[GroupRow, ...]
    clusters: tuple[Named, ...]
    table: Lists
    data_address: str
    around_address: str
    picture_address: str
    still_address: str
    csv_address: str
    files: tuple[Named, ...]
    provenance: str
    all_address: str
    narrowed: bool
    query: str
    usual_days: int
    days: Days
    field: str
    problem: str

    @classmethod
    def of(cls, part: Part, who: Visitor) -> "MapPage":
        """The page for a part of the network, as a visitor may see it."""
        asked, found = part.asked, part.found
        query = asked.query()
        drawn = bool(part.ids)
        return cls(
            sentence=_sentence(part),
            asked=asked,
            by_words=DIMENSIONS.say(_by(part)).lower(),
            findings=tuple(findings(part, found)) if found else (),
            found=look_for(part),
            choices=MapChoices.of(part, who),
            questions=tuple(questions(part)),
            years=tuple(years(part)),
            slider=slider_of(part),
            joined=joined(part),
            news=news_said(part, news) if (news := news_of(part)) else (),
            more_asked=_more(asked),
            legend=tuple(legend(part)),
            groups=tuple(groups_shown(part)),
            clusters=tuple(clusters_shown(part, found)) if found and not asked.cluster else (),
            table=Lists.of(part),
            data_address=url_for("map.data", **query) if drawn else "",
            around_address=url_for("map.around_json", **query) if drawn else "",
            picture_address=url_for("map.svg", **query) if drawn else "",
            still_address=url_for("map.svg", **query, still="yes") if drawn else "",
            csv_address=url_for("map.people_csv", **query) if drawn else "",
            files=tuple(_files(query)) if drawn else (),
            provenance=provenance(part),
            all_address=_all_address(part),
            narrowed=asked.narrows,
            query=urlencode(query, doseq=True),
            usual_days=USUAL_DAYS,
            days=part.days,
            field=part.days.field,
            problem=part.days.problem,
        )


def _more(asked: Asked) -> bool:
    """Whether something is chosen that stands under "More choices"."""
    return any(
        (asked.by, asked.ties, asked.hubs, asked.profession, asked.level, asked.body, asked.size,
         asked.programme, asked.as_of, asked.since, asked.status, asked.recent, asked.least,
         asked.tenure)
    )  # fmt: skip


def _files(query: dict[str, Any]) -> Iterator[Named]:
    for form, words in FORMS.items():
        yield Named(words, url_for("map.file", form=form, **query))


def _all_address(part: Part) -> str:
    """The map of everybody, where groups are shown of as many as can be drawn; else ""."""
    if part.groups is None or len(part.ids) > MOST_DOTS:
        return ""
    return url_for("map.page", **part.asked.query(all=True))


def _sentence(part: Part) -> str:
    on = f"On {in_words(part.snapshot.as_of)}: " if part.days.as_of else ""
    people = on + count(len(part.ids), "person", "people")
    if part.groups:
        by = DIMENSIONS.say(part.groups.by).lower()
        return (
            f"{people}, {count(part.groups.ties, 'tie')}, in "
            f"{count(len(part.groups.groups), 'group')} by {by}; "
            f"{part.groups.alone:,} without a tie. Open a group to see its people."
        )
    if part.seats:
        return on + hubs_said(part, part.seats)
    if part.found is None:
        return f"{on}nobody is here."
    measures = part.found.cohesion
    if not measures.ties:
        return (
            f"{people}; no ties between them are known yet."
            if measures.people
            else "Nobody is here."
        )
    clusters = count(len(part.found.clusters), "cluster")
    through = [bridge.name for bridge in measures.bridges[:2]]
    most = f"; most ways between others lead through {' and '.join(through)}" if through else ""
    return f"{people}, {count(measures.ties, 'tie')}, {clusters}{most}."


def _by(part: Part) -> str:
    """The dimension by which dots are told apart."""
    return part.groups.by if part.groups else part.asked.by or GROUPINGS[0]
