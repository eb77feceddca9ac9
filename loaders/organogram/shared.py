"""What many rows of an organogram name: its organisations, departments and professions."""

from graph_service.records import Organization, Profession, Record, Source
from loaders.ids import slug
from loaders.organogram.holders import holder
from loaders.organogram.lines import Line

_NONE = ("", "other")


class Shared:
    """The organisations and professions met so far, a record each."""

    def __init__(self, source: str) -> None:
        """Begin with none."""
        self._source = source
        self._found: dict[tuple[str, str], Record] = {}

    @property
    def records(self) -> list[Record]:
        """All that were met, in the order in which they came."""
        return list(self._found.values())

    def organization(self, line: Line) -> str:
        """The id of a row's organisation, a body with its posts, below its parent department."""
        name, department = line["organization"], line["department"]
        id_ = slug(name)
        above = slug(department) if department and holder(department) == "named" else ""
        if above and above != id_ and ("Organization", above) not in self._found:
            self._found["Organization", above] = Organization(
                id=above,
                name=department,
                classification="Government department",
                source=self._said_in(line),
            )
        known = self._found.get(("Organization", id_))
        if not (isinstance(known, Organization) and known.is_body):
            self._found["Organization", id_] = Organization(
                id=id_,
                name=name,
                classification="Government department" if above in ("", id_) else "Public body",
                is_body=True,
                parent_id="" if above == id_ else above,
                source=self._said_in(line),
            )
        return id_

    def profession(self, line: Line) -> str:
        """The id of a row's professional group; blank where it says none, or "Other"."""
        name = line["profession"]
        if name.lower() in _NONE or holder(name) != "named":
            return ""
        id_ = slug(name)
        self._found.setdefault(
            ("Profession", id_), Profession(id=id_, name=name, source=self._said_in(line))
        )
        return id_

    def _said_in(self, line: Line) -> Source:
        return Source(self._source, line.file, line.row)


def published(line: Line, headings: dict[str, str]) -> dict[str, str]:
    """The columns of a row that no field holds as published, by their own headings."""
    kept = {
        headings[name]: line[name]
        for name in ("reference", "reports_to", "unit")
        if line[name] and name in headings
    }
    if line["profession"].lower() == "other":
        kept[headings["profession"]] = line["profession"]
    return kept | dict(line.others)
