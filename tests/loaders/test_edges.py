"""Tables of nodes and edges: people and ties, ids as in the file, nothing lost."""

from pathlib import Path

import openpyxl
import pytest

from graph_service.errors import Unreadable
from graph_service.records import Person
from graph_service.store import Batch, Store
from loaders import load, read
from tests.builders import person
from tests.loaders.files import write
from tests.loaders.network_files import (
    attendances,
    complaints,
    counts,
    ends,
    events,
    pair,
    people,
    reading_of,
    ties,
)

ANN_AND_BO = [("id", "name"), ("1", "Ann"), ("2", "Bo")]


def test_nodes_become_people_and_edges_ties_with_every_further_column(tmp_path: Path) -> None:
    found = reading_of(
        pair(
            tmp_path,
            [("id", "name", "level", "dept"), ("1", "Ann", "3", "x"), ("2", "Bo", "", "y")],
            [("source", "target", "weight", "since", "medium"), ("2", "1", "2.5", "2019", "phone")],
        )
    )
    assert found.format == "edges"
    assert not found.problems
    assert [batch.source for batch in found.batches] == ["net"]
    assert people(found)["1"].attributes == {"level": "3", "dept": "x"}
    assert (people(found)["1"].level, people(found)["2"].attributes) == ("", {"dept": "y"})
    [tie] = ties(found)
    assert (tie.person_id, tie.other_id, tie.context, tie.directed) == ("2", "1", "net", None)
    assert (tie.strength, tie.start_date, tie.attributes) == (2.5, "2019", {"medium": "phone"})
    assert (tie.source.file, tie.source.row) == ("net_edges.csv", 2)


@pytest.mark.parametrize(
    ("cells", "fact"), [(("1", "-1"), "-1"), (("1", "often"), "often"), (("1", "NA"), "")]
)
def test_a_weight_is_a_strength_only_where_all_of_them_are_numbers_of_0_or_more(
    tmp_path: Path, cells: tuple[str, str], fact: str
) -> None:
    nodes = [*ANN_AND_BO, ("3", "Cy")]
    edges = [("source", "target", "weight"), ("1", "2", cells[0]), ("2", "3", cells[1])]
    one, other = ties(reading_of(pair(tmp_path, nodes, edges)))
    assert other.strength is None
    assert other.attributes.get("weight", "") == fact
    assert one.strength == (None if fact else 1.0)


def test_both_directions_are_one_tie_and_facts_that_differ_stand_side_by_side(
    tmp_path: Path,
) -> None:
    edges = [
        ("source", "target", "weight", "medium"),
        ("1", "2", "2", "phone"), ("2", "1", "10", "post"), ("1", "2", "2", "phone"),
    ]  # fmt: skip
    found = reading_of(pair(tmp_path, ANN_AND_BO, edges))
    [tie] = ties(found)
    assert tie.strength == 10
    assert tie.attributes == {"weight": "2; 10", "medium": "phone; post"}
    [problem] = found.problems
    assert (problem.severity, problem.row) == ("warning", 3)
    assert problem.problem.startswith("2 rows say again")


def test_asked_for_as_directed_each_direction_is_a_tie(tmp_path: Path) -> None:
    edges = [("source", "target"), ("1", "2"), ("2", "1")]
    found = reading_of(pair(tmp_path, ANN_AND_BO, edges), directed=True)
    assert ends(found) == [("1", "2"), ("2", "1")]
    assert [item.directed for item in ties(found)] == [True, True]
    assert len({item.id for item in ties(found)}) == 2
    assert not found.problems


def test_a_column_may_say_the_direction_of_each_edge(tmp_path: Path) -> None:
    nodes = [*ANN_AND_BO, ("3", "Cy")]
    edges = [("Source", "Target", "Type"), ("1", "2", "Directed"), ("2", "3", "Undirected")]
    paths = pair(tmp_path, nodes, edges)
    assert [item.directed for item in ties(reading_of(paths))] == [True, None]
    assert [item.directed for item in ties(reading_of(paths, directed=True))] == [True, False]


def test_the_same_two_at_other_times_are_other_ties(tmp_path: Path) -> None:
    edges = [
        ("source", "target", "start", "end"), ("1", "2", "2010", "2012"), ("1", "2", "2015", ""),
    ]  # fmt: skip
    found = reading_of(pair(tmp_path, ANN_AND_BO, edges))
    assert [(item.start_date, item.end_date) for item in ties(found)] == [
        ("2010", "2012"), ("2015", ""),
    ]  # fmt: skip
    assert len({item.id for item in ties(found)}) == 2
    assert not found.problems


def test_ends_may_be_names_that_only_one_node_has(tmp_path: Path) -> None:
    found = reading_of(pair(tmp_path, ANN_AND_BO, [("from", "to"), ("Ann", "2"), ("1", "Bo")]))
    assert ends(found) == [("1", "2")]


