"""What the pages of saved groups show: the list with a form, and one group with its people."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.numerals import in_words
from graph_service.records import Group, Person
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.pages.by_hand import HandChange
from web.pages.people_found import folded
from web.paging import Paged, paged

MOST_FOUND = 20
MOST_NAMED = 12
LONGEST_NAME = 100


@dataclass(frozen=True)
class Making:
    """A group to make as it was typed; `same` is the id of a group of that name."""

    name: str = ""
    note: str = ""
    people: tuple[str, ...] = ()
    problem: str = ""
    same: str = ""


@dataclass(frozen=True)
class Member:
    """Somebody who is in a group, or could be."""

    id: str
    name: str
    address: str
    note: str


@dataclass(frozen=True)
class GroupRow:
    """A group in the list."""

    name: str
    note: str
    people: int
    address: str
    missing: str


@dataclass(frozen=True)
class GroupsPage:
    """The saved groups. `named` says who would be in the one to make; `add` puts them elsewhere."""

    sentence: str
    groups: tuple[GroupRow, ...]
    making: Making
    named: str
    add: str
    changes: tuple[HandChange, ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, making: Making, changes: tuple[HandChange, ...]
    ) -> "GroupsPage":
        """The page for a form as it was typed."""
        rows = tuple(_row(snapshot, group) for group in _groups(snapshot))
        add = url_for("groups.change", group_id=making.same) if making.same else ""
        names = [snapshot.label("Person", id_) for id_ in making.people]
        more = len(names) - MOST_NAMED
        named = ", ".join(names[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
        return cls(_sentence(len(rows)), rows, making, named, add, changes)


@dataclass(frozen=True)
class GroupPage:
    """One group. `found` are people who fit `asked` and are not in it, `more` counts others."""

    id: str
    name: str
    note: str
    sentence: str
    people: Paged[Member]
    gone: int
    asked: str
    found: tuple[Member, ...]
    more: int
    missing: str
    files: tuple[str, ...]
    version: int
    problem: str

    @classmethod
    def of(
        cls, snapshot: Snapshot, group: Group, asked: str, files: tuple[str, ...], problem: str = ""
    ) -> "GroupPage":
        """The page of a group; `asked` is a name to look for, `files` what else speaks of it."""
        here = _by_name(snapshot.people[id_] for id_ in group.person_ids if id_ in snapshot.people)
        fitting = [person for person in _fitting(snapshot, asked) if person not in here]
        return cls(
            group.id,
            group.name,
            group.note,
            _people_sentence(len(here)),
            paged([_member(snapshot, person) for person in here]),
            len(group.person_ids) - len(here),
            asked,
            tuple(_member(snapshot, person) for person in fitting[:MOST_FOUND]),
            max(0, len(fitting) - MOST_FOUND),
            _missing(group),
            files,
            snapshot.version,
            problem,
        )


def name_problem(snapshot: Snapshot, name: str, but: str = "") -> tuple[str, str]:
    """What is wrong with a name for a group ("" nothing), and the id of one that has it.

    `but` is the id of the group that is to be called so.
    """
    if not name:
        return "Give the group a name, for example “Carers on our boards”.", ""
    if len(name) > LONGEST_NAME:
        return f"Give it a shorter name: at most {LONGEST_NAME} letters.", ""
    for group in _groups(snapshot):
        if group.id != but and group.name.casefold() == name.casefold():
            return f"There is a group called “{group.name}” already: choose another name.", group.id
    return "", ""


def _groups(snapshot: Snapshot) -> list[Group]:
    groups: list[Group] = list(snapshot.of("Group").values())
    return sorted(groups, key=lambda group: (group.name.casefold(), group.id))


def _sentence(number: int) -> str:
    if not number:
        return "No group is saved yet: a group is any people whom you want to look at together."
    if number == 1:
        return "One group is saved. Open it to change who is in it."
    return f"{in_words(number).capitalize()} groups are saved. Open one to change who is in it."


def _people_sentence(number: int) -> str:
    if not number:
        return "Nobody is in this group yet. Find people below and add them."
    who = "One person is" if number == 1 else f"{in_words(number).capitalize()} people are"
    return f"{who} in this group."


def _row(snapshot: Snapshot, group: Group) -> GroupRow:
    people = sum(id_ in snapshot.people for id_ in group.person_ids)
    address = url_for("groups.group", group_id=group.id)
    return GroupRow(group.name, group.note, people, address, _missing(group))


def _missing(group: Group) -> str:
    return url_for("missing.page", scope=str(Scope("Group", group.id)))


def _fitting(snapshot: Snapshot, asked: str) -> list[Person]:
    """Everybody whose name or job title holds all words; the team may choose who objects too."""
    words = folded(asked).split()
    people = snapshot.people.values() if words else ()
    return _by_name(
        person
        for person in people
        if all(word in folded(f"{person.name}\n{person.job_title}") for word in words)
    )


def _by_name(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (folded(person.name), person.id))


def _member(snapshot: Snapshot, person: Person) -> Member:
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.employers_of(person.id)]
    note = ", ".join(filter(None, [person.job_title, *employers]))
    return Member(person.id, person.name, url_for("person.page", person_id=person.id), note)
