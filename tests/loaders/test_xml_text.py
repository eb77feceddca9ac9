"""Characters that XML forbids neither spoil an export nor are hidden in it."""

from pathlib import Path

import networkx as nx

from graph_service.store.contents import Contents
from loaders import write_graphml, write_records
from loaders.xml_text import xml_text
from tests.builders import person, snapshot
from tests.loaders.files import read_sheets


def test_a_forbidden_character_is_replaced_by_a_mark_and_others_stay() -> None:
    assert xml_text("a\x07b\ufffec\td\né") == "a\ufffdb\ufffdc\td\né"


def test_exports_with_forbidden_characters_can_be_read(tmp_path: Path) -> None:
    odd = snapshot(person("a\x07", name="Ann\ufffe", job_title="Nurse\x07"))
    write_records(tmp_path / "a.xlsx", Contents(odd, tuple(odd.people.values()), ("",)))
    names = [
        sheet.column("name")
        for sheet in read_sheets(tmp_path / "a.xlsx")
        if "name" in sheet.headings
    ]
    assert ["Ann\ufffd"] in [list(name) for name in names]
    write_graphml(tmp_path / "a.graphml", odd)
    [(node, facts)] = nx.read_graphml(tmp_path / "a.graphml").nodes(data=True)
    assert (node, facts["label"]) == ("Person:a\ufffd", "Ann\ufffd")
