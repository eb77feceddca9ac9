"""What the page of kept views shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service.days import in_words
from graph_service.records import SavedView
from web.links import whole_link
from web.pages.views_kept import Keeping
from web.templating import count


@dataclass(frozen=True)
class ViewRow:
    """A view that is kept: its name, the link to send, and until when it works."""

    id: str
    name: str
    address: str
    link: str
    until: str


@dataclass(frozen=True)
class ViewsPage:
    """The views of somebody; `typed` is the one that could not be kept."""

    sentence: str
    views: tuple[ViewRow, ...]
    typed: Keeping
    field: str
    problem: str

    @classmethod
    def of(cls, views: Sequence[SavedView], typed: Keeping) -> "ViewsPage":
        """The page for the views that somebody keeps."""
        said = (
            f"You keep {count(len(views), 'view')} of the map."
            if views
            else "You keep no view of the map yet. Open the map, ask it something, and keep it."
        )
        return cls(said, tuple(map(_row, views)), typed, typed.field, typed.problem)


def _row(view: SavedView) -> ViewRow:
    return ViewRow(
        view.id,
        view.name,
        url_for("views.view", view_id=view.id),
        whole_link("views.view", view_id=view.id),
        in_words(view.expires[:10]),
    )
