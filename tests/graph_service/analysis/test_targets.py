"""Early warnings of bodies with a target of their own."""

from graph_service.analysis.targets import has_targets, target_warnings
from graph_service.records import Record, Yardstick
from graph_service.snapshot import Snapshot, as_at
from tests.builders import body, membership, person, snapshot

EARLIER, TODAY = "2026-06-01", "2026-09-01"


def target(dimension: str, group: str, scope: str, **said: object) -> Yardstick:
    numbers = {"count": 1, **said}
    return Yardstick(id=f"{scope}-{group}", name="ours", dimension=dimension, group=group,
                     scope=scope, **numbers)  # type: ignore[arg-type]  # fmt: skip


def left_in_july(*rows: Record) -> tuple[Snapshot, Snapshot]:
    """A board that its only member from acute care left in July; today, and a quarter ago."""
    whole = snapshot(
        body("board"), body("other"), person("a", sector="acute"), person("p", sector="primary"),
        membership("a", "board", end_date="2026-07-10"), membership("p", "board"),
        membership("a", "other", end_date="2026-07-10"), membership("p", "other"), *rows,
    )  # fmt: skip
    return as_at(whole, TODAY), as_at(whole, EARLIER)


def test_only_bodies_with_a_target_are_watched() -> None:
    days = left_in_july(target("sector", "acute", "Organization:board"))
    (found,) = target_warnings(*days)
    assert (str(found.scope), found.by) == ("Organization:board", "sector")
    assert (found.warned.kind, found.warned.group) == ("opened", ("acute",))


def test_without_a_target_there_is_nothing_to_watch() -> None:
    days = left_in_july(target("sector", "acute", ""), target("sector", "acute", "Area:nowhere"))
    assert not has_targets(days[0])
    assert target_warnings(*days) == ()


def test_a_target_of_what_we_do_not_know_or_of_a_body_that_is_gone_is_passed_over() -> None:
    days = left_in_july(
        target("colour", "red", "Organization:board"),
        target("sector", "acute", "Organization:gone"),
        target("level", "board", "Organization:other", count=None),
    )
    assert target_warnings(*days) == ()
