"""Twenty-two strings that try to run, in every place of the map where data is shown: none does."""

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Profession, Programme
from graph_service.store import Batch, Store
from tests.builders import body, membership, organization, person, post, tie

HOSTILE = (
    "<script>alert(1)</script>", "\"><script>alert(2)</script>", "'><img src=x onerror=alert(3)>",
    "</title><script>alert(4)</script>", "</textarea><svg onload=alert(5)>", "javascript:alert(6)",
    "<a href=javascript:alert(7)>x</a>", "<iframe src=//evil.example>", "{{ 7 * 7 }}", "{% raw %}",
    "${alert(8)}", "</script><script>alert(9)", "<!-- <svg onload=alert(10)> -->", "]]><b>x</b>",
    "&lt;script&gt;alert(11)&lt;/script&gt;", "\" onmouseover=\"alert(12)", "' style='x:1",
    "=HYPERLINK(\"//evil.example\")", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)",
    "\u202e<script>alert(13)</script>",
)  # fmt: skip
PAGES = (
    "/map", "/map?q=%3Cscript%3Ealert(1)%3C/script%3E", "/map?across=yes", "/map/insight",
    "/map?organization=org0", "/map?organization=org0&organization=org1", "/map?by=profession",
    "/map?since=2026-01-01", "/map?order=ties", "/map?near=p00&steps=2", "/map?near=p00&to=p05",
    "/map?hubs=body", "/map?hubs=organization&list=relations", "/map?list=relations",
    "/people/p00", "/people/p05/introduction", "/governance", "/governance/b0",
)  # fmt: skip


@pytest.fixture(autouse=True)
def hostile(store: Store) -> None:
    """Each string as somebody's name, and as the name of everything that they are in."""
    named = [
        person(f"p{place:02}", name=text, email=f"p{place}@example.org", area_id=f"a{place % 3}",
               profession_ids=(f"j{place % 4}",), job_title=text)
        for place, text in enumerate(HOSTILE)
    ]  # fmt: skip
    around = [
        *(organization(f"org{n}", name=HOSTILE[n], sector="acute") for n in range(5)),
        *(Area(id=f"a{n}", name=HOSTILE[n + 5], classification="borough") for n in range(3)),
        *(Profession(id=f"j{n}", name=HOSTILE[n + 8]) for n in range(4)),
        *(Programme(id=f"g{n}", name=HOSTILE[n + 12]) for n in range(2)),
        *(body(f"b{n}", name=HOSTILE[n + 14]) for n in range(2)),
        *(post(f"s{n}", "b0", label=HOSTILE[n]) for n in range(6)),
    ]
    tied = [
        *(membership(item.id, f"org{place % 5}") for place, item in enumerate(named)),
        *(membership(item.id, post_id=f"s{place}") for place, item in enumerate(named[:6])),
        *(tie("p00", item.id, context=text) for item, text in zip(named, HOSTILE, strict=True)
          if item.id != "p00"),
        tie("p05", "p06", start_date="2026-05-01"),
    ]  # fmt: skip
    store.write(Batch("hostile", [*named, *around, *tied]), by="test", why="test")


class Tags(HTMLParser):
    """What would run: scripts without an address, handlers, addresses that are scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "iframe" or (
            tag == "script" and not (said.get("src") or "").startswith("/static")
        ):
            self.runs.append(tag)
        self.runs += [name for name in said if name.startswith("on")]
        for name in ("href", "src", "action"):
            address = (said.get(name) or "").strip().lower()
            if address.startswith(("javascript:", "//", "http:", "https:")):
                self.runs.append(address)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_runs_what_data_says(team: FlaskClient, address: str) -> None:
    answer = team.get(address)
    assert answer.status_code == 200
    assert Tags(answer.text).runs == []


@pytest.mark.parametrize(
    "address", ["/map/picture.svg", "/map/picture.svg?still=yes", "/governance/picture.svg",
                "/governance/picture-of/b0"],
)  # fmt: skip
def test_no_picture_holds_anything_but_shapes_and_words(team: FlaskClient, address: str) -> None:
    root = ET.fromstring(team.get(address).text)  # noqa: S314 - our own
    tags = {item.tag.split("}")[1] for item in root.iter()}
    assert tags <= {"svg", "title", "path", "g", "text", "a", "rect"}
    for item in root.iter():
        assert not [name for name in item.attrib if name.startswith("on")]
        assert (item.get("href") or "/").startswith("/")


def test_the_scripts_data_hold_each_string_as_it_is_written(team: FlaskClient) -> None:
    data = team.get("/map/data.json").get_json()
    assert {*HOSTILE} <= {node["label"] for node in data["nodes"]}
    assert all(node["address"].startswith("/people/") for node in data["nodes"])


@pytest.mark.parametrize("address", ["/map/people.csv", "/governance/posts.csv"])
def test_no_cell_of_a_csv_begins_as_a_formula(team: FlaskClient, address: str) -> None:
    for row in csv.reader(io.StringIO(team.get(address).text.removeprefix("\ufeff"))):
        for cell in row:
            number = cell.lstrip("-").replace(".", "").isdigit()
            assert number or not cell.lstrip().startswith(("=", "+", "-", "@")), cell


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graph_files_are_well_formed_and_keep_each_string(team: FlaskClient, form: str) -> None:
    root = ET.fromstring(team.get(f"/map/file/{form}").get_data())  # noqa: S314 - our own
    said = {item.text for item in root.iter()} | {
        value for item in root.iter() for value in item.attrib.values()
    }
    for text in HOSTILE:
        assert {text, f"'{text}"} & {item or "" for item in said}, text
    assert not list(root.iter("script"))


def test_json_and_workbook_keep_each_string_as_text(team: FlaskClient) -> None:
    found = json.loads(team.get("/map/file/json").get_data())
    names = {item["name"].removeprefix("'") for item in found["people"]}
    assert {text.removeprefix("'") for text in HOSTILE} <= names
    with zipfile.ZipFile(io.BytesIO(team.get("/map/file/xlsx").get_data())) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "sheet" in name]
    assert not any("<f>" in sheet for sheet in sheets)


def test_the_check_itself_finds_what_would_run() -> None:
    for text in HOSTILE[:8]:
        assert Tags(f'<p title="{text}">{text}</p>').runs or text.startswith("javascript:"), text
