"""The pages, one file each: gather, conclude, show. A new page is one line here."""

from flask import Blueprint

from web.pages import health, load, organizations, people, person, sign_in, today

BLUEPRINTS: tuple[Blueprint, ...] = (
    health.pages,
    sign_in.pages,
    today.pages,
    people.pages,
    person.pages,
    organizations.pages,
    load.pages,
)
