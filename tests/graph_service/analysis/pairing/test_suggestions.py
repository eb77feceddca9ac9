"""Whom one person could walk with."""

from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.suggestions import suggestions
from graph_service.records import Person
from tests.builders import person, snapshot


def leader(id_: str, **said: object) -> Person:
    fixed = {"consent_pairing": True, "challenges": ("Prevention",)}
    return person(id_, **(fixed | said))


VISITOR = leader("me", seeks=("shadow",), sector="vcse")
HOST = leader("host", offers=("host-a-visit",), sector="acute")


def test_somebody_who_seeks_a_visit_is_shown_hosts_with_the_score_of_the_pair() -> None:
    system = snapshot(VISITOR, HOST)
    found = suggestions(system, "me")
    assert found is not None
    (suggested,) = found
    assert (suggested.person, suggested.scheme, suggested.part) == ("host", "shadowing", "host")
    (pair,) = propose(system, "shadowing").pairs
    assert (suggested.points, suggested.reasons) == (pair.points, pair.reasons)


def test_the_best_fit_comes_first() -> None:
    near = leader(
        "near", offers=("host-a-visit",), sector="acute", challenges=("Prevention", "Workforce")
    )
    me = leader("me", seeks=("shadow",), sector="vcse", challenges=("Prevention", "Workforce"))
    found = suggestions(snapshot(me, HOST, near), "me")
    assert found is not None
    assert [item.person for item in found] == ["near", "host"]


def test_rules_hold_for_suggestions_too() -> None:
    wary = leader("host", offers=("host-a-visit",), sector="acute", avoid_ids=("me",))
    assert suggestions(snapshot(VISITOR, wary), "me") == []


def test_somebody_who_did_not_agree_gets_none_and_is_suggested_to_nobody() -> None:
    silent = leader("host", offers=("host-a-visit",), sector="acute", consent_pairing=None)
    assert suggestions(snapshot(VISITOR, silent), "host") is None
    assert suggestions(snapshot(VISITOR, silent), "me") == []
