"""The sample system: what it promises, and that it is written anew to the same bytes."""

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from graph_service.codes import LEVELS, SECTORS
from graph_service.integrity import dangling
from graph_service.records import KINDS, Record, Responsibility
from graph_service.snapshot import Snapshot, as_at
from leadership_map.synth.facts import BOROUGHS, TODAY
from leadership_map.synth.people import cast
from leadership_map.synth.sample import SEED, sample
from leadership_map.synth.ties import planted
from loaders import read
from loaders.folder import write_folder

FOLDER = Path(__file__).parent.parent / "data" / "sample"
APART = {kind.name for kind in KINDS.values() if kind.apart}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """What the committed files say."""
    reading = read([FOLDER])
    assert not reading.problems
    return [item for batch in reading.batches for item in batch.records]


@pytest.fixture(scope="module")
def whole(records: list[Record]) -> Snapshot:
    by_kind: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for item in records:
        by_kind[type(item).__name__][item.id] = item
    return Snapshot(TODAY, 1, {kind: by_kind[kind] for kind in by_kind if kind not in APART})


@pytest.fixture(scope="module")
def today(whole: Snapshot) -> Snapshot:
    return as_at(whole, TODAY)


def vacant(snapshot: Snapshot) -> set[str]:
    return {
        post.id
        for post in snapshot.posts.values()
        if not post.undisclosed and not snapshot.holders_of(post.id)
    }


def test_it_is_written_anew_to_the_same_bytes(tmp_path: Path) -> None:
    write_folder(sample(), tmp_path)

    for path in sorted({*FOLDER.iterdir(), *(FOLDER / item.name for item in tmp_path.iterdir())}):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_nothing_names_what_is_not_there(whole: Snapshot) -> None:
    assert dangling(whole) == []


def test_it_has_six_boroughs_in_one_system(today: Snapshot) -> None:
    assert {item.id for item in today.areas.values() if item.parent_id == "sel"} == set(BOROUGHS)
    population = sum(today.areas[id_].population or 0 for id_ in BOROUGHS)
    assert today.areas["sel"].population == population


def test_at_least_35_bodies_have_posts(today: Snapshot) -> None:
    assert sum(bool(today.posts_in(id_)) for id_ in today.bodies) >= 35
    assert len(today.posts) >= 200


def test_at_least_160_leaders_have_at_least_12_professions(today: Snapshot) -> None:
    professions = Counter(id_ for item in today.people.values() for id_ in item.profession_ids)

    assert len(today.people) >= 160
    assert len(professions) >= 12
    assert professions["digital-and-informatics"] > 0


def test_every_sector_has_organisations_and_every_level_people(today: Snapshot) -> None:
    assert {item.sector for item in today.organizations.values()} == set(SECTORS)
    assert {item.level for item in today.people.values()} == set(LEVELS)


def test_the_summits_votes_and_ranks_are_as_it_gave_them(today: Snapshot) -> None:
    programmes = today.programmes.values()
    votes = [item.votes for item in programmes if item.classification == "initiative"]
    ranks = [item.rank for item in programmes if item.classification == "core-message"]

    assert sorted(votes, key=float, reverse=True) == [15, 15, 13, 11, 11, 9, 9, 9, 8]  # type: ignore[arg-type]
    assert sorted(ranks, key=int) == list(range(1, 10))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kind",
    ["Person", "Post", "Membership", "Responsibility", "Attendance", "Tie", "Declaration",
     "Round", "Pairing", "Commitment", "Review"],
)  # fmt: skip
def test_all_of_what_is_said_of_people_is_marked_invented(records: list[Record], kind: str) -> None:
    of_kind = [item for item in records if type(item).__name__ == kind]

    assert of_kind
    assert all(item.invented for item in of_kind)


def test_an_organisation_that_is_not_invented_can_be_looked_up(today: Snapshot) -> None:
    real = [item for item in today.organizations.values() if not item.invented]

    assert len(real) > 80
    assert [item.id for item in real if not (item.link or item.ods_code)] == []


