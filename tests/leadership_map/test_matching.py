"""`match`: a table of scores from elsewhere is solved, or refused in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from leadership_map.main import main


def run(folder: Path, text: str, *options: str) -> Result:
    path = folder / "scores.csv"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["match", str(path), *options])


def answer(folder: Path, text: str, *options: str) -> dict[str, Any]:
    done = run(folder, text, "--json", *options)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_answer_is_as_the_contract_says(tmp_path: Path) -> None:
    # h1 with v1 and h2 with v3 is 8.5; h1 with v2 and h2 with v1 only 5.
    found = answer(tmp_path, ",v1,v2,v3\nh1,5,1,\nh2,4,,3.5\n")
    assert found == {
        "pairs": [["h1", "v1", 5], ["h2", "v3", 3.5]],
        "reached": 2, "total": 8.5, "worst": 3.5, "optimal": True,
    }  # fmt: skip


def test_more_visitors_reached_comes_before_any_score(tmp_path: Path) -> None:
    found = answer(tmp_path, ",v1,v2\nh1,0,100\nh2,,-5\n")
    assert found["reached"] == 2
    assert found["total"] == -5


def test_a_host_of_two_and_visitors_of_two_visits(tmp_path: Path) -> None:
    found = answer(tmp_path, ",v1,v2\nh1,1,2\nh2,3,\n", "--capacity", "2", "--visits", "2")
    assert sorted(found["pairs"]) == [["h1", "v1", 1], ["h1", "v2", 2], ["h2", "v1", 3]]
    assert (found["reached"], found["total"]) == (2, 6)


def test_fairness_gives_up_total_for_the_worst_pair(tmp_path: Path) -> None:
    text = ",v1,v2\nh1,100,40\nh2,60,1\n"
    assert answer(tmp_path, text)["total"] == 101
    fair = answer(tmp_path, text, "--fair")
    assert (fair["total"], fair["worst"]) == (100, 40)


def test_in_one_pool_everybody_is_with_one_other(tmp_path: Path) -> None:
    # a-b and c-d are 2, a-c and b-d 7, whichever of the two cells says so.
    text = ",a,b,c,d\na,,1,4,\nb,1,,,3\nc,,,,1\nd,,,,\n"
    found = answer(tmp_path, text, "--one-pool")
    assert (found["pairs"], found["reached"]) == ([["a", "c", 4], ["b", "d", 3]], 4)


def test_columns_of_a_pool_may_stand_in_another_order(tmp_path: Path) -> None:
    found = answer(tmp_path, ",c,a,b\na,2,,1\nb,9,1,\nc,,2,9\n", "--one-pool")
    assert found["pairs"] == [["b", "c", 9]]


def test_nothing_allowed_is_an_answer(tmp_path: Path) -> None:
    found = answer(tmp_path, ",v1\nh1,\n")
    assert found == {"pairs": [], "reached": 0, "total": 0, "worst": None, "optimal": True}


def test_semicolons_and_decimals_that_are_long_stay_exact(tmp_path: Path) -> None:
    found = answer(tmp_path, ";v1;v2\nh1;0.1;0.2\nh2;0.300000001;0.3\n")
    assert found["total"] == pytest.approx(0.500000001, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (",v1\nh1,good\n", [], "row 2, column 2: 'good' is no score"),
        (",v1\nh1,nan\n", [], "'nan' is no score"),
        (",v1,v1\nh1,1,2\n", [], "row 1, column 3: 'v1' stands here again"),
        (",v1\nh1,1\nh1,2\n", [], "row 3, column 1: 'h1' stands here again"),
        (",v1\n,1\n", [], "row 2, column 1: there is no name here"),
        ("v1\n", [], "it needs hosts in the first column"),
        (
            ",a,b\na,,1\nb,2,\n",
            ["--one-pool"],
            "row 2, column 3: 'a' and 'b' have 1 here and 2 in row 3, column 2: make them the same",
        ),
        (
            ",a,b\na,,1\nb,,\nc,,\n",
            ["--one-pool"],
            "row 4, column 1: 'c' is missing from the first",
        ),
        (",a,b\na,,1\nc,1,\n", ["--one-pool"], "'c' is missing from the first row"),
        (",a,b\na,,1\n", ["--one-pool"], "row 1, column 3: 'b' is missing from the first column"),
        (",v1\nh1,1e300\n", [], "'1e300' is no score"),
    ],
)
def test_what_cannot_be_matched_is_told_in_one_sentence(
    tmp_path: Path, text: str, options: list[str], said: str
) -> None:
    done = run(tmp_path, text, *options)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_file_that_is_not_there_and_options_that_contradict(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["match", str(tmp_path / "none.csv")])
    assert done.exit_code == 1
    assert run(tmp_path, ",a\na,\n", "--one-pool", "--visits", "2").exit_code == 2
