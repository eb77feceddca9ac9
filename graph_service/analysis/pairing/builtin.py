"""The schemes that come with the product, as the records that a team could have written."""

from collections.abc import Mapping

from graph_service import codes
from graph_service.records import Scheme

_BUDDY = ("buddy",)
_SET = ("run-an-action-learning-set",)

_ALL = (
    Scheme(
        id="shadowing",
        name=codes.SCHEMES.say("shadowing"),
        form="visits",
        purpose="Half a day at somebody else's work, to see the system from there.",
        first_words="host", first_offers=("host-a-visit",),
        second_words="visitor", second_seeks=("shadow", "host-a-visit"),
        rules=("different", "challenge", "time"),
        # A day within six months, as in the system's own scheme (integratedhlth.co.uk, 2023).
        least_hours=7, within_months=6,
        points_challenges=30, points_different=15, points_sides=8, points_levels=5,
        points_near=7, points_distance=12, points_bridge=8, points_first_time=5,
        points_missing=5, points_time=5, points_wish=0,
    ),
    Scheme(
        id="buddies",
        name=codes.SCHEMES.say("buddies"),
        form="pool",
        purpose="Two people who talk now and then about what it is like to lead.",
        first_words="buddy", second_words="buddy", first_offers=_BUDDY, first_seeks=_BUDDY,
        points_challenges=30, points_fit=12, points_different=13, points_sides=5,
        points_levels=8, points_near=5, points_distance=10, points_bridge=5,
        points_first_time=4, points_missing=4, points_wish=4,
    ),
    Scheme(
        id="executive-buddies",
        name=codes.SCHEMES.say("executive-buddies"),
        form="pairs",
        purpose="A clinical or care professional and an executive who learn from each other.",
        first_words="clinical or care leader", first_sides=("clinical-and-care",),
        second_words="manager or executive", second_sides=("managerial-executive",),
        first_offers=_BUDDY, first_seeks=_BUDDY, second_offers=_BUDDY, second_seeks=_BUDDY,
        rules=("sides",),
        points_challenges=32, points_fit=14, points_different=12, points_levels=8,
        points_near=6, points_distance=12, points_bridge=6, points_first_time=5,
        points_missing=5,
    ),
    Scheme(
        id="sponsor",
        name=codes.SCHEMES.say("sponsor"),
        form="pairs",
        purpose="Somebody at board or senior level opens doors for an emerging leader.",
        first_words="sponsor", first_offers=("sponsor-a-project",),
        first_levels=("board", "senior"),
        second_words="sponsored", second_seeks=("sponsor-a-project",),
        second_levels=("middle", "emerging", "trainee"),
        points_challenges=35, points_seniority=20, points_different=10, points_near=7,
        points_distance=10, points_bridge=5, points_first_time=6, points_missing=7,
    ),
    Scheme(
        id="circles",
        name=codes.SCHEMES.say("circles"),
        form="circles",
        purpose="Five to seven people who work on their own questions together.",
        first_words="member", second_words="member", first_offers=_SET, first_seeks=_SET,
        points_challenges=20, points_different=30, points_sides=10, points_levels=10,
        points_near=5, points_distance=15, points_first_time=5, points_missing=5,
    ),
)  # fmt: skip
BUILTIN: Mapping[str, Scheme] = {item.id: item for item in _ALL}
