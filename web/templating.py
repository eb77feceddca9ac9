"""How templates are read: the design system's beside ours, everything escaped."""

from flask import Flask
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader

from graph_service.days import in_words
from web.day_asked import day_shown
from web.glossary import explained


def prepare(app: Flask) -> None:
    """Set up an application's templates."""
    own = app.jinja_loader
    design = PackageLoader("nhsuk_frontend_jinja")
    app.jinja_loader = ChoiceLoader([own, design] if own else [design])
    app.jinja_env.autoescape = True  # Flask decides by the file's ending, and misses `.jinja`
    app.jinja_env.undefined = ChainableUndefined  # the design system's macros need it
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals |= {"explained": explained, "day_shown": day_shown}
    app.jinja_env.filters |= {"day": in_words, "count": count, "moment": moment}


def count(number: int, one: str, many: str = "") -> str:
    """A number with its word: `1 post`, `12 posts`, `1,930 ties`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def moment(value: str) -> str:
    """An ISO moment in words: `3 March 2026 at 09:05` (UTC)."""
    day, _, time = value.partition("T")
    return f"{in_words(day)} at {time[:5]}" if time else in_words(day)
