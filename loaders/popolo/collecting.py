"""Popolo objects, and the objects inside them -> what is said of each record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.records import KINDS
from loaders.columns import Complain
from loaders.popolo.beforehand import Beforehand
from loaders.popolo.classes import CLASSES, OTHERS, PopoloClass
from loaders.popolo.days import day_of, has_time
from loaders.popolo.identity import identified
from loaders.popolo.located import Entry, LocatedText
from loaders.popolo.members import is_person, relation
from loaders.popolo.names import name_of, take_contacts
from loaders.popolo.sayings import Said, Sayings, fields_of
from loaders.popolo.scalars import fitting, is_plain, text_of
from loaders.problems import Problem, Severity

_WHAT: Mapping[type, str] = {
    str: "a text", int: "a number", float: "a number", bool: "a yes or no", list: "a list",
    type(None): "nothing",
}  # fmt: skip


@dataclass(frozen=True)
class Collector:
    """Reads the objects of one file into `sayings`."""

    text: LocatedText
    before: Beforehand
    sayings: Sayings
    complain: Complain

    def listed(self, owner: Entry, key: str, kind: str, given: Mapping[str, str]) -> None:
        """Read the objects in the list below `key` of `owner`, which says `given` of each."""
        value = owner[key]
        if value is not None and not isinstance(value, list):
            self._misplaced(owner, key, "a list of objects", value)
            return
        rows: list[int] = []
        for place, item in enumerate(value or ()):
            if isinstance(item, Entry):
                self.read(kind, item, given)
            else:
                rows = rows or self.text.rows_in(owner, key)
                self._misplaced(owner, key, "an object", item, rows[place])

    def read(
        self, kind: str, entry: Entry, given: Mapping[str, str], *, inside: bool = False
    ) -> str:
        """Read an object, and those inside it, as a record of `kind`; its id."""
        class_ = CLASSES[kind]
        said = Said(kind, "", self.text.file, entry.row, inside=inside or bool(given))
        self._properties(class_, said, entry)
        for name, id_ in given.items():
            said.refer(name, id_)
        if kind == "Membership":
            said = self._with_member(said, entry, given)
        elif kind == "Post":
            said.refer("organization_id", self.before.homes.get(text_of(entry.get("id")), ""))
        self._name(class_, said, entry)
        self._identify(said, entry)
        for key, (inner, name) in class_.many.items():
            if key in entry:
                self.listed(entry, key, inner, {name: said.id})
        if self._is_whole(said, entry):
            self.sayings.add(said)
        return said.id

    def _properties(self, class_: PopoloClass, said: Said, entry: Entry) -> None:
        elsewhere = {"id", "@type", *class_.many}
        if said.kind == "Membership":
            elsewhere |= {"member", "member_id"}
        for key, value in entry.items():
            if key in elsewhere or value is None:
                continue
            if key in class_.one:
                self._one(said, entry, key)
            elif key in class_.texts:
                self._text(said, entry, key)
            else:
                _fact(class_, said, key, value)

    def _one(self, said: Said, entry: Entry, key: str) -> None:
        """An object that stands where its id could."""
        kind, name = CLASSES[said.kind].one[key]
        if isinstance(entry[key], Entry):
            said.refer(name, self.read(kind, entry[key], {}, inside=True))
        else:
            self._misplaced(entry, key, "an object", entry[key])

    def _text(self, said: Said, entry: Entry, key: str) -> None:
        """A property without which the record would be another one."""
        field = fields_of(said.kind)[CLASSES[said.kind].fields.get(key, key)]
        if not is_plain(entry[key]):
            self._misplaced(entry, key, "a text", entry[key])
        elif text := text_of(entry[key]):
            said.known[field.name] = day_of(text) if field.type == "day" else text
            if has_time(text) and field.type == "day":
                said.others[key] = text

    def _with_member(self, said: Said, entry: Entry, given: Mapping[str, str]) -> Said:
        """A membership with its person, or the relation that it is between organisations."""
        member, id_ = entry.get("member"), ""
        if isinstance(member, Entry):
            person = self.before.is_person(member.get("id"), unknown=is_person(member))
            id_ = self.read("Person" if person else "Organization", member, {}, inside=True)
        else:
            member = member or entry.get("member_id")
            person = self.before.is_person(member, unknown=False)
            if is_plain(member):
                id_ = text_of(member)
            else:
                self._misplaced(entry, "member", "an object", member)
        if not id_ and not said.known.get("person_id"):
            # Inside of an organisation stand the memberships that it has itself in others, too.
            above = given.get("organization_id", "")
            id_ = above if above != said.known.get("organization_id") else ""
        if not id_ or said.known.get("person_id"):
            return said
        if person:
            said.known["person_id"] = id_
            return said
        return relation(said, id_)

    def _name(self, class_: PopoloClass, said: Said, entry: Entry) -> None:
        """Find the name of what says it elsewhere, and how to reach a person."""
        if said.kind == "Person":
            take_contacts(said, entry)
        if class_.named_by and (name := name_of(class_, entry)):
            said.known.setdefault(class_.named_by[0], name)

    def _identify(self, said: Said, entry: Entry) -> None:
        if not is_plain(entry.get("id")):
            self._misplaced(entry, "id", "a text", entry["id"])
        elif wrong := identified(said, text_of(entry.get("id"))):
            self._tell(entry, "id", said.id[:80], wrong, "Give it a shorter one.")

    def _is_whole(self, said: Said, entry: Entry) -> bool:
        """Whether what is said makes a record; what is missing is complained of."""
        class_ = CLASSES.get(said.kind)
        # An id stands for a name that no other place gives.
        named_later = class_.named_by[:1] if class_ and not said.derived else ()
        for field in KINDS[said.kind].fields:
            if field.required and not said.known.get(field.name) and field.name not in named_later:
                words = f"{field.label} is blank, and every {KINDS[said.kind].one} needs it."
                if said.kind == "Membership":
                    words = "This membership names nobody, neither a person nor an organisation."
                self._tell(entry, field.name, "", words, "Fill it in.")
                return False
        return True

    def _misplaced(self, entry: Entry, key: str, due: str, value: Any, row: int = 0) -> None:
        words = f"There is {_WHAT.get(type(value), 'an object')} where {due} is due."
        mend = "Correct it, or leave it out."
        self._tell(entry, key, text_of(value)[:80], words, mend, row=row)

    def _tell(  # noqa: PLR0913 - a problem has as many parts
        self, entry: Entry, key: str, value: str, words: str, mend: str,
        severity: Severity = "error", *, row: int = 0,
    ) -> None:  # fmt: skip
        where = self.text.file, row or entry.row, key, value
        self.complain(Problem(*where, words, mend, severity))


def _fact(class_: PopoloClass, said: Said, key: str, value: Any) -> None:
    """Keep any other property: in the field of ours that has its name if it fits, else as it is."""
    field = fields_of(said.kind).get(class_.fields.get(key, key))
    text = fitting(field, value) if field and class_.titles.get(field.name, key) == key else ""
    if field and text:
        said.known[field.name] = text
    elif key == OTHERS and isinstance(value, Entry):
        said.others.update({name: text_of(item) for name, item in value.items()})
    elif text := text_of(value):
        said.others[key or "(no name)"] = text
