"""The ways to group people (sector, profession, place, ...): which groups, and who is in which."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis import standing
from graph_service.errors import Refused
from graph_service.records import Organization
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

Values = tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """One way to group people.

    `groups` are all groups by code, with their words; `said` what the snapshot says of each
    person, and `sort` which groups that puts them in (none: not known; several: each of them), so
    that a hundred thousand people are counted by what is said and only the few different sayings
    are sorted. `organization` says where an organisation belongs; None where it makes no sense.
    `phrase` goes into "Nobody ... sits on the board"; `is_name` if its groups have names of
    their own. `of_scope` if what is said of a person depends on the scope that is asked about.
    """

    code: str
    groups: Callable[[Snapshot], Mapping[str, str]]
    said: Callable[[Snapshot, Scope | None], Mapping[str, Hashable]]
    sort: Callable[[Snapshot, Hashable], Values]
    phrase: str = "from {}"
    is_name: bool = False
    organization: Callable[[Snapshot, Organization], Values] | None = None
    of_scope: bool = False

    @property
    def words(self) -> str:
        """What people call it."""
        return codes.DIMENSIONS.say(self.code)


def borough_of(snapshot: Snapshot, area_id: str) -> str:
    """The borough that an area is or lies in; "" for the system, which lies in none."""
    seen: set[str] = set()
    while area_id and area_id not in seen:
        seen.add(area_id)
        area = snapshot.areas.get(area_id)
        if area is None:
            return ""
        if area.classification == "borough":
            return area.id
        area_id = area.parent_id
    return ""


def _coded(code_list: codes.CodeList) -> Callable[[Snapshot], Mapping[str, str]]:
    return lambda _snapshot: code_list.words


def _boroughs(snapshot: Snapshot) -> Mapping[str, str]:
    areas = snapshot.areas.values()
    return {area.id: area.name for area in areas if area.classification == "borough"}


def _professions(snapshot: Snapshot) -> Mapping[str, str]:
    return {item.id: item.name for item in snapshot.professions.values()}


def _staff_groups(snapshot: Snapshot) -> Mapping[str, str]:
    named = {item.staff_group for item in snapshot.professions.values() if item.staff_group}
    return {name: name for name in sorted(named)}


def _employers(snapshot: Snapshot) -> Mapping[str, str]:
    organizations = snapshot.organizations.values()
    return {item.id: item.name for item in organizations if not item.is_body}


def _attribute(name: str) -> Callable[[Snapshot, Scope | None], Mapping[str, Hashable]]:
    return lambda snapshot, _: {id_: getattr(item, name) for id_, item in snapshot.people.items()}


def _known(*values: str) -> Values:
    return tuple(value for value in values if value)


def _one(_snapshot: Snapshot, said: Hashable) -> Values:
    return _known(str(said))


def _place(snapshot: Snapshot, said: Hashable) -> Values:
    return _known(borough_of(snapshot, str(said)))


def _several(said: Hashable) -> Values:
    return said if isinstance(said, tuple) else ()


def _professions_said(snapshot: Snapshot, said: Hashable) -> Values:
    return tuple(id_ for id_ in dict.fromkeys(_several(said)) if id_ in snapshot.professions)


def _staff_groups_said(snapshot: Snapshot, said: Hashable) -> Values:
    ids = _professions_said(snapshot, said)
    return tuple(dict.fromkeys(_known(*(snapshot.professions[id_].staff_group for id_ in ids))))


_ALL = (
    Dimension(
        "sector",
        _coded(codes.SECTORS),
        lambda snapshot, _: snapshot.sectors,
        _one,
        organization=lambda _snapshot, item: _known(item.sector),
    ),
    Dimension(
        "profession",
        _professions,
        _attribute("profession_ids"),
        _professions_said,
        phrase="whose profession is {}",
    ),
    Dimension(
        "place",
        _boroughs,
        lambda snapshot, _: snapshot.places,
        _place,
        phrase="based in {}",
        is_name=True,
        organization=lambda snapshot, item: _place(snapshot, item.area_id),
    ),
    Dimension("level", _coded(codes.LEVELS), _attribute("level"), _one, phrase="at {} level"),
    Dimension("side", _coded(codes.SIDES), _attribute("side"), _one, phrase="from the {} side"),
    Dimension(
        "organization",
        _employers,
        lambda snapshot, _: {id_: snapshot.employers_of(id_) for id_ in snapshot.people},
        lambda _snapshot, said: _several(said),
        is_name=True,
        organization=lambda _snapshot, item: (item.id,),
    ),
    Dimension(
        "staff-group",
        _staff_groups,
        _attribute("profession_ids"),
        _staff_groups_said,
        phrase="of the staff group {}",
        is_name=True,
    ),
    Dimension(
        "tenure",
        _coded(codes.TENURES),
        standing.tenures,
        _one,
        phrase="in post for {}",
        of_scope=True,
    ),
    Dimension("voting", _coded(codes.VOTES), standing.votes, _one, phrase="with {}", of_scope=True),
    Dimension(
        "lay", _coded(codes.LAY), lambda snapshot, _: standing.lay(snapshot), _one, phrase="in {}"
    ),
)
BY_CODE: Mapping[str, Dimension] = {item.code: item for item in _ALL}


def dimension(code: str) -> Dimension:
    """The dimension with that code; `-` and `_` are the same.

    Raises:
        Refused: there is none, the sentence lists those that there are; or it is what people
            declare of themselves, which only published totals tell.
    """
    spelt = code.strip().lower().replace("_", "-")
    if spelt in codes.CHARACTERISTICS:
        raise Refused(
            f"What people declare of themselves is shown only as published totals: ask for "
            f"'{spelt}' first, for the system, a borough or a large employer, on a quarter day."
        )
    found = BY_CODE.get(spelt)
    if found is None:
        known = ", ".join(BY_CODE)
        raise Refused(f"People cannot be grouped by '{code}': choose one or two of {known}.")
    return found
