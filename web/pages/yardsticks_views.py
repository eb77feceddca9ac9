"""What the page of yardsticks shows: each with what it says and its source, and a target to set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.numerals import in_words
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.by_hand import HandChange
from web.pages.missing_form import yardstick_words
from web.pages.missing_scopes import scope_choices
from web.pages.yardsticks_form import TargetForm
from web.pages.yardsticks_list import NamedYardstick, named_yardsticks
from web.pages.yardsticks_words import BUILT_IN


@dataclass(frozen=True)
class YardsticksPage:
    """All yardsticks, with the form of a target where one is asked for."""

    sentence: str
    scopes: tuple[tuple[str, tuple[Choice, ...]], ...]
    by: tuple[Choice, ...]
    form: TargetForm | None
    built_in: tuple[tuple[str, str], ...]
    named: tuple[NamedYardstick, ...]
    changes: tuple[HandChange, ...]
    problem: str

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        asked: Mapping[str, str],
        form: TargetForm | None,
        changes: tuple[HandChange, ...],
        problem: str,
    ) -> "YardsticksPage":
        """The page; `asked` says which scope and dimension are chosen."""
        named = tuple(named_yardsticks(snapshot))
        scope, by = asked.get("scope", ""), asked.get("by", "")
        return cls(
            _sentence(named),
            scope_choices(snapshot, scope),
            tuple(Choice(code, codes.DIMENSIONS.say(code), code == by) for code in BY_CODE),
            form,
            tuple((yardstick_words(name), words) for name, words in BUILT_IN.items()),
            named,
            changes,
            problem,
        )


def _sentence(named: Sequence[NamedYardstick]) -> str:
    total = f"{in_words(len(BUILT_IN) + len(named))} yardsticks"
    own = sum(item.is_target for item in named)
    if not own:
        return f"We measure by {total}. The programme team has set no target of its own yet."
    are = "one of them is a target" if own == 1 else f"{in_words(own)} of them are targets"
    return f"We measure by {total}; {are} of our own."
