"""The OpenAPI 3.1 document, derived from the vocabulary and from the table of permissions."""

from collections.abc import Iterable
from typing import Any

from graph_service import codes
from graph_service.editing import EDITABLE
from graph_service.fields import Kind
from graph_service.records import KINDS
from web.api.access import ANSWERS, API, READ
from web.api.questions import QUERY, SAID, Question
from web.api.schemas import ID, Schema, change_schema, schemas
from web.api.tasks import FILE, TASKS, Task

VERSION = "1.0.0"
_PROBLEMS = {
    "400": "Something that was sent is not as this document says",
    "401": "No token, or none that works",
    "403": "Your role, or your token, does not allow this",
    "404": "There is no such thing, or you may not see it",
    "409": "What others say would still stand, or there is such a record already",
    "412": "The record has changed since: read it again",
    "413": "Too much was sent",
    "415": "Send JSON",
    "422": "As this document says, but it does not fit what is there",
    "428": "Say with If-Match which state of the record you change",
    "503": "The database does not answer",
}


def document() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {"/": {"get": _read("entry", "Where everything is", {}, _OBJECT)}}
    for name in READ:
        kind = KINDS[name]
        paths[f"/{kind.sheet}"] = _collection(kind)
        paths[f"/{kind.sheet}/{{id}}"] = _one(kind)
    for name in ANSWERS:
        get = {"get": _read(name, SAID[name], QUERY[name], _OBJECT)}
        paths[f"/{name.replace('_', '-')}"] = get
    for name, task in TASKS.items():
        paths[f"/{task.path}"] = {"post": _task(name, task)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Leadership Map", "version": VERSION,
            "description": "Names as in Popolo and W3C ORG. A token acts in its owner's name: it "
            "is given what they may see. Nothing is erased: a record ends with its `end_date`.",
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {**schemas(READ), "Problem": _PROBLEM},
            "responses": {status: _problem(said) for status, said in _PROBLEMS.items()},
        },
    }  # fmt: skip


_OBJECT: Schema = {"type": "object"}
_PROBLEM: Schema = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["field", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}
_ETAG = {"ETag": {"schema": {"type": "string"}, "description": "The state that was given"}}


def _collection(kind: Kind) -> dict[str, Any]:
    page: Schema = {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": _ref(kind.name)},
            "next": {"type": "string", "description": "The cursor of the next page, if any"},
        },
        "required": ["items"],
        "additionalProperties": False,
    }
    found = {"get": _read(f"list_{kind.sheet}", f"All {kind.many}", QUERY["list"], page)}
    if kind.name in EDITABLE:
        made = {"description": "It is there", "content": _json(_ref(kind.name)),
                "headers": {**_ETAG, "Location": {"schema": {"type": "string"}}}}  # fmt: skip
        found["post"] = {
            "operationId": f"add_{kind.sheet}",
            "summary": f"Add a {kind.one}",
            "requestBody": _body(change_schema(kind, new=True)),
            "responses": {"201": made, **_refs("400", "401", "403", "409", "413", "415", "422",
                                               "503")},
        }  # fmt: skip
    return found


def _one(kind: Kind) -> dict[str, Any]:
    id_ = {"name": "id", "in": "path", "required": True, "schema": ID}
    get = _read(f"get_{kind.sheet}", f"One {kind.one}", QUERY["get"], _ref(kind.name))
    get["responses"] |= _refs("404")
    found: dict[str, Any] = {"parameters": [id_], "get": get}
    if kind.name in EDITABLE:
        match = {"name": "If-Match", "in": "header", "required": True,
                 "schema": {"type": "string", "minLength": 1},
                 "description": "The ETag of what you read"}  # fmt: skip
        found["patch"] = {
            "operationId": f"change_{kind.sheet}",
            "summary": f"Change a {kind.one}: what is sent, and nothing else",
            "parameters": [match],
            "requestBody": _body(change_schema(kind, new=False)),
            "responses": {"200": {"description": "As it is now", "headers": _ETAG,
                                  "content": _json(_ref(kind.name))},
                          **_refs("400", "401", "403", "404", "409", "412", "413", "415", "422",
                                  "428", "503")},
        }  # fmt: skip
    return found


def _task(name: str, task: Task) -> dict[str, Any]:
    file: Schema = {"required": True, "content": {FILE: {"schema": {}}}}
    return {
        "operationId": name,
        "summary": task.summary,
        "parameters": _parameters(QUERY.get(name, {})),
        "requestBody": _body(task.body) if task.body else file,
        "responses": {
            "200": {"description": "It is done", "content": _json(_OBJECT), "headers": _ETAG},
            **_refs("400", "401", "403", "404", "409", "413", "415", "422", "503"),
        },
    }


def _parameters(query: dict[str, Question]) -> list[dict[str, Any]]:
    return [
        {"name": key, "in": "query", "required": needed, "schema": shape, "description": said}
        for key, (shape, needed, said) in query.items()
    ]


def _read(name: str, summary: str, query: dict[str, Question], schema: Schema) -> dict[str, Any]:
    answer = {"description": "The answer", "content": _json(schema), "headers": _ETAG}
    refused = ["400", "401", "403", "503"]
    refused += ["404", "422"] if name in ANSWERS else []
    roles = ", ".join(sorted(codes.ROLES.say(role) for role in API[f"api.{name}"].roles))
    return {
        "operationId": name,
        "summary": summary,
        "description": f"For: {roles}.",
        "parameters": _parameters(query),
        "responses": {
            "200": answer,
            "304": {"description": "As you know it (If-None-Match)"},
            **_refs(*refused),
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _body(schema: Schema) -> dict[str, Any]:
    return {"required": True, "content": _json(schema)}


def _refs(*statuses: str) -> dict[str, Any]:
    return {status: {"$ref": f"#/components/responses/{status}"} for status in statuses}


def _problem(said: str) -> dict[str, Any]:
    return {
        "description": said,
        "content": {"application/problem+json": {"schema": _ref("Problem")}},
    }


def operations() -> Iterable[str]:
    """The ids of all operations, which are the names of their routes."""
    for path in document()["paths"].values():
        yield from (item["operationId"] for key, item in path.items() if key != "parameters")
