"""A link to sign in by mail, through a real mail server on loopback."""

import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from flask.testing import FlaskClient

from graph_service import sign_in
from graph_service.errors import Refused
from graph_service.store import TEAM, Batch, Store
from tests.web.visiting import send
from web import Settings, create_app, held
from web.mail import Letter, Outbox, Post
from web.pace import Pace

KEY = "a key for tests only, of thirty-two and more"
PATIENCE = 10.0
URL = "https://map.example.org"


class Kept:
    """What the server was given."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], str]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802
        self.letters.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"

    def wait(self, number: int) -> list[tuple[list[str], str]]:
        """The letters, once there are so many."""
        until = time.monotonic() + PATIENCE
        while len(self.letters) < number and time.monotonic() < until:
            time.sleep(0.01)
        return self.letters


@pytest.fixture
def box() -> Iterator[tuple[Kept, Post]]:
    """A mail server that keeps letters, and its address."""
    kept = Kept()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    yield kept, Post.of(f"smtp://127.0.0.1:{port}", "map@example.org")
    server.stop()


@pytest.fixture
def mailing(store: Store, box: tuple[Kept, Post]) -> Flask:
    app = create_app(store, Settings(KEY, mail=box[1], url=URL))
    app.config["TESTING"] = True
    sign_in.add_account(store, "ann@example.org", "leader", by="test")
    return app


def ask(client: FlaskClient, email: str) -> tuple[int, str]:
    answer = send(client, "/sign-in", {"email": email}, form_on="/sign-in")
    return answer.status_code, answer.text


def test_a_link_comes_by_mail_and_signs_in(mailing: Flask, box: tuple[Kept, Post]) -> None:
    client = mailing.test_client()
    status, text = ask(client, "Ann@Example.org")
    assert (status, "a link is on its way" in text) == (200, True)
    ((to, letter),) = box[0].wait(1)
    assert to == ["ann@example.org"]
    found = re.search(r"https://map\.example\.org(/sign-in/\S+)", letter)
    assert found
    assert "/sign-in/" not in text.replace('action="/sign-in"', "")
    assert send(client, found[1], {}, form_on=found[1]).status_code == 302
    assert client.get("/people").status_code == 200


def test_whoever_asks_cannot_choose_where_a_link_leads(
    mailing: Flask, box: tuple[Kept, Post]
) -> None:
    client = mailing.test_client()
    page = client.get("/sign-in", headers={"Host": "evil.example"}).text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    fields = {"email": "ann@example.org", "csrf_token": token[1]}
    client.post("/sign-in", data=fields, headers={"Host": "evil.example"})
    ((_, letter),) = box[0].wait(1)
    assert f"{URL}/sign-in/" in letter
    assert "evil" not in letter


def test_mail_without_the_address_of_the_service_is_refused(box: tuple[Kept, Post]) -> None:
    with pytest.raises(Refused, match="need the address under which"):
        Settings(KEY, mail=box[1])


def test_nothing_tells_who_has_an_account(mailing: Flask, box: tuple[Kept, Post]) -> None:
    client = mailing.test_client()
    answers = [ask(client, email) for email in ("ann@example.org", "zoe@example.org")]
    plain = [re.sub(r"ann|zoe", "X", text) for _, text in answers]
    tokenless = [re.sub(r'value="[^"]+"', "", text) for text in plain]
    assert tokenless[0] == tokenless[1]
    assert [to for to, _ in box[0].wait(1)] == [["ann@example.org"]]


def test_a_locked_account_gets_no_link(
    mailing: Flask, store: Store, box: tuple[Kept, Post]
) -> None:
    sign_in.add_account(store, "bea@example.org", "leader", by="test")
    locked = sign_in.account_of(store, "bea@example.org")
    assert locked
    store.write(Batch(TEAM, [replace(locked, locked=True)]), by="test", why="test")
    client = mailing.test_client()
    assert ask(client, "bea@example.org")[0] == 200
    assert ask(client, "ann@example.org")[0] == 200
    assert [to for to, _ in box[0].wait(1)] == [["ann@example.org"]]


def test_an_address_gets_so_many_links_an_hour_and_a_visitor_asks_for_so_many(
    mailing: Flask, box: tuple[Kept, Post]
) -> None:
    client = mailing.test_client()
    for _ in range(held.LINKS_AN_ADDRESS + 2):
        # The same is said when no further link is sent.
        assert ask(client, "ann@example.org")[0] == 200
    assert len(box[0].wait(held.LINKS_AN_ADDRESS)) == held.LINKS_AN_ADDRESS
    for number in range(held.LINKS_A_VISITOR - held.LINKS_AN_ADDRESS - 2):
        assert ask(client, f"q{number}@example.org")[0] == 200
    status, text = ask(client, "one.more@example.org")
    assert (status, "Too many links were asked for" in text) == (429, True)
    assert len(box[0].letters) == held.LINKS_AN_ADDRESS


@pytest.mark.parametrize("typed", ["", "ann", "a" * 300 + "@example.org"])
def test_what_is_no_address_is_told_beside_its_field(mailing: Flask, typed: str) -> None:
    status, text = ask(mailing.test_client(), typed)
    assert status == 400
    assert 'id="email-error"' in text


def test_without_a_mail_server_there_is_no_form(stranger: FlaskClient) -> None:
    assert "Send me a link" not in stranger.get("/sign-in").text


def test_a_server_that_is_not_there_stops_nobody(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in.add_account(store, "ann@example.org", "leader", by="test")
    app = create_app(
        store, Settings(KEY, mail=Post.of("smtp://127.0.0.1:1", "map@example.org"), url=URL)
    )
    assert ask(app.test_client(), "ann@example.org")[0] == 200
    until = time.monotonic() + PATIENCE
    while "could not be sent" not in caplog.text and time.monotonic() < until:
        time.sleep(0.01)
    assert "a letter could not be sent: ConnectionRefusedError" in caplog.text
    assert "ann@example.org" not in caplog.text


def test_a_password_is_not_sent_without_tls(box: tuple[Kept, Post]) -> None:
    kept, post = box
    safe = Post(post.host, post.port, "user", "secret", is_tls=False, sender=post.sender)
    with pytest.raises(OSError, match="does not offer TLS"):
        safe.send(Letter("ann@example.org", "Hello", "Text"))
    assert kept.letters == []


@pytest.mark.parametrize(
    ("address", "sender"),
    [("mail.example.org", "a@b"), ("http://x", "a@b"), ("smtp://", "a@b"), ("smtp://x", "")],
)
def test_what_is_no_mail_server_is_refused(address: str, sender: str) -> None:
    with pytest.raises(Refused):
        Post.of(address, sender)


def test_a_letter_with_a_heading_in_its_address_is_not_sent(box: tuple[Kept, Post]) -> None:
    kept, post = box
    with pytest.raises(ValueError, match="linefeed"):
        post.send(Letter("ann@example.org\nBcc: all@example.org", "Hello", "Text"))
    assert kept.letters == []


def test_a_full_outbox_drops_letters_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("web.mail.MOST_WAITING", 1)
    outbox = Outbox(Post.of("smtp://10.255.255.1:25", "map@example.org"))
    for _ in range(4):
        outbox.put(Letter("ann@example.org", "Hello", "Text"))
    assert "a letter was dropped" in caplog.text


def test_a_pace_allows_so_many_within_an_hour_and_forgets_the_oldest() -> None:
    now = [0.0]
    pace = Pace(2, clock=lambda: now[0])
    assert [pace.allows("a") for _ in range(3)] == [True, True, False]
    assert pace.allows("b")
    now[0] = 3600.0
    assert [pace.allows("a") for _ in range(3)] == [True, True, False]
