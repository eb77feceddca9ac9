"""Senior posts -> posts, people and who holds what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_service.records import Membership, Person, Post, Record, Source
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


def senior_records(
    file: Organogram, seats: Sequence[Seat], ended: str, context: Context
) -> Iterator[Record]:
    """The posts and memberships of a file; its people go into `context.people`.

    `ended` is the day on which posts marked as eliminated had ended, by what the file says.
    """
    ids = People(file.space)
    above = reports_to(file, seats, context.references, context.complain)
    for seat in seats:
        yield _post(file, seat, above, ended, context)
        named = [line for line in seat.lines if holder(line["name"]) == "named"]
        for line in named:
            person = _person(line, ids, context)
            yield Membership(
                id=f"{seat.id}:{person}",
                person_id=person,
                post_id=seat.id,
                attributes=dict(line.others) if len(seat.lines) > 1 else {},
                source=Source(context.source, line.file, line.row),
            )
        _say_undisclosed(file, seat, context)
    yield from _in_no_post(file, ids, context)


def _post(
    file: Organogram, seat: Seat, above: Mapping[str, str], ended: str, context: Context
) -> Post:
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
        end_date=_end(seat, ended, context) if seat.state == "eliminated" else "",
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


def _end(seat: Seat, ended: str, context: Context) -> str:
    if ended:
        return ended
    known = context.known().of("Post").get(seat.id)
    return known.end_date if known and known.end_date else ""


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
    for line in filter(is_in_no_post, file.lines):
        organization = context.shared.organization(line)
        if holder(line["name"]) != "named":
            said = "Somebody not named is paid but in no post; there is no record to make of it."
            context.complain(warning(file, line, "name", said))
            continue
        person = _person(line, ids, context)
        yield Membership(
            id=f"{file.space}:in-no-post:{person}",
            person_id=person,
            organization_id=organization,
            role=line["title"] or "Not in post",
            attributes=published(line, dict(file.headings)),
            source=Source(context.source, line.file, line.row),
        )