def test_a_body_without_a_public_page_is_marked_invented(today: Snapshot) -> None:
    assert [item.id for item in today.bodies.values() if not item.link and not item.invented] == []
    assert today.organizations["cplg"].invented


def test_an_address_belongs_to_nobody(whole: Snapshot) -> None:
    assert {item.email.partition("@")[2] for item in whole.people.values()} == {"example.org"}


def test_twelve_posts_are_vacant_some_since_a_known_day(today: Snapshot, whole: Snapshot) -> None:
    empty = vacant(today)
    left = {item.post_id for item in whole.memberships.values() if item.end_date and item.post_id}

    assert len(empty) == 12
    assert len(empty & left) == 9


def test_the_leadership_group_is_too_narrow_for_its_purpose(today: Snapshot) -> None:
    members = {item.person_id for item in today.memberships_in("cplg")}
    present = {today.sector_of(id_) for id_ in members}

    assert len(today.posts_in("cplg")) == 24
    assert set(SECTORS) - present == {
        "community", "social-care", "vcse", "pharmacy", "public-health", "local-authority",
        "academic-and-education", "patient-and-public",
    }  # fmt: skip
    assert "bexley" not in {today.place_of(id_) for id_ in members}


def test_some_have_held_their_seat_for_eight_years(today: Snapshot) -> None:
    held = [item for item in today.memberships.values() if item.post_id]

    assert sum(item.start_date < "2018-09-02" for item in held) >= 4
    assert any(item.deputy for item in held)
    assert any(item.interim for item in held)
    assert any(count > 1 for count in Counter(item.post_id for item in held).values())


def test_some_sessions_are_not_funded(today: Snapshot) -> None:
    wanted = sum(item.sessions or 0 for item in today.posts.values())
    funded = sum(item.funded_sessions or 0 for item in today.posts.values())

    assert 0.4 * wanted < funded < 0.9 * wanted


def test_four_decisions_have_nobody_accountable(today: Snapshot) -> None:
    parts: dict[tuple[str, str], list[str]] = {}
    for item in today.responsibilities.values():
        parts.setdefault((item.topic, item.area_id), []).append(item.part)

    assert len({topic for topic, _ in parts}) >= 25
    assert {key for key, said in parts.items() if "accountable" not in said} == {
        ("Clinical and care leadership roles and sessions", "sel"),
        ("Protected time for leaders", "sel"),
        ("Shared waiting rooms and buildings", "sel"),
        ("Community pharmacy", "bexley"),
    }


def test_the_planted_contradictions_are_there(today: Snapshot, whole: Snapshot) -> None:
    accountable: dict[tuple[str, str], list[Responsibility]] = {}
    for item in today.responsibilities.values():
        if item.part == "accountable":
            accountable.setdefault((item.topic, item.area_id), []).append(item)
    gone = [
        item.delegated_by_id
        for items in accountable.values()
        for item in items
        if item.delegated_by_id and item.delegated_by_id not in today.organizations
    ]
    aid = {
        item.organization_id: item.escalates_to_id
        for item in today.responsibilities.values()
        if item.topic == "Mutual aid between hospitals" and item.escalates_to_id
    }

    assert {key for key, said in accountable.items() if len(said) > 1} == {
        ("Community pharmacy", "greenwich")
    }
    assert gone == ["transition-board"]
    assert whole.organizations["transition-board"].end_date == "2023-03-31"
    assert aid == {"apc-exec": "apc-cic", "apc-cic": "apc-exec"}


def test_one_body_cannot_be_quorate(today: Snapshot) -> None:
    short = [
        body.id
        for body in today.bodies.values()
        if (body.quorum or 0)
        > sum(
            bool(post.voting) and bool(post.undisclosed or today.holders_of(post.id))
            for post in today.posts_in(body.id)
        )
    ]

    assert short == ["medicines-committee"]