def test_an_end_that_is_no_node_and_an_edge_to_itself_are_warnings_at_their_cells(
    tmp_path: Path,
) -> None:
    edges = [("Von", "source", "target"), ("x", "1", "9"), ("x", "2", "2")]
    found = reading_of(pair(tmp_path, ANN_AND_BO, edges))
    assert complaints(found) == [("warning", 2, "target", "9"), ("warning", 3, "target", "2")]
    assert ends(found) == [("1", "9"), ("2", "2")]


def test_a_blank_end_and_a_blank_id_are_errors_at_their_cells(tmp_path: Path) -> None:
    nodes = [*ANN_AND_BO, ("", "Cy")]
    edges = [("source", "target"), ("1", "2"), ("1", "")]
    found = reading_of(pair(tmp_path, nodes, edges))
    assert [item for item in complaints(found) if item[0] == "error"] == [
        ("error", 4, "id", ""), ("error", 3, "target", ""),
    ]  # fmt: skip


def test_the_same_node_twice_is_a_warning_and_with_other_facts_an_error(tmp_path: Path) -> None:
    edges = [("source", "target"), ("1", "2")]
    same = reading_of(pair(tmp_path, [*ANN_AND_BO, ("2", "Bo")], edges))
    assert complaints(same) == [("warning", 4, "id", "2")]
    assert len(people(same)) == 2
    other = reading_of(pair(tmp_path, [*ANN_AND_BO, ("2", "Cy")], edges))
    assert complaints(other) == [("error", 4, "id", "2")]


def test_e_mail_addresses_are_private_and_no_mere_facts(tmp_path: Path) -> None:
    nodes = [("id", "name", "E-mail"), ("1", "Ann", "ann@example.org")]
    found = reading_of(pair(tmp_path, nodes, [("source", "target")]))
    assert (people(found)["1"].email, people(found)["1"].attributes) == ("ann@example.org", {})


def test_a_type_of_true_and_false_makes_events_whichever_way_an_edge_is_written(
    tmp_path: Path,
) -> None:
    nodes = [
        ("id", "name", "type"),
        ("1", "Ann", "False"),
        ("2", "Bo", "FALSE"),
        ("3", "Do", "true"),
    ]
    edges = [("source", "target", "role"), ("1", "3", "host"), ("3", "2", ""), ("1", "2", "")]
    found = reading_of(pair(tmp_path, nodes, edges))
    assert not found.problems
    assert (list(people(found)), list(events(found))) == (["1", "2"], ["3"])
    assert events(found)["3"].name == "Do"
    assert [(item.person_id, item.event_id) for item in attendances(found)] == [
        ("1", "3"), ("2", "3"),
    ]  # fmt: skip
    assert attendances(found)[0].attributes == {"role": "host"}
    assert people(found)["1"].attributes == {}
    assert ends(found) == [("1", "2")]


def test_two_modes_in_a_workbook_of_two_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    nodes, edges = book.create_sheet("nodes"), book.create_sheet("edges")
    nodes.append(["id", "name", "type"])
    nodes.append([1, "Ann", False])
    nodes.append([2, "Do", True])
    edges.append(["source", "target"])
    edges.append([2, 1])
    book.save(tmp_path / "summits.xlsx")
    found = read([tmp_path / "summits.xlsx"])
    assert counts(found) == {"Person": 1, "Event": 1, "Attendance": 1}
    assert [batch.source for batch in found.batches] == ["summits"]
    assert not found.problems


def test_an_edge_between_two_events_is_an_error_at_its_cell(tmp_path: Path) -> None:
    nodes = [("id", "name", "type"), ("1", "Do", "TRUE"), ("2", "Da", "TRUE"), ("3", "A", "FALSE")]
    found = reading_of(pair(tmp_path, nodes, [("source", "target"), ("1", "2")]))
    assert complaints(found) == [("error", 2, "target", "2")]


def test_a_node_that_is_neither_person_nor_event_is_an_error(tmp_path: Path) -> None:
    nodes = [("id", "name", "type"), ("1", "Do", "TRUE"), ("2", "Ann", "")]
    found = reading_of(pair(tmp_path, nodes, [("source", "target"), ("1", "2")]))
    assert complaints(found) == [("error", 3, "type", "")]


def test_another_type_is_a_fact(tmp_path: Path) -> None:
    nodes = [("id", "name", "type"), ("1", "Ann", "true"), ("2", "Bo", "nurse")]
    found = reading_of(pair(tmp_path, nodes, [("source", "target"), ("1", "2")]))
    assert people(found)["1"].attributes == {"type": "true"}
    assert counts(found) == {"Person": 2, "Tie": 1}


