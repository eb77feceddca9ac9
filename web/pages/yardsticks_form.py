"""The form of a target: a row for each group, with what was typed and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_service.analysis.counting import count_people
from graph_service.analysis.dimensions import BY_CODE, dimension
from graph_service.analysis.own_target import Target, rows_of_target
from graph_service.analysis.yardsticks import TARGET, lay, targets
from graph_service.records import Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM
from web.pages.missing_form import yardstick_words
from web.pages.missing_scopes import MOST
from web.pages.yardsticks_row import GroupRow, row_of
from web.pages.yardsticks_typed import Typed
from web.pages.yardsticks_words import scope_words


@dataclass(frozen=True)
class TargetForm:
    """A target to set; `exists` if it has rows, `changes` if the form is to change those.

    `used` is what is laid here by itself. `others` are the team's other targets here; `hidden`
    counts groups that are not shown. `problem` is about the whole form.
    """

    heading: str
    scope: str
    by: str
    name: str
    basis: str
    version: int
    exists: bool
    changes: bool
    used: str
    others: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    hidden: int
    problem: str = ""
    name_problem: str = ""
    basis_problem: str = ""

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        scope: str,
        by: str,
        name: str = "",
        group: str = "",
        *,
        fresh: bool = False,
    ) -> "TargetForm":
        """The form for a scope ("" is everywhere) and a dimension.

        Without a name it is for the target that is used there, else, or if `fresh`, for a new one.

        Raises:
            NotFound: the scope is not in the snapshot.
            Refused: there is no such dimension or kind of scope.
        """
        grouped, where = dimension(by), Scope.parse(scope) if scope else None
        counts = count_people(snapshot, (grouped,), where).groups
        scope = str(where) if where else ""
        own = targets(snapshot, (grouped,), where)
        name = " ".join(name.split()) or ("" if fresh else next(iter(own), ""))
        name = name or ("" if own else _new_name(snapshot, where))
        said = rows_of_target(snapshot, Target(grouped, scope, name))
        groups = grouped.groups(snapshot)
        shown = [code for code in groups if len(groups) <= MOST or code in said or code == group]
        rows = (
            row_of(code, groups[code], counts[code,], said.get(code), asked_for=code == group)
            for code in shown
        )
        label = scope_words(snapshot, scope)
        return cls(
            f"Target for {label} by {grouped.words.lower()}",
            scope,
            grouped.code,
            name,
            _basis(said),
            snapshot.version,
            bool(said),
            bool(said),
            lay(snapshot, (grouped,), where, None).name,
            tuple(other for other in own if other != name),
            tuple(rows),
            len(groups) - len(shown),
        )

    def filled_in(self, typed: Typed, problems: Mapping[str, str]) -> "TargetForm":
        """The form with what was typed in it and what stands in the way, by field."""
        rows = tuple(
            replace(
                row,
                people=typed.people.get(row.code, row.people),
                percent=typed.percent.get(row.code, row.percent),
                people_problem=problems.get(f"people {row.code}", ""),
                percent_problem=problems.get(f"percent {row.code}", ""),
            )
            for row in self.rows
        )
        return replace(
            self,
            changes=typed.changes,
            name=typed.name,
            basis=typed.basis,
            rows=rows,
            problem=problems.get("", ""),
            name_problem=problems.get("name", ""),
            basis_problem=problems.get("basis", ""),
        )

    def beside(self, refused: Mapping[str, str]) -> dict[str, str]:
        """What is refused of groups, as problems of fields: the one the file's figure stands in."""
        by_code = {row.code: row for row in self.rows}
        return {
            f"{'percent' if code in by_code and by_code[code].percent else 'people'} {code}": said
            for code, said in refused.items()
        }

    @property
    def files(self) -> tuple[str, ...]:
        """The files that figures came with."""
        return tuple(sorted({row.file for row in self.rows if row.file}))

    @property
    def files_differ(self) -> bool:
        """Whether the figures have not all come with one file."""
        said = {row.file for row in self.rows if row.people or row.percent}
        return len(said) > 1

    @property
    def used_words(self) -> str:
        """What is laid here by itself, in words."""
        return yardstick_words(self.used)

    @property
    def name_hint(self) -> str:
        """Which name makes it the one that is used."""
        if self.scope:
            return "Of several targets here the one that is called “target” is used by itself."
        return "For the whole network only the one that is called “target” is used by itself."

    @property
    def errors(self) -> list[tuple[str, str]]:
        """All problems for the list at the top: the text, and the id of the field."""
        found = [(self.problem, "target"), (self.name_problem, "name")]
        for number, row in enumerate(self.rows):
            found += [(row.people_problem, f"people-{number}")]
            found += [(row.percent_problem, f"percent-{number}")]
        found.append((self.basis_problem, "basis"))
        return [(text, field) for text, field in found if text]


def _basis(rows: Mapping[str, Yardstick]) -> str:
    """The source that the team gave, else the files'; "" where there are none or several."""
    own = {row.basis for row in rows.values() if row.source.name == TEAM}
    said = own or {row.basis for row in rows.values()}
    return said.pop() if len(said) == 1 else ""


def _new_name(snapshot: Snapshot, where: Scope | None) -> str:
    """What a new target is called: as the one by other groups, else after the body."""
    if where is None:
        return TARGET
    along = (targets(snapshot, (other,), where) for other in BY_CODE.values())
    named = next((names[0] for names in along if names), "")
    if named or where.kind != "Organization":
        return named or TARGET
    return f"{snapshot.label('Organization', where.id)} {TARGET}"
