"""Long searches: `make test` runs a twentieth of each, always the same; `make deep` all of it."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

DEEP = bool(os.environ.get("LEADERSHIP_MAP_DEEP"))
_Test = TypeVar("_Test", bound=Callable[..., Any])


def long_search(examples: int) -> Callable[[_Test], _Test]:
    """Mark a property-based test, and say how many examples a full search of it tries."""

    def mark(test: _Test) -> _Test:
        searched = settings(
            max_examples=examples if DEEP else max(1, examples // 20),
            deadline=None,
            derandomize=True,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )(test)
        marked: _Test = pytest.mark.deep(searched)
        return marked

    return mark