def test_several_pairs_are_a_source_each(tmp_path: Path) -> None:
    edges = [("source", "target"), ("1", "2")]
    pair(tmp_path, ANN_AND_BO, edges, "advice")
    pair(tmp_path, ANN_AND_BO, edges, "trust")
    found = read([tmp_path])
    assert [(batch.source, len(batch.records)) for batch in found.batches] == [
        ("advice", 3), ("trust", 3),
    ]  # fmt: skip
    assert {item.context for item in ties(found)} == {"advice", "trust"}
    assert not found.problems


def test_a_named_source_takes_all_pairs(tmp_path: Path) -> None:
    edges = [("source", "target"), ("1", "2")]
    pair(tmp_path, ANN_AND_BO, edges, "advice")
    pair(tmp_path, ANN_AND_BO, edges, "trust")
    found = reading_of([tmp_path], source="managers")
    assert [(batch.source, len(batch.records)) for batch in found.batches] == [("managers", 4)]
    assert {item.context for item in ties(found)} == {"advice", "trust"}
    assert not found.errors


def test_one_table_of_nodes_belongs_to_all_tables_of_edges(tmp_path: Path) -> None:
    write(tmp_path / "managers_nodes.csv", *ANN_AND_BO)
    for name in ("advice", "trust"):
        write(tmp_path / f"{name}_edges.csv", ("source", "target"), ("1", "2"))
    found = read([tmp_path])
    assert not found.problems
    assert [batch.source for batch in found.batches] == ["managers"]
    assert [item.context for item in ties(found)] == ["advice", "trust"]


def test_nodes_alone_are_known_by_their_name(tmp_path: Path) -> None:
    found = read([write(tmp_path / "net_nodes.csv", *ANN_AND_BO)])
    assert (found.format, counts(found)) == ("edges", {"Person": 2})
    with pytest.raises(Unreadable):
        read([write(tmp_path / "net.csv", *ANN_AND_BO)], format="edges")


def test_edges_alone_make_people_of_their_ends_and_say_so(tmp_path: Path) -> None:
    path = write(tmp_path / "friends.csv", ("source", "target"), ("Ann", "Bo"), ("Bo", "Cy"))
    found = read([path])
    assert {item.name for item in people(found).values()} == {"Ann", "Bo", "Cy"}
    assert complaints(found) == [("warning", 2, "", "")]
    assert "3 people" in found.problems[0].problem


def test_edges_alone_leave_people_that_others_described_to_them(
    sqlite_store: Store, tmp_path: Path
) -> None:
    sqlite_store.write(Batch("list", [person("1", name="Ann")]), by="tester", why="test")
    path = write(tmp_path / "friends_edges.csv", ("source", "target"), ("1", "Cy"))
    first = load(sqlite_store, [path], by="tester")
    assert not first.refused
    assert sqlite_store.read().people["1"].name == "Ann"
    assert [item.source.name for item in sqlite_store.said("Person", "1")] == ["list"]
    assert sqlite_store.read().people["Cy"].name == "Cy"
    assert load(sqlite_store, [path], by="tester").version == first.version


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_separators_and_blank_lines_make_no_difference(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    nodes = "ID,Name,dept\n\n1,Zoë,x\n\n2,Bo,y\n"
    edges = "\nFrom,To\n1,2\n"
    for name, text in (("nodes", nodes), ("edges", edges)):
        content = text.replace(",", separator).encode(encoding)
        (tmp_path / f"net_{name}.csv").write_bytes(content)
    found = read([tmp_path])
    assert not found.problems
    assert (people(found)["1"].name, people(found)["1"].source.row) == ("Zoë", 3)
    assert ends(found) == [("1", "2")]


def test_a_list_of_people_with_from_and_to_is_no_table_of_edges(tmp_path: Path) -> None:
    path = write(tmp_path / "staff.csv", ("name", "from", "to"), ("Ann", "2019", "2020"))
    with pytest.raises(Unreadable):
        read([path], format="edges")


def test_a_table_that_is_neither_is_left_out_with_a_warning(tmp_path: Path) -> None:
    pair(tmp_path, ANN_AND_BO, [("source", "target"), ("1", "2")])
    write(tmp_path / "notes.csv", ("when", "what"), ("today", "nothing"))
    found = read([tmp_path])
    assert complaints(found) == [("warning", 0, "", "")]
    assert found.problems[0].file == "notes.csv"


def test_facts_of_people_are_those_of_the_file(tmp_path: Path) -> None:
    nodes = [("id", "name", "age", "age", "'=x"), ("1", "Ann", "3", "4", "'=1")]
    found = reading_of(pair(tmp_path, nodes, [("source", "target")]))
    [ann] = people(found).values()
    assert isinstance(ann, Person)
    assert ann.attributes == {"age": "3", "age (2)": "4", "'=x": "=1"}
