"""The compose file is valid, and keeps the promises that an installation rests on."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")


def filled_in() -> str:
    """The file as compose reads it: defaults in place, and a password where one is demanded."""
    return re.sub(r"\$\{\w+:(-|\?)([^}]*)\}", lambda m: m[2] if m[1] == "-" else "secret", TEXT)


def service(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(TEXT)["services"][name]
    return found


def test_it_follows_the_compose_specification() -> None:
    compose = PyCompose.from_yaml(filled_in())
    compose.validate()
    assert sorted(compose.service_names()) == ["neo4j", "web"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("service_healthy", "service_helthy"), ("healthcheck:", "healthchek:"), ("40s", "forty")],
)
def test_the_check_would_notice(right: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"neo4j|web"):
        PyCompose.from_yaml(filled_in().replace(right, wrong))


def test_every_network_and_volume_that_is_used_is_declared() -> None:
    document = yaml.safe_load(TEXT)
    for name in ("neo4j", "web"):
        volumes = {volume.split(":")[0] for volume in service(name)["volumes"]}
        assert volumes <= document["volumes"].keys()
        assert set(service(name)["networks"]) <= document["networks"].keys()


def test_the_database_is_the_long_term_release_and_keeps_its_data() -> None:
    neo4j = service("neo4j")
    assert neo4j["image"] == "neo4j:5.26-community"
    assert {"neo4j-data:/data", "neo4j-logs:/logs"} == set(neo4j["volumes"])


def test_the_database_is_asked_whether_it_answers() -> None:
    check = service("neo4j")["healthcheck"]
    assert "cypher-shell" in check["test"][-1]
    assert "RETURN 1" in check["test"][-1]
    assert check["start_period"] == "40s"


def test_the_database_is_not_reached_from_outside() -> None:
    assert "ports" not in service("neo4j")
    assert service("neo4j")["networks"] == ["database"]
    assert yaml.safe_load(TEXT)["networks"]["database"]["internal"] is True


def test_no_password_is_written_down() -> None:
    asked = "${NEO4J_PASSWORD:?choose a password for the database}"
    assert service("neo4j")["environment"]["NEO4J_AUTH"] == f"neo4j/{asked}"
    store = service("web")["environment"]["LEADERSHIP_MAP_STORE"]
    assert store == f"neo4j://neo4j:{asked}@neo4j:7687/neo4j"
    assert service("web")["environment"]["LEADERSHIP_MAP_SECRET"].startswith(
        "${LEADERSHIP_MAP_SECRET:?"
    )


def test_the_web_service_waits_for_a_healthy_database() -> None:
    assert service("web")["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_the_web_service_runs_with_no_more_rights_than_it_needs() -> None:
    web = service("web")
    assert web["read_only"] is True
    assert web["cap_drop"] == ["ALL"]
    assert web["user"].startswith("10001")
    assert "USER 10001" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
