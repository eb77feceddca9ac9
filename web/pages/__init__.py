"""The pages, one file each: gather, conclude, show. A new page is one line here."""

from flask import Blueprint

from web.pages import (
    columns,
    governance,
    health,
    load,
    missing,
    organizations,
    pairings,
    people,
    person,
    sign_in,
    today,
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
    pairings.pages,
    load.pages,
    columns.pages,
    map_page.pages,
    governance.pages,
)
