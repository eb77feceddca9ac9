"""What should I look at today?"""

from dataclasses import dataclass

from flask import Blueprint, render_template

from graph_service.snapshot import Snapshot
from web.held import store
from web.templating import count

pages = Blueprint("today", __name__)


@dataclass(frozen=True)
class TodayPage:
    """The most urgent first."""

    sentence: str

    @classmethod
    def of(cls, snapshot: Snapshot) -> "TodayPage":
        """The page for a day."""
        people, bodies = len(snapshot.people), len(snapshot.bodies)
        return cls(f"{count(people, 'person', 'people')} and {count(bodies, 'body', 'bodies')}.")


@pages.get("/")
def page() -> str:
    """What to look at today."""
    return render_template("today.html", page=TodayPage.of(store().read()))
