"""`gaps`: who is missing."""

import click

from graph_service import codes
from graph_service.analysis.declared import releases
from graph_service.analysis.declared_gaps import declared_gaps
from graph_service.analysis.numerals import percent
from graph_service.analysis.representation import Gap, Gaps, people_gaps
from graph_service.days import in_words
from graph_service.scope import Scope
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("gaps")
@click.option("--by", default="sector", metavar="DIM[,DIM]", help="One or two dimensions.")
@click.option("--scope", "scope", metavar="KIND:ID", help="Whose people [default: all].")
@click.option("--yardstick", metavar="NAME", help="What to measure by.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def gaps(store: Store, by: str, scope: str | None, yardstick: str | None, as_of: str) -> Answer:
    """See which groups are missing among the people of a scope.

    People's own answers (ethnicity, sex, disability and the like) are shown as published totals.
    """
    asked = Scope.parse(scope) if scope else None
    characteristic, _, second = by.strip().lower().replace("_", "-").partition(",")
    if characteristic in codes.CHARACTERISTICS:
        return _declared(store, characteristic, second, (asked, yardstick, as_of))
    found = people_gaps(store.read(as_of), tuple(by.split(",")), asked, yardstick)
    return Answer(found.document(), _lines(found))


def _declared(
    store: Store, characteristic: str, second: str, asked: tuple[Scope | None, str | None, str]
) -> Answer:
    scope, yardstick, as_of = asked
    snapshot, answers = store.read(as_of), list(store.apart("Declaration").values())
    # Of a quarter day that has not come yet nothing is published, whatever day is asked about.
    until_today = releases(store.whole(), answers, characteristic, store.read().as_of)
    published = [one for one in until_today if one.day <= snapshot.as_of]
    found = declared_gaps(snapshot, published, scope, second, yardstick)
    rows = [
        [*gap.words, gap.count if gap.count is not None else _MARKS[gap.mark], percent(gap.share),
         "" if gap.expected is None else f"{gap.expected:.0f}", gap.status]
        for gap in (*found.gaps, *found.no_answer)
    ]  # fmt: skip
    headings = [codes.DIMENSIONS.say(code) for code in found.document()["by"]]
    return Answer(
        found.document(),
        [
            f"{found.published} {found.people} people; numbers are rounded to 5."
            + (f" Measured by {found.yardstick}: {found.basis}." if found.yardstick else ""),
            "",
            *table([*headings, "People", "Share of answers", "Expected", "Status"], rows),
        ],
    )


_MARKS = {"fewer-than-10": "fewer than 10", "hidden": "not shown"}


def _lines(found: Gaps) -> list[str]:
    headings = [codes.DIMENSIONS.say(code) for code in found.by]
    headings += ["People", "Share", "Expected", "Ratio", "95% interval", "Short", "Status"]
    by = " and ".join(codes.DIMENSIONS.say(code).lower() for code in found.by)
    unknown = f" ({found.unknown} of them not known by {by})"
    return [
        f"{found.people} people on {in_words(found.as_of)}{unknown if found.unknown else ''}, "
        f"measured by {found.yardstick}: {found.basis}.",
        *(gap.sentence for gap in found.in_order if gap.status in {"missing", "under"}),
        "",
        *table(headings, [_row(gap) for gap in found.in_order]),
    ]


def _row(gap: Gap) -> list[object]:
    return [
        *gap.words,
        gap.count,
        percent(gap.share),
        "" if gap.expected is None else f"{gap.expected:.1f}",
        "" if gap.ratio is None else f"{gap.ratio:.2f}",
        f"{percent(gap.low)} to {percent(gap.high)}" if gap.share is not None else "",
        gap.shortfall or "",
        gap.status if gap.expected is not None else "nothing expected",
    ]
