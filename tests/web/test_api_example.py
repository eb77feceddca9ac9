"""The example in docs/api.md does what it says, run as somebody would run it."""

import os
import re
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from waitress.server import create_server

from graph_service import tokens
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample, sample_accounts
from web import Settings, create_app

DOC = Path(__file__).parents[2] / "docs" / "api.md"


def test_the_example_reads_counts_and_changes(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "example.db")
    load_sample(store)
    team = next(item for item in sample_accounts(store) if item.role == "programme-team")
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    server = create_server(app, host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    secret = tokens.give(store, team, "example", ["read", "write"], days=1, now=datetime.now(UTC))
    (code,) = re.findall(r"```python\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "LEADERSHIP_MAP_TOKEN": secret, "LEADERSHIP_MAP_API":
             f"http://127.0.0.1:{getattr(server, 'effective_port', 0)}/api/v1"},
    )  # fmt: skip
    server.close()
    people = len(store.read().people)
    assert done.stdout.startswith(f"{people} people; nobody from: ")
    assert done.stdout.endswith("200 Chief nurse\n")
