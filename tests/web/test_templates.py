"""The guard against misspelt names in templates really guards."""

from dataclasses import dataclass

import pytest
from flask import Flask, render_template
from jinja2 import DictLoader


@dataclass(frozen=True)
class Row:
    name: str


@dataclass(frozen=True)
class SomePage:
    rows: tuple[Row, ...]


def rendered(app: Flask, text: str) -> str:
    with app.test_request_context():
        app.jinja_env.loader = DictLoader({"some.html": text})
        return render_template("some.html", page=SomePage((Row("a"),)))


def test_names_that_are_there_are_shown(app: Flask) -> None:
    assert rendered(app, "{% for row in page.rows %}{{ row.name }}{% endfor %}") == "a"


def test_a_misspelt_name_of_a_page_is_noticed_even_in_a_branch_not_shown(app: Flask) -> None:
    with pytest.raises(AssertionError, match="SomePage has no row"):
        rendered(app, "{% if False %}{{ page.row }}{% endif %}")


def test_a_misspelt_name_of_a_row_is_noticed(app: Flask) -> None:
    with pytest.raises(AssertionError, match="Row has no 'nam'"):
        rendered(app, "{% for row in page.rows %}{{ row.nam }}{% endfor %}")
