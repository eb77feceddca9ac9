"""What is asked of the map, as its address says it."""

from collections.abc import Container
from dataclasses import asdict, dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from graph_service.codes import LEVELS, SECTORS

HUBS = ("body", "programme", "event", "organization")
"""What can be drawn beside people, joined to those who are in it."""
STATUSES = ("tied", "alone", "newcomer")
SIZES = ("ties", "ways", "years")
LISTS = ("people", "relations")
MOST_YEARS, MOST_TIES = 10, 50
GROUPINGS = ("sector", "place", "profession", "level", "side")
ORDERS = ("name", "organization", "sector", "place", "ties", "cluster", "ways", "years")
MOST_STEPS, MOST_CLUSTERS = 3, 99_999
_TEXTS = (
    "q", "focus", "near", "to", "place", "profession", "body", "programme", "as_of", "since",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address asks for; "", () and 0 ask for the usual.

    `near` is a person: then only those within so many `steps` are shown, or with `to` those on the
    ways to that person. `focus` is only found and looked at. Of several `organization`s the people
    of each are shown. `all` asks for everybody where groups would be shown first. `hubs` is what
    is drawn beside people; `recent` asks for ties of at most so many years, `least` for people
    with so many ties, `tenure` for those so many years in post; `list` is the table's.
    """

    q: str = ""
    focus: str = ""
    near: str = ""
    to: str = ""
    place: str = ""
    profession: str = ""
    body: str = ""
    programme: str = ""
    as_of: str = ""
    since: str = ""
    sector: str = ""
    level: str = ""
    organization: tuple[str, ...] = ()
    steps: int = 0
    by: str = ""
    ties: tuple[str, ...] = ()
    order: str = ""
    cluster: int = 0
    hubs: str = ""
    status: str = ""
    size: str = ""
    list: str = ""
    recent: int = 0
    least: int = 0
    tenure: int = 0
    across: bool = False
    all: bool = False

    @classmethod
    def of(cls, args: MultiDict[str, str]) -> "Asked":
        """Read an address; what is not one of our choices is as if it were not said."""
        return cls(
            **{name: args.get(name, "").strip() for name in _TEXTS},
            sector=_one_of(args.get("sector", ""), SECTORS.words),
            level=_one_of(args.get("level", ""), LEVELS.words),
            organization=tuple(filter(None, map(str.strip, args.getlist("organization")))),
            steps=_number(args.get("steps", ""), MOST_STEPS),
            by=_one_of(args.get("by", ""), GROUPINGS),
            ties=tuple(filter(None, map(str.strip, args.getlist("ties")))),
            order=_one_of(args.get("order", ""), ORDERS),
            cluster=_number(args.get("cluster", ""), MOST_CLUSTERS),
            hubs=_one_of(args.get("hubs", ""), HUBS),
            status=_one_of(args.get("status", ""), STATUSES),
            size=_one_of(args.get("size", ""), SIZES[1:]),
            list=_one_of(args.get("list", ""), LISTS[1:]),
            recent=_number(args.get("recent", ""), MOST_YEARS),
            least=_number(args.get("least", ""), MOST_TIES),
            tenure=_number(args.get("tenure", ""), MOST_YEARS),
            across=args.get("across", "") == "yes",
            all=args.get("all", "") == "yes",
        )

    def query(self, **changes: Any) -> dict[str, Any]:
        """This question with changes, as the query of an address; the usual is left out."""
        said = asdict(self) | changes
        said |= {name: "yes" if said[name] else "" for name in ("across", "all")}
        return {name: list(value) if isinstance(value, tuple) else value
                for name, value in said.items() if value}  # fmt: skip

    @property
    def by_ties(self) -> bool:
        """Whether people are asked for by how they are tied: then others are hidden, not gone."""
        around = self.near or self.across or self.cluster or (self.organization and self.steps)
        return bool(around or self.least or self.status)

    @property
    def narrows(self) -> bool:
        """Whether only some of the people are asked for."""
        return any(
            (self.sector, self.place, self.profession, self.level, self.body, self.programme,
             self.organization, self.near, self.cluster, self.across, self.status, self.least,
             self.tenure)
        )  # fmt: skip


def _number(said: str, most: int) -> int:
    """A number from 1 to the most; 0 for anything else."""
    number = int(said) if said.isdecimal() and len(said) <= len(str(most)) else 0
    return number if number <= most else 0


def _one_of(said: str, known: Container[str]) -> str:
    return said if said in known else ""
