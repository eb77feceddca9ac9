"""The people of a list, what they belong to and its vacancies -> rows of our vocabulary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.columns import Complain
from loaders.gathering import Gathering, listed
from loaders.ids import slug
from loaders.leaders.grouping import Someone
from loaders.leaders.meanings import MEANINGS
from loaders.leaders.naming import Named
from loaders.leaders.recognising import free
from loaders.leaders.rows import Row

_NAMED = {"place": "area_id", "profession": "profession_ids"}
_LISTS = ("interests", "challenges", "offers", "seeks", "days-free")
_SINGLE = ("email", "telephone", "sector", "level", "side", "invented")
_DAYS = {"from": "start_date", "until": "end_date"}


@dataclass
class Tables:
    """What the list says of each kind, a table of its own for each of the list's tables."""

    headings: Mapping[str, str]
    _tables: dict[tuple[str, str, str], Gathering] = field(default_factory=dict)

    def of(self, kind: str, row: Row) -> Gathering:
        """The table of a kind to which what this row says is added."""
        key = kind, row.sheet.file, row.sheet.name
        if key not in self._tables:
            self._tables[key] = Gathering(kind, row.sheet.name, row.sheet.file, self._titles())
        return self._tables[key]

    def __iter__(self) -> Iterator[Gathering]:
        return iter(self._tables.values())

    def _titles(self) -> dict[str, str]:
        titles = {
            MEANINGS[code].field: heading
            for code, heading in self.headings.items()
            if MEANINGS[code].field
        }
        named = {"name": "name", "role": "body-role", "label": "body-role"} | {
            name: code for code, name in _DAYS.items()
        }
        found = {name: self.headings[code] for name, code in named.items() if code in self.headings}
        return titles | found


@dataclass(frozen=True)
class Names:
    """What the list names beside people; `space` begins the ids of its own."""

    space: str
    organizations: Named
    areas: Named
    professions: Named

    def employer(self, row: Row) -> str:
        """The id of the organisation that a row's person works for; "" where it names none."""
        name, code = row.text("organization"), row.text("ods-code")
        return self.organizations.id_of(row, "organization" if name else "ods-code", name, code)

    def body(self, row: Row, name: str) -> str:
        """The id of a body that a row names; one that is new is a body from now on."""
        id_ = self.organizations.id_of(row, "body", name)
        record = self.organizations.record(id_)
        if record is None or record.is_body:
            self.organizations.say(id_, "is_body", "yes")
        return id_


def write_person(someone: Someone, names: Names, tables: Tables, complain: Complain) -> None:
    """Add what the rows of one person say of them and of what they belong to."""
    said: dict[str, list[tuple[Row, str]]] = {code: [] for code in (*_SINGLE, "place")}
    facts: dict[str, dict[str, None]] = {}
    lists: dict[str, dict[str, None]] = {code: {} for code in (*_LISTS, "profession")}
    for row in someone.rows:
        for code in _SINGLE:
            said[code].append((row, row.text(code)))
        place = row.text("place")
        said["place"].append((row, names.areas.id_of(row, "place", place)))
        for code in _LISTS:
            lists[code] |= dict.fromkeys(row.parts(code))
        for name in row.parts("profession"):
            lists["profession"][names.professions.id_of(row, "profession", name)] = None
        for heading, text in (*row.facts(), *_homeless(row)):
            facts.setdefault(heading, {})[text] = None
    first = someone.rows[0]
    known = {"id": someone.id, "name": someone.name}
    known["job_title"] = next(filter(None, (row.text("job-title") for row in someone.rows)), "")
    for code, values in said.items():
        known[_NAMED.get(code) or MEANINGS[code].field] = _one(code, values, facts, complain)
    for code, parts in lists.items():
        known[_NAMED.get(code) or MEANINGS[code].field] = listed(*parts)
    others = {heading: "; ".join(texts) for heading, texts in facts.items()}
    tables.of("Person", first).add(first.number, known, others)
    _write_memberships(someone, names, tables)


def write_vacancy(
    row: Row, names: Names, tables: Tables, taken: set[str], complain: Complain
) -> None:
    """Add the empty seats that a row is of; complain of it where it names none.

    `taken` are the ids of seats before; of two alike in one body, the second has a number.
    """
    seats = [(names.body(row, body), role) for body, role in row.seats() if role]
    if not seats and row.text("job-title"):
        employer = names.employer(row)
        seats = [(employer, row.text("job-title"))] if employer else []
    if not seats:
        said = "Nobody is here, and no seat on a board or in an organisation is named."
        complain(row.problem("name", said, "The row is left out. Name the seat, or a person."))
        return
    complain(row.problem("name", "Nobody is here: kept as a vacant post.", "Nothing need be done."))
    for organization_id, role in seats:
        id_ = free(f"{names.space}{organization_id}:{slug(role)}", taken)
        known = {"id": id_, "organization_id": organization_id, "label": role, "role": role}
        tables.of("Post", row).add(row.number, known, dict(row.facts()))


def _one(
    code: str, values: Sequence[tuple[Row, str]], facts: dict[str, dict[str, None]],
    complain: Complain,
) -> str:  # fmt: skip
    """The first of a person's values; others are kept among the facts, with a warning."""
    filled = [(row, value) for row, value in values if value]
    if not filled:
        return ""
    first, kept = filled[0]
    for row, value in filled[1:]:
        if value.casefold() != kept.casefold():
            text = row.text(code)
            heading = row.cells[code][0][0]
            said = f"In row {first.number} it is '{first.text(code)}', and that is believed."
            complain(row.problem(code, said, "This one is kept as another fact; make them alike."))
            facts.setdefault(heading, {})[text] = None
    return kept


def _homeless(row: Row) -> Iterator[tuple[str, str]]:
    """What is said of a seat or a job where the row names none."""
    if not row.text("body"):
        yield from row.cells.get("body-role", ())
        if not (row.text("organization") or row.text("ods-code")):
            for code in _DAYS:
                yield from row.cells.get(code, ())


def _write_memberships(someone: Someone, names: Names, tables: Tables) -> None:
    jobs: dict[tuple[str, str], list[tuple[Row, dict[str, str]]]] = {}
    seats: dict[tuple[str, ...], tuple[Row, dict[str, str]]] = {}
    for row in someone.rows:
        days = {name: row.text(code) for code, name in _DAYS.items()}
        for body, role in row.seats():
            known = {"organization_id": names.body(row, body), "role": role} | days
            seats.setdefault(tuple(known.values()), (row, known))
        if employer := names.employer(row):
            job = employer, row.text("job-title")
            dated = {} if row.text("body") else days
            known = {"organization_id": employer, "role": job[1]} | dated
            jobs.setdefault(job, []).append((row, known))
    for row, known in [*_each_once(jobs), *seats.values()]:
        tables.of("Membership", row).add(row.number, {"person_id": someone.id} | known)


def _each_once(
    jobs: Mapping[tuple[str, str], Sequence[tuple[Row, dict[str, str]]]],
) -> Iterator[tuple[Row, dict[str, str]]]:
    """A job that several rows tell of, once for each of its days; once if none has any."""
    for told in jobs.values():
        dated = {
            (known.get("start_date", ""), known.get("end_date", "")): (row, known)
            for row, known in reversed(told)
        }
        if len(dated) > 1:
            dated.pop(("", ""), None)
        yield from reversed(dated.values())
