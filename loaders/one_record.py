"""One record from the texts of a form, read and checked as a row of a workbook would be."""

from collections.abc import Mapping

from graph_service.records import KINDS, Record
from loaders.assembly import checked
from loaders.drafts import drafted
from loaders.problems import Complaints
from loaders.reading import Known
from loaders.tables import Sheet


def one_record(
    kind: str, texts: Mapping[str, str], known: Known
) -> tuple[Record | None, dict[str, str]]:
    """The record that some texts make, and what is wrong with them, by field.

    Args:
        kind: the name of a kind.
        texts: what stands in each field as a cell of a workbook would say it; `id` may be blank.
        known: what the store holds, to find those that are named.

    Returns:
        The record, None where something is wrong; and a sentence for each field that is wrong.
    """
    columns = tuple([text] for text in texts.values())
    sheet = Sheet(KINDS[kind].sheet, "", tuple(texts), columns, [1])
    complain = Complaints()
    draft = drafted(KINDS[kind], sheet, complain)
    # A cell that is wrong leaves a gap, beside which nothing else can be judged.
    if not complain.found:
        checked([draft], known, complain)
    problems = {item.column: f"{item.problem} {item.mend}".strip() for item in complain.found}
    return (None if problems else draft.records("")[0]), problems
