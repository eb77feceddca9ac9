"""The people of an organogram: within one organisation the same name is the same person."""

from loaders.ids import short_hash, slug
from loaders.organogram.lines import Line


class People:
    """Ids for the named holders of a file's posts."""

    def __init__(self, space: str) -> None:
        """Begin with nobody."""
        self._space = space
        self._names: dict[str, str] = {}

    def id_of(self, line: Line) -> str:
        """The id of the person whom a row names; two spellings of a name are two people."""
        name = line["name"]
        id_ = f"{self._space}:{slug(name)}"
        if self._names.setdefault(id_, name) != name:
            id_ = f"{id_}-{short_hash(name)}"
            self._names[id_] = name
        return id_
