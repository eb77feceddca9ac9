"""Write the data dictionary from the vocabulary: `python -m tools.dictionary > docs/...`."""

from collections.abc import Iterator

from graph_service.records import KINDS, Field, Kind

_TYPES = {
    "text": "text",
    "texts": "texts",
    "whole": "whole number",
    "number": "number",
    "flag": "yes or no",
    "day": "day, month or year",
    "moment": "moment (UTC)",
    "attributes": "text by name",
}


def dictionary() -> Iterator[str]:
    """The lines of the data dictionary, in Markdown."""
    yield "# Data dictionary"
    yield ""
    yield "Made from `graph_service/records.py` by `make docs`; do not edit it by hand."
    yield "Every record also has an `id` and its source (which source, file and row)."
    yield "**Personal** data is about a named person; **private** data is not shown to colleagues."
    for kind in KINDS.values():
        yield from _kind(kind)


def _kind(kind: Kind) -> Iterator[str]:
    yield ""
    yield f"## {kind.name}"
    yield ""
    apart = " Stored apart: never in a snapshot." if kind.apart else ""
    yield f"{' '.join(kind.about.split())}{apart} Sheet `{kind.sheet}`."
    yield ""
    yield "| field | words | type | marks |"
    yield "|---|---|---|---|"
    for field in kind.fields:
        yield f"| `{field.name}` | {field.label} | {_type(field)} | {', '.join(_marks(field))} |"


def _type(field: Field) -> str:
    if field.codes is not None:
        some = "one or more" if field.type == "codes" else "one"
        return f"{some} of " + ", ".join(f"`{code}`" for code in field.codes)
    if field.points_to:
        built_in = ", ".join(f"`{code}`" for code in field.built_in or ())
        ids = f"{field.points_to} id" + ("s" if field.type == "refs" else "")
        return f"{ids}, or one of {built_in}" if built_in else ids
    return _TYPES[field.type]


def _marks(field: Field) -> Iterator[str]:
    if field.required:
        yield "required"
    if field.private:
        yield "personal, private"
    elif field.personal:
        yield "personal"
    if field.minimum is not None:
        yield f"at least {field.minimum:g}"
    if field.relation:
        yield f"relation `{field.relation}`"


if __name__ == "__main__":
    print("\n".join(dictionary()))
