"""One thing to look at today."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Concern:
    """One thing to look at.

    `brief` is a part of the page's first sentence; `detail` says more; `endpoint`, with
    `query` as its arguments, and `link` lead to the page that shows all of it.
    """

    brief: str
    detail: str
    endpoint: str
    link: str
    query: Mapping[str, str] = field(default_factory=dict)
