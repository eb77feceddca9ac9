"""A real Neo4j Community server for the length of a `with` block, without Docker."""

import logging
import os
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j.process import HEAP, java_with_jars, server_process
from tests.neo4j_address import Address

START_SECONDS = 90
# Usage is not reported to Neo4j, and no half gigabyte of log is reserved for a short life.
SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""


class CannotStartError(Exception):
    """The server did not start; the message ends with what it said."""


class Neo4jServer:
    """A server of our own, empty, on a free port; or the one that NEO4J_URI names."""

    def __init__(self, heap: str = HEAP) -> None:
        """Take how much memory a server of our own may use for its heap, such as `4g`."""
        self._heap = heap
        self._closing = ExitStack()
        self.url = ""

    def __enter__(self) -> Self:
        given = Address.given(os.environ)
        with ExitStack() as undo:
            self.url = (given or undo.enter_context(_own_server(self._heap))).url
            self._closing = undo.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()


@contextmanager
def _own_server(heap: str) -> Iterator[Address]:
    address = Address("neo4j", f"127.0.0.1:{_free_port()}", "neo4j", secrets.token_hex(16))
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        _configure(home, address)
        with server_process(home, heap) as process:
            _wait(process, address, home)
            yield address


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _configure(home: Path, address: Address) -> None:
    """Writes the settings and sets the password, which must be done before the first start."""
    conf = home / "conf"
    conf.mkdir()
    settings = SETTINGS.format(port=address.host.rpartition(":")[2])
    (conf / "neo4j.conf").write_text(settings, encoding="utf-8")
    admin = [*java_with_jars(), "org.neo4j.cli.AdminTool"]
    done = subprocess.run(
        [*admin, "dbms", "set-initial-password", address.password],
        env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(conf)},
        capture_output=True,
        text=True,
        check=False,  # an error of subprocess would show the password
    )
    if done.returncode != 0:
        said = done.stderr.replace(address.password, "...")[:500]
        raise CannotStartError(f"Neo4j's password could not be set. It said: {said}")


def _wait(process: "subprocess.Popen[bytes]", address: Address, home: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            said = (home / "console.log").read_text(encoding="utf-8", errors="replace")
            raise CannotStartError(f"Neo4j did not start. It said: {said[-2000:]}")
        time.sleep(0.2)


def _answers(address: Address) -> bool:
    host, _, port = address.host.rpartition(":")
    try:
        # Asked first, because the driver logs a warning for every refusal.
        socket.create_connection((host, int(port)), timeout=1).close()
        with address.driver() as driver:
            driver.verify_connectivity()
    except (OSError, DriverError, Neo4jError) as not_yet:
        logging.getLogger(__name__).debug("Neo4j is not up yet: %s", not_yet)
        return False
    return True
