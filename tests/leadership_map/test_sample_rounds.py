"""The rounds of the sample system: every pair of them holds to the rules and adds up."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from graph_service import codes
from graph_service.analysis.pairing.audit import audit
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.progress import pairings_of
from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.rules import broken
from graph_service.analysis.pairing.schemes import scheme
from graph_service.snapshot import Snapshot
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The sample system on its own day."""
    store = SqliteStore(tmp_path_factory.mktemp("rounds") / "sample.db")
    load_sample(store)
    yield store.read()
    store.close()


_POINTS = re.compile(r"\((\d+) of \d+\)$")


def test_the_points_beside_the_reasons_of_every_kept_pair_add_up_to_its_score(
    sample: Snapshot,
) -> None:
    assert len(sample.pairings) > 30
    for pairing in sample.pairings.values():
        found = [_POINTS.search(reason) for reason in pairing.reasons]
        points = [int(match[1]) for match in found if match is not None]
        assert len(points) == len(found)
        assert sum(points) == round(100 * (pairing.score or 0))


@pytest.mark.parametrize("code", tuple(codes.SCHEMES))
def test_every_proposal_of_the_sample_stands_its_audit(sample: Snapshot, code: str) -> None:
    found = propose(sample, code)
    checked = audit(sample, found)
    assert checked.problems == ()
    assert checked.checked == len(found.pairs)


def test_nobody_is_in_a_pair_who_did_not_agree_or_whose_manager_did_not(sample: Snapshot) -> None:
    for round_ in sample.rounds.values():
        applied = {i.person_id: i for i in sample.applications.values() if i.round_id == round_.id}
        for pairing in pairings_of(sample, round_.id):
            for id_ in pairing.person_ids:
                assert sample.people[id_].consent_pairing
                assert applied[id_].manager_agrees


def test_nobody_meets_the_same_person_twice(sample: Snapshot) -> None:
    met = [
        frozenset(two)
        for pairing in sample.pairings.values()
        for two in combinations(pairing.person_ids, 2)
    ]
    assert len(met) == len(set(met))


def test_a_pair_of_a_round_keeps_the_hard_rules_of_its_scheme(sample: Snapshot) -> None:
    for round_ in sample.rounds.values():
        chosen = scheme(sample, round_.scheme)
        known = partners(sample, round_.id)
        # Who met whom in rounds since is not what held when this one was made.
        rules = [rule for rule in chosen.rules if rule.code != "met"]
        for pairing in pairings_of(sample, round_.id):
            pair = [known[id_] for id_ in pairing.person_ids if id_ in known]
            assert len(pair) < 2 or broken(rules, *pair) is None


def test_the_rounds_show_every_stage_of_a_pairing(sample: Snapshot) -> None:
    stages = {stage_of(sample, item) for item in sample.pairings.values()}
    assert stages >= {"published", "accepted", "declined", "introduced", "reflected", "closed"}
