"""A table of scores whose rows and columns are the same people."""

from decimal import Decimal

from graph_service.errors import Unreadable
from loaders.scores import Scores


def as_one_pool(read: Scores, file: str) -> Scores:
    """The same scores with columns in the order of rows, alike on both sides of the diagonal.

    What stands in one of two people's cells holds for both; nobody is scored with themselves.

    Raises:
        Unreadable: the names differ, or two cells of the same two people do.
    """
    column = {name: place for place, name in enumerate(read.visitors)}
    for row, name in zip(read.rows, read.hosts, strict=True):
        if name not in column:
            raise _stranger(file, name, row, 1)
    for name, place in column.items():
        if name not in read.hosts:
            raise _stranger(file, name, 1, place + 2)
    order = [column[name] for name in read.hosts]
    sorted_ = [[row[place] for place in order] for row in read.values]
    values = tuple(
        tuple(_either(read, file, sorted_, order, one, other) for other in range(len(order)))
        for one in range(len(order))
    )
    return Scores(read.hosts, read.hosts, values, read.rows)


def _either(
    read: Scores, file: str, values: list[list[Decimal | None]], order: list[int], one: int,
    other: int,
) -> Decimal | None:  # fmt: skip
    here, there = values[one][other], values[other][one]
    if one == other:
        return None
    if here is not None and there is not None and here != there:
        row, column = read.rows[one], order[other] + 2
        raise Unreadable(
            f"{file}, row {row}, column {column}: '{read.hosts[one]}' and '{read.hosts[other]}' "
            f"have {here} here and {there} in row {read.rows[other]}, column {order[one] + 2}: "
            "make them the same, or leave one empty.",
            file=file, row=row, column=str(column),
        )  # fmt: skip
    return there if here is None else here


def _stranger(file: str, name: str, row: int, column: int) -> Unreadable:
    place = "the first row" if column == 1 else "the first column"
    return Unreadable(
        f"{file}, row {row}, column {column}: '{name}' is missing from {place}: in one pool both "
        "name the same people.",
        file=file, row=row, column=str(column),
    )  # fmt: skip
