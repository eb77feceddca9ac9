"""The columns that a GraphML file declares (its keys), and what a node or edge says below them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class _Key:
    of: str
    name: str
    default: str = ""


class Keys:
    """Keys by id; `said` gathers what the node or edge that is being read says."""

    def __init__(self) -> None:
        """Begin with no key."""
        self._keys: dict[str, _Key] = {}
        self._said: dict[str, str] = {}

    def declare(self, said: Mapping[str, str]) -> str:
        """Keep a key by the attributes of its element; its id."""
        id_ = said.get("id", "")
        self._keys[id_] = _Key(said.get("for", "all"), said.get("attr.name") or id_)
        return id_

    def set_default(self, id_: str, text: str) -> None:
        """What nodes or edges are that do not say otherwise."""
        self._keys[id_] = replace(self._keys.get(id_, _Key("all", id_)), default=text)

    def begin(self) -> None:
        """A node or edge begins."""
        self._said = {}

    def say(self, id_: str, text: str) -> None:
        """The node or edge says something below the key `id_`."""
        self.say_as(self._keys[id_].name if id_ in self._keys else id_, text)

    def say_as(self, name: str, text: str) -> None:
        """The node or edge says something below a name; a second text gets a name of its own."""
        number, unused = 2, name
        while unused in self._said:
            unused, number = f"{name} ({number})", number + 1
        self._said[unused] = text

    def end(self, of: str) -> dict[str, str]:
        """All that the node or edge (`of`) says, with defaults where it says nothing."""
        defaults = {
            key.name: key.default
            for key in self._keys.values()
            if key.default and key.of in (of, "all") and key.name not in self._said
        }
        return self._said | defaults
