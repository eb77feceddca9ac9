"""What somebody sees who votes by a link."""

from dataclasses import dataclass

from web.pages.polls_views import BallotForm


@dataclass(frozen=True)
class BallotPage:
    """The question, how it stands, and the ballot where it can still be cast."""

    name: str
    sentence: str
    ballot: BallotForm | None

    @property
    def field(self) -> str:
        """Where something is wrong."""
        return self.ballot.field if self.ballot else ""

    @property
    def problem(self) -> str:
        """What is wrong."""
        return self.ballot.problem if self.ballot else ""
