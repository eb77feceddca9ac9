"""The pages, one file each: gather, conclude, show. A new page is one line here."""

from flask import Blueprint

from web.pages import (
    columns,
    duplicates,
    everything,
    governance,
    groups,
    health,
    load,
    measures,
    missing,
    missing_group,
    nobody,
    organizations,
    over_time,
    pairings,
    people,
    person,
    sign_in,
    sources,
    today,
    voice,
    yardsticks,
)
from web.pages import map as map_page

BLUEPRINTS: tuple[Blueprint, ...] = (
    health.pages,
    sign_in.pages,
    today.pages,
    people.pages,
    person.pages,
    organizations.pages,
    missing.pages,
    measures.pages,
    over_time.pages,
    missing_group.pages,
    voice.pages,
    nobody.pages,
    yardsticks.pages,
    groups.pages,
    pairings.pages,
    load.pages,
    columns.pages,
    duplicates.pages,
    sources.pages,
    everything.pages,
    map_page.pages,
    governance.pages,
)
