"""`python -m tests.benchmarks.searching`: finding people as one types, beside a bare SQL `LIKE`.

A made-up system of 100,000 people. Names are typed letter by letter; each beginning is asked of
the pages (names to offer, and the whole page of people) and of the store's own table with `LIKE`,
in turn, in one run. Milliseconds of the server, medians and nineteen of twenty.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from graph_service import sign_in
from graph_service.store import Batch
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import sample_accounts
from leadership_map.synth.crowd import crowd
from tests.web.visiting import signed_in
from web import Settings, create_app

PEOPLE, SEED, TYPED = 100_000, 7, 25
LIKE = (
    "SELECT id, name FROM people WHERE name LIKE ? OR job_title LIKE ? ORDER BY name LIMIT 50",
    "SELECT count(*) FROM people WHERE name LIKE ? OR job_title LIKE ?",
)


def milliseconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def looked_up(connection: sqlite3.Connection, like: str) -> list[list[Any]]:
    """The same asked of the table: fifty of them, and how many there are."""
    return [connection.execute(text, (like, like)).fetchall() for text in LIKE]


def said(name: str, times: list[float]) -> str:
    """The median and what nineteen of twenty stay below."""
    worst = statistics.quantiles(times, n=20)[-1]
    return f"{name}: median {statistics.median(times):.1f} ms, 95% within {worst:.1f} ms"


def main() -> None:
    """Measure, and say it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.db"
        store = SqliteStore(path)
        store.write(Batch("synth", [*crowd(PEOPLE, SEED)]), by="benchmark", why="crowd")
        team = next(i for i in sample_accounts(store) if i.role == "programme-team")
        app = create_app(store, Settings(f"a key for a benchmark at {datetime.now(UTC)}"))
        client = signed_in(app, store, sign_in.account_of(store, team.email) or team)
        names = [item.name for item in store.whole().people.values()][:: PEOPLE // TYPED]
        print(f"first page: {milliseconds(lambda: client.get('/people?q=a')):.0f} ms", flush=True)
        client.get("/people?q=zzyzx")
        offered: list[float] = []
        paged: list[float] = []
        like: list[float] = []
        connection = sqlite3.connect(path)
        for name in names:
            for end in range(1, len(name) + 1):
                q = name[:end]
                ask: dict[str, Any] = {"query_string": {"q": q}}
                offered.append(milliseconds(partial(client.get, "/people/names.json", **ask)))
                paged.append(milliseconds(partial(client.get, "/people", **ask)))
                like.append(milliseconds(partial(looked_up, connection, f"%{q}%")))
        misspelt = [
            milliseconds(partial(client.get, "/people", query_string={"q": f"{name}x"}))
            for name in names
        ]
        print(f"{len(like)} beginnings of {len(names)} names, {PEOPLE:,} people")
        for line in (said("names offered", offered), said("page of people", paged),
                     said("bare LIKE", like), said("page, misspelt", misspelt)):  # fmt: skip
            print(line)


if __name__ == "__main__":
    main()
