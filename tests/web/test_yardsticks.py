"""`/missing/yardsticks`: what we measure by, and the team's own targets."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.representation import people_gaps
from graph_service.records import Yardstick
from graph_service.scope import Scope
from graph_service.store import TEAM, Batch, Store
from tests.builders import organization
from tests.web.pages import Page
from tests.web.visiting import send

BOARD = "Organization:board"
SECTORS = list(codes.SECTORS)
FORM = f"/missing/yardsticks?scope={BOARD}&by=sector"


def sent(store: Store, client: FlaskClient, **said: Any) -> TestResponse:
    """Send the form of a target for the board by sector; `vcse="2"`, `acute="30%"` fill it in."""
    figures = {code.replace("_", "-"): said.pop(code.replace("-", "_"), "") for code in SECTORS}
    data = {
        "scope": BOARD,
        "by": "sector",
        "name": "target",
        "basis": "agreed in March",
        "version": store.version(),
        "group": SECTORS,
        "people": ["" if "%" in figures[code] else figures[code] for code in SECTORS],
        "percent": [figures[code] if "%" in figures[code] else "" for code in SECTORS],
        **said,
    }
    return send(client, "/missing/yardsticks", data, form_on=FORM)


def rows(store: Store) -> dict[str, Yardstick]:
    return {row.group: row for row in store.read().yardsticks.values()}


def test_the_built_in_ones_are_explained_and_the_others_name_their_source(
    team: FlaskClient, store: Store
) -> None:
    row = Yardstick(
        id="y", name="population", dimension="ethnicity", group="White", share=0.6, basis="Census"
    )
    store.write(Batch("more", [row]), by="test", why="test")
    page = Page(team.get("/missing/yardsticks").text)
    assert "At least one person of each group." in page.said_in("dd")
    assert "Ethnicity" in page.said_in("th")
    said = ["For whom Everywhere", "Figures White 60.0%", "From Census"]
    assert ["".join(words.split()) for words in page.said_in("td")[:3]] == [
        "".join(words.split()) for words in said
    ]


def test_an_empty_list_says_how_to_fill_it(team: FlaskClient) -> None:
    text = team.get("/missing/yardsticks").text
    assert "We measure by four yardsticks. The programme team has set no target" in text
    assert "Set a target above" in text


def test_a_target_is_kept_and_is_what_the_board_is_measured_by(
    team: FlaskClient, store: Store
) -> None:
    answer = sent(store, team, vcse="2", acute="30%")
    assert answer.status_code == 302
    assert answer.location == f"/missing?scope={BOARD}&by=sector&yardstick=target"
    found = people_gaps(store.read(), ("sector",), Scope.parse(BOARD))
    assert (found.yardstick, found.basis) == ("target", "agreed in March")
    asked = {gap.group[0]: gap.expected for gap in found.groups if gap.expected is not None}
    assert asked == {"vcse": 2, "acute": 0.3}  # one person sits on the board
    assert "The target &#39;target&#39; is kept." in team.get(answer.location).text
    assert store.entries()[-1].why == "target 'target' for Partnership Board by sector"


def test_the_form_shows_what_is_said_and_marks_the_group_that_was_asked_for(
    team: FlaskClient, store: Store
) -> None:
    sent(store, team, vcse="2", acute="30%")
    text = team.get(f"{FORM}&group=vcse").text
    page = Page(text)
    assert "Target for Partnership Board by sector" in page.said_in("h2")
    assert 'value="2"' in text
    assert 'value="30"' in text
    assert text.count(" autofocus") == 1
    assert "Voluntary, community and social enterprise You came for this" in page.said_in("th")


def test_a_blank_takes_the_teams_row_away_and_the_change_can_be_taken_back(
    team: FlaskClient, store: Store
) -> None:
    sent(store, team, vcse="2", acute="30%")
    sent(store, team, vcse="2", changes="yes")
    assert rows(store).keys() == {"vcse"}
    assert "Take this back" in team.get("/missing/yardsticks").text
    undo = f"/missing/yardsticks/{store.version()}/undo"
    answer = send(team, undo, {}, form_on="/missing/yardsticks")
    assert answer.location == "/missing/yardsticks#changes"
    assert rows(store).keys() == {"vcse", "acute"}


def test_the_last_row_taken_away_leaves_no_target(team: FlaskClient, store: Store) -> None:
    sent(store, team, vcse="2")
    answer = sent(store, team, changes="yes")
    assert answer.location == f"/missing?scope={BOARD}&by=sector"
    assert rows(store) == {}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"vcse": "two"}, "write a whole number of people"),
        ({"vcse": "-1"}, "write a whole number of people"),
        ({"vcse": "101%"}, "write a share from 0 to 100 per cent"),
        ({"vcse": "nan%"}, "write a share from 0 to 100 per cent"),
        ({"vcse": "2", "basis": " "}, "Say where the figures are from"),
        ({"vcse": "2", "name": ""}, "Give the target a name"),
        ({"vcse": "2", "name": "Population"}, "is the name of a yardstick that is no target"),
        ({}, "Fill in at least one group."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field_and_what_was_typed_stays(
    team: FlaskClient, store: Store, said: dict[str, str], problem: str
) -> None:
    answer = sent(store, team, **said)
    assert answer.status_code == 400
    assert answer.text.count(problem) == 2  # at the top, and beside the field
    assert f'value="{said.get("vcse", "")}"' in answer.text
    assert rows(store) == {}


def test_a_number_and_a_share_for_one_group_are_one_too_many(
    team: FlaskClient, store: Store
) -> None:
    both = ["5" if code == "vcse" else "" for code in SECTORS]
    answer = sent(store, team, people=both, percent=both)
    assert "give a number of people or a share, not both" in answer.text


def test_shares_that_cannot_all_be_met_are_kept_with_a_warning(
    team: FlaskClient, store: Store
) -> None:
    answer = sent(store, team, vcse="60%", acute="50%")
    assert "The shares add up to 110%" in team.get(answer.location).text
    assert len(rows(store)) == 2


def test_a_form_that_somebody_overtook_is_shown_again_with_what_was_typed(
    team: FlaskClient, store: Store
) -> None:
    answer = sent(store, team, vcse="7", version=store.version() - 1)
    assert answer.status_code == 409
    assert "Somebody changed the data meanwhile" in answer.text
    assert 'value="7"' in answer.text
    assert rows(store) == {}


def file_row(store: Store, **said: Any) -> None:
    row = Yardstick(
        id="from-file", name="target", dimension="sector", group="VCSE", scope=BOARD, basis="file"
    )
    words = codes.SECTORS.say("vcse")
    kept = Yardstick(**{**{f: getattr(row, f) for f in ("id", "name", "dimension", "scope")},
                        "group": words, "basis": "file", **said})  # fmt: skip
    store.write(Batch("plan 2026", [kept]), by="test", why="load")


def test_the_teams_figure_overrules_a_files_and_stays_when_the_file_is_loaded_again(
    team: FlaskClient, store: Store
) -> None:
    file_row(store, count=1)
    assert "These figures came with “plan 2026”." in team.get(FORM).text
    sent(store, team, vcse="3", changes="yes")
    file_row(store, count=2)
    (row,) = store.read().yardsticks.values()
    assert (row.count, row.basis, row.source.name) == (3, "agreed in March", TEAM)


def test_a_files_figure_is_not_taken_away_here_nor_measured_in_another_way(
    team: FlaskClient, store: Store
) -> None:
    file_row(store, count=1)
    blank = sent(store, team, acute="1", changes="yes")
    assert "can&#39;t be taken away here: write 0 to ask for nobody" in blank.text
    other = sent(store, team, vcse="10%", changes="yes")
    assert "came with &#39;plan 2026&#39; as a number of people" in other.text
    assert rows(store).keys() == {codes.SECTORS.say("vcse")}


def test_of_two_targets_the_page_says_which_is_used(team: FlaskClient, store: Store) -> None:
    sent(store, team, vcse="2", name="Autumn")
    sent(store, team, acute="1", name="target")
    page = Page(team.get("/missing/yardsticks").text)
    assert "Unless another is chosen" in " ".join(page.said_in("td"))
    assert "When chosen; otherwise “target” is" in " ".join(page.said_in("td"))
    text = team.get(f"{FORM}&name=Autumn").text
    assert "used here only when it is chosen; otherwise “target” is" in text


def test_a_new_target_does_not_overwrite_one_of_the_same_name(
    team: FlaskClient, store: Store
) -> None:
    sent(store, team, vcse="2")
    answer = sent(store, team, acute="1")
    assert "There is a target &#39;target&#39; here already" in answer.text
    assert rows(store).keys() == {"vcse"}


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("by=ethnicity", "shown only as published totals"),
        ("by=shoe-size", "People cannot be grouped by"),
        ("by=sector&scope=nonsense", "is not known: write KIND:ID"),
        ("by=sector&scope=Area:nowhere", "There is no Area with the id"),
    ],
)
def test_a_target_for_what_is_not_there_is_refused_in_words(
    team: FlaskClient, query: str, problem: str
) -> None:
    answer = team.get(f"/missing/yardsticks?{query}")
    assert answer.status_code == 400
    assert problem in answer.text.replace("&#39;", "'")


def test_another_change_cannot_be_taken_back_here(team: FlaskClient) -> None:
    answer = send(team, "/missing/yardsticks/1/undo", {}, form_on=FORM)
    assert answer.status_code == 404


def test_a_new_target_is_called_as_the_one_by_other_groups(team: FlaskClient, store: Store) -> None:
    assert 'value="Partnership Board target"' in team.get(FORM).text
    sent(store, team, vcse="2", name="Autumn")
    assert 'value="Autumn"' in team.get(f"/missing/yardsticks?scope={BOARD}&by=level").text


@pytest.mark.parametrize("code", BY_CODE)
@pytest.mark.parametrize("scope", ["", f"&scope={BOARD}"])
def test_a_target_can_be_set_along_every_dimension(
    team: FlaskClient, code: str, scope: str
) -> None:
    text = team.get(f"/missing/yardsticks?by={code}{scope}").text
    assert f"by {codes.DIMENSIONS.say(code).lower()}" in text
    assert "Save the target" in text


def test_of_very_many_groups_only_those_with_a_figure_and_the_one_asked_for_are_shown(
    team: FlaskClient, store: Store
) -> None:
    many = [organization(f"o{number}", name=f"Trust {number}") for number in range(70)]
    store.write(Batch("more", many), by="test", why="test")
    page = Page(team.get("/missing/yardsticks?by=organization&group=o7").text)
    assert [words for words in page.said_in("th") if "Trust" in words] == [
        "Trust 7 You came for this"
    ]
    assert "70 groups without a figure are not shown." in " ".join(page.said_in("p"))


def test_an_earlier_change_of_the_same_figure_waits_for_the_later_one_to_be_taken_back(
    team: FlaskClient, store: Store
) -> None:
    sent(store, team, vcse="2")
    first = store.version()
    sent(store, team, vcse="3", changes="yes")
    undo = f"/missing/yardsticks/{first}/undo"
    answer = send(team, undo, {}, form_on="/missing/yardsticks")
    assert "the same was changed again since" in team.get(answer.location).text
    assert rows(store)["vcse"].count == 3
