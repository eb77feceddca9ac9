"""Work on a file in the background: how far it is, leaving it, stopping it, its failures."""

import io
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import loaders
from graph_service.store import Store
from loaders import LoadReport
from tests.web.pages import Page
from tests.web.test_load import PEOPLE, arrive, confirm, upload
from tests.web.visiting import send
from web import uploading
from web.jobs import Dropped, Job

WORKING = "We are working on your file"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Loading stands still half-way until the gate is opened."""
    opened, load = threading.Event(), loaders.load

    def slow(*args: Any, progress: Any, **kwargs: Any) -> LoadReport:
        progress("people.csv", 0.5)
        opened.wait(20)
        return load(*args, progress=progress, **kwargs)

    monkeypatch.setattr(uploading, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(loaders, "load", slow)
    yield opened
    opened.set()


def sent(client: FlaskClient) -> str:
    """Send a file whose reading stands still; the page that comes."""
    files = {"files": [(io.BytesIO(PEOPLE), "people.csv")]}
    answer = send(client, "/load", files, form_on="/load")
    answer = client.get(answer.location)
    assert answer.location == "/load/working"
    return client.get("/load/working").text


def test_a_page_says_how_far_the_work_is_and_goes_on_by_itself(
    team: FlaskClient, gate: threading.Event
) -> None:
    text = sent(team)
    assert WORKING in text
    assert "Reading people.csv" in text
    assert '<progress class="app-progress" id="how-far" max="100" value="45">' in text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in text
    told = team.get("/load/progress").json
    assert told == {"over": False, "doing": "Reading people.csv", "percent": 45}
    gate.set()
    assert "2 records read" in arrive(team, team.get("/load/working")).text
    assert team.get("/load/progress").get_json()["over"]


def test_leaving_the_page_does_not_lose_the_work(
    team: FlaskClient, store: Store, gate: threading.Event
) -> None:
    sent(team)
    assert "people.csv waits for you" in team.get("/load").text
    gate.set()
    arrive(team, team.get("/load/preview"))
    gate.clear()
    answer = send(team, "/load/confirm", {"version": store.version()}, form_on="/load/preview")
    assert answer.location == "/load/working"
    assert "people.csv is still being loaded" in team.get("/load").text
    assert "We are loading people.csv." in team.get("/load/working").text
    gate.set()
    assert "Loaded." in arrive(team, team.get("/load/working")).text
    assert "new-1" in store.whole().people


def test_work_that_is_stopped_changes_nothing(
    team: FlaskClient, store: Store, gate: threading.Event
) -> None:
    gate.set()
    upload(team, (PEOPLE, "people.csv"))
    gate.clear()
    before = store.fingerprint()
    send(team, "/load/confirm", {"version": store.version()}, form_on="/load/preview")
    [kept] = team.application.extensions["leadership-map"].uploads._uploads.values()
    send(team, "/load/discard", {}, form_on="/load/working")
    gate.set()
    assert kept.writing is not None
    assert kept.writing.is_over_within(10)
    assert store.fingerprint() == before
    assert team.get("/load/preview").location == "/load"


def test_a_crash_becomes_a_page_and_the_next_look_tries_anew(
    app: Flask, team: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = loaders.load

    def crash(*_: Any, **__: Any) -> LoadReport:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(loaders, "load", crash)
    app.config["FAILURE_EXPECTED"] = True
    answer = upload(team, (PEOPLE, "people.csv"))
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "secret detail" not in answer.text
    app.config["FAILURE_EXPECTED"] = False
    monkeypatch.setattr(loaders, "load", load)
    assert "2 records read" in arrive(team, team.get("/load/preview")).text
    assert "Loaded." in confirm(team, store).text


def test_a_preview_is_worked_out_once_for_each_version(
    team: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, times = loaders.load, []

    def counted(*args: Any, **kwargs: Any) -> LoadReport:
        times.append(1)
        return load(*args, **kwargs)

    monkeypatch.setattr(loaders, "load", counted)
    upload(team, (PEOPLE, "people.csv"))
    for _ in range(3):
        assert "2 records read" in Page(team.get("/load/preview").text).said_in("p")[0]
    assert len(times) == 1


def test_a_job_gives_what_came_out_or_raises_what_went_wrong() -> None:
    def fails(_: Any) -> int:
        raise ValueError("no")

    assert Job(lambda _: 7).result() == 7
    with pytest.raises(ValueError, match="no"):
        Job(fails).result()


def test_a_dropped_job_stops_at_its_next_step() -> None:
    begun, go_on = threading.Event(), threading.Event()
    reached = []

    def work(tell: Any) -> None:
        begun.set()
        go_on.wait(10)
        tell("next", 0.5)
        reached.append(1)

    job = Job(work)
    begun.wait(10)
    job.drop()
    go_on.set()
    with pytest.raises(Dropped):
        job.result()
    assert reached == []