def test_four_initiatives_have_no_lead(today: Snapshot) -> None:
    led = {item.programme_id for item in today.memberships.values() if item.role == "Lead"}
    initiatives = {
        item.id for item in today.programmes.values() if item.classification == "initiative"
    }

    assert initiatives - led == {
        "initiative-protected-time", "initiative-wider-cplg", "initiative-conference",
        "initiative-projects",
    }  # fmt: skip


def test_the_groups_not_yet_involved_were_hardly_heard_before_the_summit(today: Snapshot) -> None:
    before = {item.id for item in today.events.values() if item.start_date < "2021-04-14"}
    heard = {a.person_id for a in today.attendances.values() if a.event_id in before}
    sectors = Counter(today.sector_of(id_) for id_ in heard)

    assert {"vcse", "public-health", "local-authority", "patient-and-public"} & set(
        sectors
    ) == set()
    for sector in ("social-care", "pharmacy", "academic-and-education"):
        assert sectors[sector] <= 4
    assert sectors["primary"] > 20


def test_seats_are_held_one_after_the_other(whole: Snapshot) -> None:
    for post in whole.posts.values():
        holders = sorted(whole.holders_of(post.id), key=lambda item: item.start_date)
        past = [item for item in holders if item.end_date]
        for one, other in pairwise(past):
            assert one.end_date < other.start_date, post.id


@pytest.mark.parametrize("day", ["2019-05-01", "2021-04-13", "2023-01-01", "2024-06-01"])
def test_the_past_has_bodies_with_holders_and_no_false_vacancies(whole: Snapshot, day: str) -> None:
    then = as_at(whole, day)

    assert len(then.posts) > 80
    assert {id_ for id_ in vacant(then) if id_ in then.posts} == set()
    assert all(post.organization_id in then.organizations for post in then.posts.values())


def test_the_silo_meets_the_others_only_through_the_bridge(today: Snapshot) -> None:
    plan = planted(cast(SEED, today.organizations))
    crossing = [
        {item.person_id, item.other_id}
        for item in today.ties.values()
        if (item.person_id in plan.silo) != (item.other_id in plan.silo)
    ]
    outside = [
        {item.person_id, item.other_id} - {plan.bridge}
        for item in today.ties.values()
        if plan.bridge in (item.person_id, item.other_id)
    ]

    assert len(plan.silo) >= 10
    assert all(plan.bridge in pair for pair in crossing)
    for id_ in {plan.bridge, *plan.silo}:
        assert today.people[id_].consent_ties
        assert not today.people[id_].objects
    assert sum(not pair <= plan.silo for pair in outside) >= 5


def test_the_isolate_sits_on_bodies_and_has_no_tie(today: Snapshot) -> None:
    isolate = planted(cast(SEED, today.organizations)).isolate
    known = {id_ for item in today.ties.values() for id_ in (item.person_id, item.other_id)}

    assert isolate not in known
    assert not today.people[isolate].objects
    assert sum(bool(item.post_id) for item in today.memberships_of(isolate)) >= 2


def test_over_a_hundred_leaders_were_heard_before_the_summit(today: Snapshot) -> None:
    before = {item.id for item in today.events.values() if item.start_date < "2021-04-13"}

    assert len({a.person_id for a in today.attendances.values() if a.event_id in before}) > 100


def test_nobody_was_at_an_event_before_joining(whole: Snapshot) -> None:
    for item in whole.attendances.values():
        assert whole.people[item.person_id].start_date <= item.start_date


def test_the_people_who_answered_are_most_but_not_all(records: list[Record]) -> None:
    answered = {getattr(item, "person_id", "") for item in records
                if type(item).__name__ == "Declaration"}  # fmt: skip
    people = sum(type(item).__name__ == "Person" for item in records)

    assert 0.7 * people < len(answered) < 0.95 * people


