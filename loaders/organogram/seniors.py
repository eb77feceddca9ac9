"""Senior posts -> posts, people and who holds what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from graph_service.records import Membership, Person, Post, Record, Source
from loaders.file_dates import date_of
from loaders.organogram.holders import holder
from loaders.organogram.lines import Line, Organogram
from loaders.organogram.people import People
from loaders.organogram.reporting import References, reports_to
from loaders.organogram.seats import Complain, Seat, is_in_no_post, warning
from loaders.organogram.shared import Shared, published
from loaders.reading import Known


@dataclass(frozen=True)
class Context:
    """What the records of one source share."""

    source: str
    shared: Shared
    people: dict[str, Person]
    references: References
    known: Known
    complain: Complain


def senior_records(file: Organogram, seats: Sequence[Seat], context: Context) -> Iterator[Record]:
    """The posts and memberships of a file; its people go into `context.people`."""
    ids = People(file.space)
    above = reports_to(file, seats, context.references, context.complain)
    for seat in seats:
        yield _post(file, seat, above, context)
        by_person: dict[str, list[Line]] = defaultdict(list)
        for line in seat.lines:
            if holder(line["name"]) == "named":
                by_person[_person(line, ids, context)].append(line)
        for person, lines in by_person.items():
            yield Membership(
                id=f"{seat.id}:{person}",
                person_id=person,
                post_id=seat.id,
                attributes=_of_all(lines) if len(seat.lines) > 1 else {},
                source=Source(context.source, lines[0].file, lines[0].row),
            )
        _say_undisclosed(file, seat, context)
    yield from _in_no_post(file, ids, context)


def _of_all(lines: Sequence[Line]) -> dict[str, str]:
    """The facts of one person's rows; what further rows say otherwise is numbered."""
    facts = dict(lines[0].others)
    for number, line in enumerate(lines[1:], start=2):
        facts |= {
            f"{name} ({number})": text
            for name, text in line.others.items()
            if text != lines[0].others.get(name)
        }
    return facts


def _post(file: Organogram, seat: Seat, above: Mapping[str, str], context: Context) -> Post:
    line = seat.line
    if not line["title"]:
        said = "This post has no title; its reference stands for it."
        context.complain(warning(file, line, "title", said, "Give it a title."))
    return Post(
        id=seat.id,
        label=line["title"] or f"Post {line['reference']}",
        organization_id=context.shared.organization(line),
        reports_to_id=above.get(seat.id, ""),
        profession_id=context.shared.profession(line),
        grade=line["grade"],
        undisclosed=any(holder(row["name"]) == "undisclosed" for row in seat.lines) or None,
        end_date=_end(file, seat, context) if seat.state == "eliminated" else "",
        attributes=_attributes(file, seat),
        source=Source(context.source, line.file, line.row),
    )


def _attributes(file: Organogram, seat: Seat) -> dict[str, str]:
    facts = {"Staff": "senior"} | published(seat.line, dict(file.headings))
    # Whoever shares a post without being named has no membership that could carry their facts.
    for number, line in enumerate(seat.lines[1:], start=2):
        if holder(line["name"]) != "named":
            facts |= {f"{name} ({number})": text for name, text in line.others.items()}
    return facts


def _end(file: Organogram, seat: Seat, context: Context) -> str:
    """The last day of a post that had ended by the file's date: the day before it."""
    day = date_of(seat.line.file)
    if day is None:
        said = "The file's name holds no date, so this post ends on the day before its first load."
        mend = "Begin the file's name with its date, such as 2013-09-30."
        context.complain(warning(file, seat.line, "name", said, mend))
        known = context.known().of("Post").get(seat.id)
        if known and known.end_date:
            return str(known.end_date)
    return ((day or datetime.now(UTC).date()) - timedelta(days=1)).isoformat()


def _person(line: Line, ids: People, context: Context) -> str:
    id_ = ids.id_of(line)
    profession = context.shared.profession(line)
    said = Person(
        id=id_,
        name=line["name"],
        job_title=line["title"],
        level="senior",
        profession_ids=(profession,) if profession else (),
        source=Source(context.source, line.file, line.row),
    )
    known = context.people.setdefault(id_, said)
    if profession and profession not in known.profession_ids:
        context.people[id_] = replace(known, profession_ids=(*known.profession_ids, profession))
    return id_


def _say_undisclosed(file: Organogram, seat: Seat, context: Context) -> None:
    for line in seat.lines:
        if holder(line["name"]) == "undisclosed":
            said = "The holder of this post is not disclosed; it is neither vacant nor a person."
            context.complain(warning(file, line, "name", said))


def _in_no_post(file: Organogram, ids: People, context: Context) -> Iterator[Membership]:
    """People who are paid but in no post; without a name there is nobody to keep."""
    by_person: dict[str, list[Line]] = defaultdict(list)
    for line in filter(is_in_no_post, file.lines):
        if holder(line["name"]) == "named":
            by_person[_person(line, ids, context)].append(line)
        else:
            said = "Somebody not named is paid but in no post; there is no record to make of it."
            context.complain(warning(file, line, "name", said))
    for person, lines in by_person.items():
        yield Membership(
            id=f"{file.space}:in-no-post:{person}",
            person_id=person,
            organization_id=context.shared.organization(lines[0]),
            role=lines[0]["title"] or "Not in post",
            attributes=published(lines[0], dict(file.headings)) | _of_all(lines),
            source=Source(context.source, lines[0].file, lines[0].row),
        )
