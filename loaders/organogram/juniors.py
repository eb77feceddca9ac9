"""Junior posts, published in numbers and without names: a record each row, so that none is lost."""

from collections.abc import Iterator

from graph_service.records import Post, Source
from loaders.ids import slug
from loaders.organogram.lines import Organogram
from loaders.organogram.reporting import superior
from loaders.organogram.seats import unused
from loaders.organogram.seniors import Context
from loaders.organogram.shared import published


def junior_posts(file: Organogram, context: Context) -> Iterator[Post]:
    """A post for each row, held by people not named; how many (FTE) stays among its facts."""
    taken: set[str] = set()
    for line in file.lines:
        reference = line["reports_to"] or "unplaced"
        id_ = f"{file.space}:{reference}:{slug(line['title'])}:{slug(line['grade'])}"
        yield Post(
            id=unused(id_, taken),
            label=line["title"] or "Junior posts",
            organization_id=context.shared.organization(line),
            reports_to_id=superior(file, line, context.references, context.complain),
            profession_id=context.shared.profession(line),
            grade=line["grade"],
            undisclosed=True,
            attributes={"Staff": "junior"} | published(line, dict(file.headings)),
            source=Source(context.source, line.file, line.row),
        )
