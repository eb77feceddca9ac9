"""The real NHS organisation files, against what is counted in them line by line."""

import csv
import gzip
import io
from pathlib import Path

import pytest

from graph_service.errors import Unreadable
from graph_service.records import Organization, Relationship
from loaders import read


def lines(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return list(csv.reader(io.StringIO(text)))


def test_every_practice_is_read_with_its_days_and_its_commissioner(real_data: Path) -> None:
    path = real_data / "ods" / "epraccur_2025.csv.gz"
    rows, found = lines(path), read([path])
    practices = [item for item in found.records if isinstance(item, Organization)]
    relations = [item for item in found.records if isinstance(item, Relationship)]
    assert [item.id for item in practices] == [row[0] for row in rows]
    assert [item.name for item in practices] == [row[1].strip() for row in rows]
    assert sum(bool(item.end_date) for item in practices) == 4024
    assert sum(not item.end_date for item in practices) == 12661
    assert sum(item.classification == "GP practice" for item in practices) == 8655
    assert len(relations) == sum(bool(row[14]) for row in rows) == 16510
    assert sum(bool(item.end_date) for item in relations) == 3910
    assert {item.severity for item in found.problems} == {"warning"}
    assert len(found.problems) == len({row[14] for row in rows} - {""})


def test_oxleas_is_in_no_system_by_its_address(real_data: Path) -> None:
    for name, region, geography in (("etr", "Y56", "QKK"), ("sel_etr_2025", "Y59", "QKS")):
        found = read([real_data / "ods" / f"{name}.csv"])
        assert not found.problems
        assert {type(item) for item in found.records} == {Organization}
        [oxleas] = [item for item in found.records if item.id == "RPG"]
        assert isinstance(oxleas, Organization)
        assert (oxleas.name, oxleas.start_date) == ("OXLEAS NHS FOUNDATION TRUST", "1994-04-01")
        assert oxleas.attributes["National grouping"] == region
        assert oxleas.attributes["High level health geography"] == geography
        assert (oxleas.parent_id, oxleas.area_id, oxleas.end_date) == ("", "", "")


def test_commissioners_and_practices_of_one_system_belong_together(real_data: Path) -> None:
    folder = real_data / "ods"
    found = read([folder / "sel_eccg_2025.csv", folder / "sel_epraccur_2025.csv"])
    assert not found.problems
    closed = [item for item in found.records if isinstance(item, Organization) and item.end_date]
    assert len(closed) == 6 + 77
    relations = [item for item in found.records if isinstance(item, Relationship)]
    assert {item.target_id for item in relations} == {"72Q"}
    assert sum(not item.end_date for item in relations) == 330


@pytest.mark.parametrize("name", ["rcpch_icb_la_trust.csv", "sel_gp_practice_pcn_jan2022.csv"])
def test_a_table_that_sets_organisations_beside_each_other_never_becomes_people(
    real_data: Path, name: str
) -> None:
    with pytest.raises(Unreadable, match="does not say who is part of whom"):
        read([real_data / "ods" / name])
