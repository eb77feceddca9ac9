"""What a record of any kind says, in words: its fields' labels, and names in the place of ids."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph_service.days import in_words
from graph_service.fields import Field
from graph_service.records import KINDS, Account
from graph_service.snapshot import Snapshot
from graph_service.store import Store


def value_words(whole: Snapshot, field: Field, value: Any) -> str:
    """What a field says, in words; "" where it says nothing."""
    if value in (None, "", (), {}):
        return ""
    if field.type == "flag":
        return "yes" if value else "no"
    if field.type == "day":
        return in_words(value)
    if field.type == "attributes":
        return "; ".join(f"{name}: {said}" for name, said in value.items())
    several = value if isinstance(value, list | tuple) else (value,)
    return "; ".join(_word(whole, field, item) for item in several)


def doer(store: Store, by: str) -> str:
    """Who did something, in words: the audit names people, or the account that signed in."""
    account: Account | None = store.apart("Account").get(by)
    return store.whole().label("Person", account.person_id if account else by)


def said_of(whole: Snapshot, kind: str, said: Mapping[str, Any]) -> Iterator[str]:
    """Lines with what a record says, a blank one last; nothing of one that says nothing."""
    fields = KINDS[kind].by_name
    for name, value in said.items():
        if name in fields and value not in (None, "", (), {}):
            field = fields[name]
            yield f"  {field.label}: {value_words(whole, field, _unpacked(field, value))}"
    source = said.get("source")
    if isinstance(source, Mapping) and source.get("name"):
        yield f"  Source: {', '.join(str(part) for part in source.values() if part)}"
    if said:
        yield ""


def _unpacked(field: Field, value: Any) -> Any:
    """The audit keeps lists and further facts as JSON."""
    packed = field.type in ("codes", "texts", "refs", "attributes") and isinstance(value, str)
    return json.loads(value) if packed else value


def _word(whole: Snapshot, field: Field, value: Any) -> str:
    if field.codes is not None:
        return field.codes.say(str(value))
    if field.points_to:
        return whole.label(field.points_to, str(value)) or str(value)
    return str(value)
