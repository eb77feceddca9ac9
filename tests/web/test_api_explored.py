"""Schemathesis asks the API whatever its document allows, and much that it does not.

Every answer is as the document says; none is a fault of ours; and nobody is given what is planted
in fields that they may not see. `make deep` asks 5,000 questions and more as each role.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from waitress.server import create_server

from graph_service import codes, sign_in, tokens
from graph_service.records import Declaration, Person, Reply
from graph_service.store import TEAM, Batch, Store
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample, sample_accounts
from tests.searches import DEEP
from tests.web.test_every_store import addresses
from tests.web.visiting import signed_in
from web import Settings, create_app

CONFIG = Path(__file__).with_name("schemathesis.toml")
PRIVATE, NOBODY = "Zyxprivate", "Zyxnobody"
"""Planted in fields that only the team may see, and that nobody is given by the API."""
# The phase of fixed cases asks some 8,000 questions by itself.
ASKED = (["--phases", "coverage,fuzzing", "--max-examples", "3"] if DEEP
         else ["--phases", "fuzzing", "--max-examples", "2"])  # fmt: skip
FEWEST = 5_000 if DEEP else 250


class Watching:
    """Counts what is asked, and keeps what in an answer should not be there."""

    def __init__(self, app: Flask, forbidden: tuple[str, ...]) -> None:
        self._inner = app.wsgi_app
        self._forbidden = tuple(word.encode() for word in forbidden)
        self.asked = 0
        self.leaks: list[str] = []

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        body = b"".join(self._inner(environ, start))
        # Who sends a word may be told it back; what is planted was never sent.
        self.leaks += [environ["PATH_INFO"] for word in self._forbidden if word in body]
        return [body]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The sample system, with words planted where not everybody may look."""
    store = SqliteStore(tmp_path / "explored.db")
    load_sample(store)
    sample_accounts(store)
    pairing = next(iter(store.whole().pairings.values()))
    store.write(Batch(TEAM, [
        Person(id="zyx", name="Zyx", invented=True, telephone=PRIVATE, email=f"{PRIVATE}@x.org",
               avoid_ids=(PRIVATE,), attributes={"note": PRIVATE}),
        Declaration(id="zyx-sex", person_id="zyx", characteristic="sex", answer=NOBODY),
        Reply(id="zyx-r", pairing_id=pairing.id, person_id="zyx", reason=NOBODY),
    ]), by="test", why="x")  # fmt: skip
    yield store
    store.close()


@pytest.mark.deep
@pytest.mark.parametrize("role", list(codes.ROLES))
def test_whatever_is_asked_is_answered_as_the_document_says(
    store: Store, tmp_path: Path, role: str
) -> None:
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    watching = Watching(app, (NOBODY,) if role == "programme-team" else (NOBODY, PRIVATE))
    app.wsgi_app = watching  # type: ignore[assignment]
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    account = next(item for item in store.apart("Account").values() if item.role == role)
    scopes = list(codes.SCOPES)
    secret = tokens.give(store, account, "explored", scopes, days=1, now=datetime.now(UTC))
    url = f"http://127.0.0.1:{getattr(server, 'effective_port', 0)}/api/v1/openapi.json"
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [program, "--config-file", CONFIG, "run", url, "--checks", "all", "--seed", "1",
         "--no-color", "--header", f"Authorization: Bearer {secret}", *ASKED],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "COLUMNS": "120"},
    )  # fmt: skip
    server.close()
    assert done.returncode == 0, done.stdout
    assert watching.asked >= FEWEST
    assert watching.leaks == []
    if role == "programme-team":
        _still_whole(app, store)


def _still_whole(app: Flask, store: Store) -> None:
    """What programs wrote is in the audit, and every page still opens."""
    written = [entry for entry in store.entries() if entry.why.startswith("by program:")]
    assert len(written) > 10
    assert store.faults() == []
    account = sign_in.add_account(store, "t@example.org", "programme-team", by="test")
    team = signed_in(app, store, account)
    statuses = {address: team.get(address).status_code for address in addresses(app)}
    assert {address: code for address, code in statuses.items() if code >= 400} == {}
