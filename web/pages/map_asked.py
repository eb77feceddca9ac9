"""What is asked of the map, as its address says it."""

from collections.abc import Container
from dataclasses import asdict, dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from graph_service.codes import LEVELS, SECTORS

GROUPINGS = ("sector", "place", "profession", "level", "side")
ORDERS = ("name", "ties", "ways", "cluster")
MOST_STEPS = 3
_TEXTS = (
    "q", "focus", "near", "to", "place", "profession", "body", "programme", "as_of", "since",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address asks for; "", () and 0 ask for the usual.

    `near` is a person: then only those within so many `steps` are shown, or with `to` those on the
    ways to that person. `focus` is only found and looked at. Of several `organization`s the people
    of each are shown. `all` asks for everybody where groups would be shown first.
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
    across: bool = False
    all: bool = False

    @classmethod
    def of(cls, args: MultiDict[str, str]) -> "Asked":
        """Read an address; what is not one of our choices is as if it were not said."""
        steps, cluster = args.get("steps", ""), args.get("cluster", "")
        return cls(
            **{name: args.get(name, "").strip() for name in _TEXTS},
            sector=_one_of(args.get("sector", ""), SECTORS.words),
            level=_one_of(args.get("level", ""), LEVELS.words),
            organization=tuple(filter(None, map(str.strip, args.getlist("organization")))),
            steps=int(steps) if steps in map(str, range(1, MOST_STEPS + 1)) else 0,
            by=_one_of(args.get("by", ""), GROUPINGS),
            ties=tuple(filter(None, map(str.strip, args.getlist("ties")))),
            order=_one_of(args.get("order", ""), ORDERS),
            cluster=int(cluster) if cluster.isdecimal() and len(cluster) < 6 else 0,
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
    def narrows(self) -> bool:
        """Whether only some of the people are asked for."""
        return any(
            (self.sector, self.place, self.profession, self.level, self.body, self.programme,
             self.organization, self.near, self.cluster, self.across)
        )  # fmt: skip


def _one_of(said: str, known: Container[str]) -> str:
    return said if said in known else ""
