"""Departments on the pages: tree, vacancies and problems as counted from the raw rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from graph_service.analysis.governance.bodies import governance
from graph_service.store import Store
from loaders import load
from tests.loaders.test_real_organograms import DAYS, STEMS, counted, files, raw
from tests.web.pages import Page
from tests.web.visiting import AsVisitor

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("Post Unique Reference", "Name", "Grade", "Job Title", "Job/Team Function",
            "Parent Department", "Organisation", "Unit", "Contact Phone", "Contact E-mail",
            "Reports to Senior Post", "Salary Cost of Reports (£)", "FTE",
            "Actual Pay Floor (£)", "Actual Pay Ceiling (£)", "Professional/Occupational Group",
            "Notes", "Valid?")  # fmt: skip
Loaded = Callable[[list[Path]], FlaskClient]


@pytest.fixture
def loaded(store: Store, client_as: AsVisitor) -> Loaded:
    """A leader's browser, over the small system and files that were loaded."""

    def client(paths: list[Path]) -> FlaskClient:
        assert not load(store, paths, by="test").refused
        return client_as("leader")

    return client


def naive_depths(rows: list[dict[str, str]]) -> Counter[int]:
    """How many posts stand how deep in their organisation: up from each row, one by one.

    Of two unlike posts of one reference the first row counts.
    """
    kept = [row for row in rows if not row["Name"].lower().startswith("eliminated")]
    first = {row["Post Unique Reference"]: row for row in reversed(kept)}
    found: Counter[int] = Counter()
    for row in first.values():
        depth, here = 0, row
        while (upper := first.get(here["Reports to Senior Post"])) and (
            upper["Organisation"] == here["Organisation"]
        ):
            depth, here = depth + 1, upper
        found[depth] += 1
    return found


@pytest.mark.real_data
@pytest.mark.parametrize("department", STEMS)
def test_the_tree_has_as_many_posts_on_each_level_as_the_raw_rows(
    loaded: Loaded, store: Store, real_data: Path, department: str
) -> None:
    loaded(files(real_data, department))
    posts = store.whole().posts
    tree = governance(store.read(DAYS.get(department, "2013-09-30")))
    depths = Counter(
        seat.depth
        for body in tree.bodies
        for seat in body.posts
        if posts[seat.id].attributes.get("Staff") == "senior" and "~" not in seat.id
    )
    assert depths == naive_depths(raw(real_data, department, "senior"))


@pytest.mark.real_data
@pytest.mark.parametrize("department", STEMS)
def test_list_file_and_picture_count_the_vacancies_of_the_raw_rows(
    loaded: Loaded, store: Store, real_data: Path, department: str
) -> None:
    leader = loaded(files(real_data, department))
    there = counted(real_data, department)
    day = f"as_of={DAYS.get(department, '2013-09-30')}"
    bodies = {id_ for id_ in store.whole().bodies if "/" not in id_} - {"board", "group"}
    named = {id_: store.whole().bodies[id_].name for id_ in bodies}
    file = leader.get(f"/governance/posts.csv?{day}").get_data().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(file)))
    theirs = [line for line in lines if line["Body"] in named.values()]
    assert sum(line["Vacant"] == "yes" for line in theirs) == there.vacant
    assert len(theirs) == there.posts - there.eliminated + there.junior
    said = [re.search(r"(\d+) vacant", text) for text in summaries(leader, day, named)]
    assert sum(int(found[1]) for found in said if found) == there.vacant
    drawn = [leader.get(f"/governance/picture-of/{id_}?{day}").text for id_ in bodies
             if id_ in store.read(day[6:]).bodies]  # fmt: skip
    texts = [item.text for text in drawn for item in ET.fromstring(text).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert texts.count("Vacant") == there.vacant


def summaries(client: FlaskClient, day: str, named: dict[str, str]) -> list[str]:
    found = Page(client.get(f"/governance?{day}").text).said_in("summary")
    return [text for text in found if any(text.startswith(name) for name in named.values())]


def department(folder: Path, *rows: tuple[str, str, str]) -> list[Path]:
    """A senior file of (reference, name, reports to)."""
    path = folder / "310326-Unseen-senior-data.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADINGS)
        writer.writeheader()
        for reference, name, above in rows:
            writer.writerow(
                dict.fromkeys(HEADINGS, "")
                | {"Post Unique Reference": reference, "Name": name, "Grade": "SCS1",
                   "Job Title": f"Director {reference}", "Parent Department": "Unseen",
                   "Organisation": "Unseen department", "Unit": "Unit",
                   "Reports to Senior Post": above, "FTE": "1.00", "Valid?": "1"}
            )  # fmt: skip
    return [path]


def test_an_unseen_department_with_circles_and_several_roots_is_drawn_and_says_so(
    loaded: Loaded, store: Store, tmp_path: Path
) -> None:
    rows = [
        ("1", "Ada One", "XX"), ("2", "Ben Two", "XX"), ("3", "Cy Three", "1"),
        ("4", "Di Four", "5"), ("5", "Ed Five", "4"), ("6", "Flo Six", "6"),
        ("7", "Vacant", "3"), ("8", "Gus Eight", "99"), ("9", "Hal Nine", "5"),
    ]  # fmt: skip
    leader = loaded(department(tmp_path, *rows))
    (id_,) = {post.organization_id for post in store.whole().posts.values()} - {"board"}
    shown = Page(leader.get(f"/governance/{id_}").text)
    said = " ".join(shown.said_in("li"))
    assert "Posts report to each other in a circle: Director 4" in said
    assert "1 post reports to 'unseen-department:99', and there is no such post" in said
    assert "posts that report to nobody" in said
    assert len(shown.said_in("tr")) == 1 + len(rows)
    drawn = ET.fromstring(leader.get(f"/governance/picture-of/{id_}").text)  # noqa: S314 - our own
    texts = [item.text for item in drawn.iter(f"{SVG}text")]
    assert sorted(text for text in texts if text and text.startswith("Director")) == [
        f"Director {number}" for number in range(1, 10)
    ]
    # 3 below 1, 7 below 3, one of 4 and 5 below the other, 9 below 5.
    lines = [line for line in drawn.iter(f"{SVG}path") if line.get("fill") == "none"]
    assert len(lines) == 4
    assert texts.count("Vacant") == 1
