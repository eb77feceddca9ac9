"""What a program asks in the address: each part as the document says it, and nothing else."""

import re
from typing import Any

from flask import request

from graph_service.days import is_day
from web.api.problems import Wrong
from web.api.questions import QUERY
from web.api.schemas import Schema

_WHOLE = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def asked(operation: str) -> dict[str, Any]:
    """What is asked, by name; what is not asked and has a default is that.

    Raises:
        Wrong: something is asked that there is not, twice, or not as it should be; or is missing.
    """
    known = QUERY.get(operation, {})
    problems = dict.fromkeys(request.args.keys() - known, "There is no such question here.")
    found: dict[str, Any] = {}
    for name, (schema, needed, _) in known.items():
        values = request.args.getlist(name)
        if len(values) > 1:
            problems[name] = "Ask it once."
        elif values:
            wrong = _wrong(schema, values[0])
            if wrong:
                problems[name] = wrong
            found[name] = int(values[0]) if schema["type"] == "integer" and not wrong else values[0]
        elif needed:
            problems[name] = "This must be said."
        elif "default" in schema:
            found[name] = schema["default"]
    if problems:
        raise Wrong(400, "The question is not as the document says.", problems)
    return found


def _wrong(schema: Schema, value: str) -> str:
    if schema["type"] == "integer":
        fits = _WHOLE.fullmatch(value) and schema["minimum"] <= int(value) <= schema["maximum"]
        return "" if fits else f"Write a number from {schema['minimum']} to {schema['maximum']}."
    if schema.get("format") == "date":
        return "" if _DATE.fullmatch(value) and is_day(value) else "Write a day like 2026-03-31."
    if "enum" in schema and value not in schema["enum"]:
        return f"Write one of {', '.join(schema['enum'])}."
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return f"It must look like {schema['pattern']}."
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        return f"Write {schema.get('minLength', 0)} to {schema['maxLength']} letters."
    return ""