def test_no_two_people_share_a_name(whole: Snapshot) -> None:
    assert len({item.name for item in whole.people.values()}) == len(whole.people)


def test_the_readme_tells_where_every_table_is_from() -> None:
    readme = (FOLDER.parent / "README.md").read_text("utf-8")

    for path in (FOLDER.parent / "facts").glob("*.csv"):
        assert f"| `facts/{path.name}` |" in readme


def test_the_answer_key_names_what_is_planted(today: Snapshot) -> None:
    key = (FOLDER.parent / "README.md").read_text("utf-8").partition("answer key")[2]
    plan = planted(cast(SEED, today.organizations))
    known = {id_ for item in today.ties.values() for id_ in (item.person_id, item.other_id)}

    assert f"| a bridge | `{plan.bridge}`" in key
    assert f"| an isolate | `{plan.isolate}`" in key
    assert f"{len(plan.silo)} people" in key
    for id_ in (today.people.keys() - known) | vacant(today):
        assert f"`{id_}`" in key


@pytest.mark.real_data
def test_nobody_has_the_name_of_a_real_person(whole: Snapshot, real_data: Path) -> None:
    summit = " ".join((real_data.parent / "summit.txt").read_text("utf-8").split()).casefold()
    assert re.search(r"chief nurse", summit)
    published: set[str] = set()
    for path in sorted((real_data / "organograms").glob("*senior.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            published |= {
                (row.get("Name") or "").strip().casefold() for row in csv.DictReader(file)
            }
    assert len(published) > 100

    for person in whole.people.values():
        name = person.name.casefold()
        assert name not in summit
        assert name not in published


@pytest.mark.real_data
def test_codes_are_those_that_were_published(today: Snapshot, real_data: Path) -> None:
    published = {row["id"]: row["ods_code"] for row in _rows(real_data / "sel" / "bodies.csv")}
    practices = {
        row["PRACTICE_CODE"]: row["PCN_CODE"]
        for row in _rows(real_data / "ods" / "sel_gp_practice_pcn_jan2022.csv")
    }
    known = {*published.values(), *practices, *practices.values()}
    boroughs = {
        row["LAD23CD"]: row["LAD23NM"] for row in _rows(real_data / "geo" / "lad_dec_2023_uk.csv")
    }

    for item in today.organizations.values():
        assert not item.ods_code or item.ods_code in known, item.id
        if item.classification == "GP practice" and item.parent_id:
            assert practices[item.ods_code] == today.organizations[item.parent_id].ods_code
    for id_ in BOROUGHS:
        assert boroughs[today.areas[id_].gss_code] == today.areas[id_].name


@pytest.mark.real_data
def test_all_bodies_and_relations_that_were_found_are_there(
    today: Snapshot, real_data: Path
) -> None:
    found = _rows(real_data / "sel" / "relations.csv")
    links = {item.link for item in today.organizations.values()}
    codes = {item.ods_code for item in today.organizations.values()}
    named = {item.name for item in today.organizations.values()}
    for row in _rows(real_data / "sel" / "bodies.csv"):
        page = row["source"].split(" ; ")[0]
        assert page in links or row["ods_code"] in codes or row["name"] in named, row["id"]

    real = [item for item in today.relationships.values() if not item.invented]
    assert len(real) == len(found)


@pytest.mark.real_data
def test_populations_are_those_of_the_census(today: Snapshot, real_data: Path) -> None:
    rows = _rows(real_data / "census" / "age_gender21_ltla21_ew.csv")
    counted = {row["ltla21_code"]: int(float(row["total_population"])) for row in rows}

    for id_ in BOROUGHS:
        assert today.areas[id_].population == counted[today.areas[id_].gss_code]
        share = counted[today.areas[id_].gss_code] / (today.areas["sel"].population or 1)
        assert today.yardsticks[f"population-place-{id_}"].share == pytest.approx(share, abs=1e-4)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
