"""What an address asks of `/missing`: whose people, on which day, grouped and measured how."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from graph_service.scope import Scope

_NAMES = ("scope", "by", "second", "yardstick", "as_of", "find")


@dataclass(frozen=True)
class Asked:
    """What is asked; "" leaves it to us.

    `by` is a dimension ("" looks along the usual ones), `second` one to cross it with; `find` is a
    name to look for among scopes.
    """

    scope: str = ""
    by: str = ""
    second: str = ""
    yardstick: str = ""
    as_of: str = ""
    find: str = ""

    @classmethod
    def of(cls, args: "MultiDict[str, str]") -> "Asked":
        """What an address asks."""
        return cls(**{name: args.get(name, "").strip() for name in _NAMES})

    @property
    def dimensions(self) -> tuple[str, ...]:
        """One or two codes of dimensions; none where the usual ones are to be looked along."""
        return tuple(filter(None, (self.by or (self.second and "sector"), self.second)))

    @property
    def where(self) -> Scope | None:
        """The scope that is asked about.

        Raises:
            Refused: it is not written as a scope.
        """
        return Scope.parse(self.scope) if self.scope else None

    def address(self, endpoint: str, group: tuple[str, ...] = (), **changes: str) -> str:
        """The address of a page about what is asked, with some of it changed."""
        asked = {**vars(self), "find": "", "group": group, **changes}
        query: dict[str, Any] = {name: value for name, value in asked.items() if value}
        return url_for(endpoint, **query)
