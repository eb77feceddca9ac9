"""The Java process of a Neo4j server, which never outlives the process that started it."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.neo4j.install import jars, java

HEAP = "768m"
"""Enough for the tests; a load of 100,000 people in one transaction needs more."""
# What Neo4j's own start script opens to it.
OPENED = ("java.io", "java.nio", "sun.nio.ch", "java.util.concurrent")
# Lives as long as its standard input: when the test run dies, however it dies, the pipe closes.
GUARD = 'cat >/dev/null; kill -9 "$1"; sleep 1; rm -rf "$2"'


def java_with_jars() -> list[str]:
    """The start of a command line that runs one of Neo4j's programs."""
    return [str(java()), "-cp", f"{jars()}/*"]


@contextmanager
def server_process(home: Path, heap: str = HEAP) -> Iterator["subprocess.Popen[bytes]"]:
    """The server's process, in a group of its own so that Ctrl-C leaves the ending to us."""
    executable, *classpath = java_with_jars()
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    entry = ["org.neo4j.server.CommunityEntryPoint", "--console-mode"]
    where = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "console.log").open("wb") as console:
        process = subprocess.Popen(
            [executable, "-Xms256m", f"-Xmx{heap}", *opens, *classpath, *entry, *where],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    guard = subprocess.Popen(
        ["/bin/sh", "-c", GUARD, "guard", str(process.pid), str(home)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        # Killed, not asked: a graceful stop takes ten seconds and saves what is thrown away.
        for ending in (guard, process):
            ending.kill()
            ending.wait()
        if guard.stdin:
            guard.stdin.close()
