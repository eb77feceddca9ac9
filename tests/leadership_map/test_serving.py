"""`serve`: the real command in a process of its own, and what it decides before it serves."""

import json
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph_service.codes import ROLES
from graph_service.errors import Refused
from graph_service.sign_in import add_account
from graph_service.store import Batch, Store
from leadership_map.sample import load_sample, sample_accounts
from leadership_map.serving import (
    MAIL_VARIABLE,
    SENDER_VARIABLE,
    address,
    first_account,
    mail,
    secret_key,
    welcome,
)  # fmt: skip
from loaders import LoadReport
from tests.builders import person
from web.mail import Post

LINK = re.compile(r"sign in as (\S+): (\S+)")
START_SECONDS = 60


@pytest.fixture
def running() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that are ended with the test."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.terminate()
        process.wait(timeout=10)
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()


def start(path: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from leadership_map.main import main; main()"]
    return subprocess.Popen(
        [*command, "--store", str(path), "serve", "--port", "0", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def lines_of(process: subprocess.Popen[str], number: int) -> list[str]:
    """The first lines that a process prints."""
    giving_up = threading.Timer(START_SECONDS, process.kill)
    giving_up.start()
    assert process.stdout is not None
    try:
        return [process.stdout.readline().strip() for _ in range(number)]
    finally:
        giving_up.cancel()


def status(url: str, path: str) -> int:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse().status
    connection.close()
    return answer


def test_the_sample_is_served_with_a_link_for_each_role(
    tmp_path: Path, running: list[subprocess.Popen[str]]
) -> None:
    running.append(start(tmp_path / "sample.db", "--sample"))
    first, *links = lines_of(running[0], 6)
    url = first.removeprefix("Leadership Map is on ")
    assert [LINK.fullmatch(line)[1] for line in links if LINK.fullmatch(line)] == [  # type: ignore[index]
        "programme-team", "leader", "reviewer", "reader", "administrator",
    ]  # fmt: skip
    assert status(url, "/healthz") == status(url, "/readyz") == 200
    assert status(url, "/people") == 302
    assert status(url, urlsplit(links[0].rpartition(" ")[2]).path) == 200


def test_a_port_in_use_is_one_sentence(
    tmp_path: Path,
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(tmp_path / "a.db", "--port", str(port))
        said, complaint = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 1
    assert said == ""
    assert complaint.count("\n") == 1
    assert f"127.0.0.1:{port}" in complaint


def test_with_json_the_only_document_comes_at_the_end(
    tmp_path: Path, running: list[subprocess.Popen[str]]
) -> None:
    process = start(tmp_path / "a.db", "--json")
    running.append(process)
    assert process.stderr is not None
    url = process.stderr.readline().strip().removeprefix("Leadership Map is on ")
    assert "sign in as programme-team: " in process.stderr.readline()
    assert status(url, "/healthz") == 200
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=START_SECONDS)
    assert json.loads(said) == {"served": url}
    assert process.returncode == 0


def test_a_damaged_sample_is_refused(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = LoadReport(None, "workbook", ("sample",), {}, (), "Nothing was loaded.")
    monkeypatch.setattr("loaders.load", lambda *_, **__: refused)
    with pytest.raises(Refused, match="Nothing was loaded"):
        load_sample(sqlite_store)


def test_the_sample_does_not_join_records_of_ones_own(sqlite_store: Store) -> None:
    sqlite_store.write(Batch("file", [person("a")]), by="test", why="test")
    before = sqlite_store.fingerprint()
    with pytest.raises(Refused, match="empty store"):
        load_sample(sqlite_store)
    assert sqlite_store.fingerprint() == before


def test_the_sample_is_loaded_once_and_its_accounts_are_invented_people(
    sqlite_store: Store,
) -> None:
    load_sample(sqlite_store)
    version = sqlite_store.version()
    load_sample(sqlite_store)
    assert sqlite_store.version() == version
    people = sqlite_store.whole().people
    owners = {account.person_id for account in sample_accounts(sqlite_store)}
    assert len(owners) == len(ROLES.words)
    assert all(people[id_].invented for id_ in owners)


def test_every_start_makes_fresh_links(sqlite_store: Store) -> None:
    accounts = first_account(sqlite_store)
    first = list(welcome(sqlite_store, accounts, "http://x"))
    again = list(welcome(sqlite_store, accounts, "http://x"))
    assert len({*first, *again}) == len(first) + len(again) - 1


def test_the_way_in_for_whoever_sets_up_is_closed_when_there_is_another(
    sqlite_store: Store,
) -> None:
    assert [item.role for item in first_account(sqlite_store)] == ["programme-team"]
    add_account(sqlite_store, "ann@example.org", "programme-team", by="test")
    assert first_account(sqlite_store) == []
    emails = [item.email for item in sqlite_store.apart("Account").values()]
    assert emails == ["ann@example.org"]


def test_the_key_is_kept_beside_the_store_for_its_owner_alone(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEADERSHIP_MAP_SECRET", raising=False)
    key = secret_key(sqlite_store)
    assert secret_key(sqlite_store) == key
    [kept] = tmp_path.glob("*.secret")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_key_that_is_given_is_used_unless_it_is_short(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADERSHIP_MAP_SECRET", "k" * 32)
    assert secret_key(sqlite_store) == "k" * 32
    monkeypatch.setenv("LEADERSHIP_MAP_SECRET", "short")
    with pytest.raises(Refused, match="at least"):
        secret_key(sqlite_store)


def test_mail_is_sent_where_the_environment_names_a_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in (MAIL_VARIABLE, SENDER_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    assert mail() is None
    monkeypatch.setenv(MAIL_VARIABLE, "smtps://us%40er:pass%3Aword@mail.example.org")
    with pytest.raises(Refused, match="whom letters come from"):
        mail()
    monkeypatch.setenv(SENDER_VARIABLE, "map@example.org")
    assert mail() == Post(
        "mail.example.org", 465, "us@er", "pass:word", is_tls=True, sender="map@example.org"
    )


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104 - only printed, not listened on
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_address_can_be_typed_into_a_browser(host: str, url: str) -> None:
    assert address(host, 8000) == url
