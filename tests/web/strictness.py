"""Templates against their view-models: a misspelt name prints nothing, so tests must notice it."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from flask import Flask, template_rendered
from jinja2 import ChainableUndefined, Template, nodes


class Noticed(ChainableUndefined):
    """What a template asked of a view-model that has nothing of that name."""

    def __init__(
        self, hint: str | None = None, obj: Any = None, name: str | None = None, *rest: Any
    ) -> None:
        super().__init__(hint, obj, name, *rest)
        assert not is_dataclass(obj), f"{type(obj).__name__} has no '{name}'"


def watch(app: Flask) -> None:
    """Fail when a template names what its page, or any view-model in it, does not have."""
    app.jinja_env.undefined = Noticed
    # The signal keeps only weak hold of who listens.
    app.extensions["watching"] = check_names
    template_rendered.connect(check_names, app)


def check_names(app: Flask, template: Template, context: dict[str, Any], **_: Any) -> None:
    """Look at every `page.x` of a template, also in the branches that were not shown."""
    page = context.get("page")
    if page is None or template.name is None:
        return
    missing = [name for name in page_names(app, template.name) if not hasattr(page, name)]
    assert missing == [], f"{template.name}: {type(page).__name__} has no {', '.join(missing)}"


def page_names(app: Flask, template_name: str) -> Iterator[str]:
    """What a template asks of `page`."""
    assert app.jinja_env.loader is not None
    source, _, _ = app.jinja_env.loader.get_source(app.jinja_env, template_name)
    for node in app.jinja_env.parse(source).find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "page":
            yield node.attr
