"""What somebody types to hand in a bid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from graph_service.analysis.numerals import listed
from graph_service.analysis.people_named import PeopleNamed, people_named
from graph_service.records import Bid, Call
from graph_service.snapshot import Snapshot
from web.pages.call_form import pounds_typed
from web.shown import people_named_by
from web.visitor import Visitor

LONGEST, LONGEST_AIM = 200, 2_000


@dataclass(frozen=True)
class BidTyped:
    """What is on the form, as it was typed; `team` has a name or an e-mail address a line."""

    name: str = ""
    aim: str = ""
    cost: str = ""
    team: str = ""
    areas: Sequence[str] = ()

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> "BidTyped":
        """What a form sent."""
        texts = {name: form.get(name, "").strip() for name in ("name", "aim", "cost", "team")}
        return cls(**texts, areas=tuple(form.getlist("areas")))

    def problems(self, snapshot: Snapshot, call: Call, who: Visitor) -> Mapping[str, str]:
        """What is wrong, by field."""
        found = {}
        if not is_open(call, snapshot.as_of):
            found["name"] = "This call has closed."
        elif who.person_id not in snapshot.people:
            found["name"] = "Your account belongs to nobody here, so nobody would lead the bid."
        elif not self.name or len(self.name) > LONGEST:
            found["name"] = f"Give the bid a name of at most {LONGEST} letters."
        if not self.aim or len(self.aim) > LONGEST_AIM:
            found["aim"] = f"Say what gets better and for whom, in at most {LONGEST_AIM:,} letters."
        if pounds_typed(self.cost) is None:
            found["cost"] = "Write what it costs in pounds, such as 42000."
        named = self._named(snapshot, who)
        if named.unknown or named.several:
            found["team"] = _unclear(named)
        return found

    def bid(self, snapshot: Snapshot, id_: str, call_id: str, who: Visitor) -> Bid:
        """The bid; to be asked where nothing is wrong."""
        employers = snapshot.employers_of(who.person_id)
        return Bid(
            id=id_,
            name=self.name,
            call_id=call_id,
            aim=self.aim,
            organization_id=employers[0] if employers else "",
            lead_id=who.person_id,
            team_ids=tuple(dict.fromkeys((who.person_id, *self._named(snapshot, who).found))),
            area_ids=tuple(id_ for id_ in self.areas if id_ in snapshot.areas),
            cost=pounds_typed(self.cost),
            state="submitted",
            start_date=snapshot.as_of,
        )

    def _named(self, snapshot: Snapshot, who: Visitor) -> PeopleNamed:
        people = people_named_by(snapshot.people.values(), who)
        return people_named((item for item in people if not item.objects), self.team)


def is_open(call: Call, day: str) -> bool:
    """Whether one may bid on a day: until the last day of the call, which may be blank."""
    return not call.closes or call.closes >= day


def _unclear(named: PeopleNamed) -> str:
    said = []
    if named.unknown:
        said.append(f"Nobody here is called {listed(named.unknown, 'or')}: check the spelling.")
    if named.several:
        said.append(f"Several people are called {listed(named.several, 'or')}: write the e-mail "
                    "address instead.")  # fmt: skip
    return " ".join(said)
