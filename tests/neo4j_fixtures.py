"""Gives tests a real Neo4j: one server for the whole run, emptied for each test that asks."""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j.install import CannotInstallError
from tests.neo4j_address import Address
from tests.neo4j_emptying import HoldsDataError, empty, forget_records, refuse_data
from tests.neo4j_server import CannotStartError, Neo4jServer

# What this run could not test, one sentence each, so that the run can end by saying it.
COULD_NOT_RUN = pytest.StashKey[list[str]]()
REASONS = (CannotInstallError, CannotStartError, HoldsDataError, DriverError, Neo4jError)


@pytest.fixture(scope="session")
def neo4j_url(pytestconfig: pytest.Config) -> Iterator[str]:
    """The URL of a Neo4j, password and all; in CI its absence fails, elsewhere it skips."""
    with ExitStack() as closing:
        try:
            url = closing.enter_context(Neo4jServer()).url
            refuse_data(Address.of(url))
        except REASONS as problem:
            _absent(pytestconfig, problem)
        yield url
        empty(Address.of(url))


@pytest.fixture
def empty_neo4j_url(neo4j_url: str) -> str:
    """The same server, with no data, constraint or index from an earlier test."""
    empty(Address.of(neo4j_url))
    return neo4j_url


@pytest.fixture
def neo4j_store_url(neo4j_url: str) -> str:
    """The same server as an empty store: no records, the constraints and indexes kept."""
    forget_records(Address.of(neo4j_url))
    return neo4j_url


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Ends the run by saying what it could not run."""
    for sentence in config.stash.get(COULD_NOT_RUN, []):
        terminalreporter.write_line(sentence, yellow=True)


def _absent(config: pytest.Config, problem: Exception) -> None:
    sentence = f"The tests on a real Neo4j could not run: {problem}"
    config.stash.setdefault(COULD_NOT_RUN, []).append(sentence)
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
