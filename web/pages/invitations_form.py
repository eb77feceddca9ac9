"""The form of `/missing/invitations`: to what, how many, measured how, which gaps count most."""

from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.invitation_answer import Invitations
from graph_service.analysis.invitation_gaps import USUAL
from graph_service.analysis.invitations import vacancies
from graph_service.analysis.yardsticks import available
from graph_service.errors import LeadershipMapError
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.invitations_asked import WEIGHTS, InvitationsAsked
from web.pages.missing_form import yardstick_words
from web.pages.missing_scopes import scope_choices


@dataclass(frozen=True)
class Weight:
    """How much the gaps of one dimension count, as it was typed; "" leaves it to us."""

    name: str
    words: str
    value: str


@dataclass(frozen=True)
class InvitationsForm:
    """The choices; `scopes` come under headings. `opened` where the weights were touched.

    `counted` lists the dimensions that count as it stands.
    """

    scopes: tuple[tuple[str, tuple[Choice, ...]], ...]
    seats: str
    yardsticks: tuple[Choice, ...]
    weights: tuple[Weight, ...]
    counted: str
    opened: bool

    @classmethod
    def of(
        cls, snapshot: Snapshot, asked: InvitationsAsked, found: Invitations | None = None
    ) -> "InvitationsForm":
        """The form, with what was asked, or what we took instead, standing in it."""
        scope = _scope(asked.scope)
        vacant = vacancies(snapshot, scope) if scope else 0
        counted = [codes.DIMENSIONS.say(code).lower() for code in (found.by if found else USUAL)]
        return cls(
            tuple(item for item in scope_choices(snapshot, asked.scope) if item[0] != "Places"),
            asked.seats or (str(vacant) if vacant else ""),
            _yardsticks(snapshot, asked, scope),
            tuple(Weight(f"w-{code}", codes.DIMENSIONS.say(code), asked.weights.get(code, ""))
                  for code in WEIGHTS),
            f"{', '.join(counted[:-1])}{' and ' if counted[1:] else ''}{counted[-1]}",
            bool(asked.weights or asked.as_of),
        )  # fmt: skip


def _scope(text: str) -> Scope | None:
    try:
        return Scope.parse(text) if text else None
    except LeadershipMapError:
        return None


def _yardsticks(
    snapshot: Snapshot, asked: InvitationsAsked, scope: Scope | None
) -> tuple[Choice, ...]:
    names = {
        name: None for code in USUAL for name in available(snapshot, [BY_CODE[code]], scope)
    } | ({asked.yardstick: None} if asked.yardstick else {})
    return tuple(Choice(name, yardstick_words(name), name == asked.yardstick) for name in names)
