"""Who may do what: one table, an entry a route. A route without an entry does not start."""

from urllib.parse import urlencode

from flask import Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from web.api.access import API
from web.permission import (
    A_BODY,
    ACCOUNTS,
    ANY_SESSION,
    COLLEAGUES,
    DECLARATIONS,
    REVIEW_A_BODY,
    SIGNED_IN,
    STRANGERS,
    TEAM,
    Permission,
    is_allowed,
)  # fmt: skip
from web.visitor import is_api, visitor

PERMISSIONS: dict[str, Permission] = {
    **API,
    "static": STRANGERS,
    "health.alive": STRANGERS,
    "health.ready": STRANGERS,
    "sign_in.page": STRANGERS,
    "sign_in.send_link": STRANGERS,
    "sign_in.by_link": STRANGERS,
    "sign_in.use_link": STRANGERS,
    "single_sign_on.go": STRANGERS,
    "single_sign_on.back": STRANGERS,
    "sign_in.leave": ANY_SESSION,
    "accounts.page": ACCOUNTS,
    "accounts.add": ACCOUNTS,
    "accounts.link": ACCOUNTS,
    "accounts.lock": ACCOUNTS,
    "sessions_at_work.page": ACCOUNTS,
    "sessions_at_work.end": ACCOUNTS,
    "records.page": TEAM,
    "records.of_kind": TEAM,
    "records.new": TEAM,
    "records.add": TEAM,
    "records.one": TEAM,
    "records.keep": TEAM,
    "records.undo": TEAM,
    "removals.page": TEAM,
    "removals.remove": TEAM,
    "removals.keep": TEAM,
    "own_words.page": TEAM,
    "own_words.hold_back": TEAM,
    "data_protection.page": SIGNED_IN,
    "data_protection.keep": ACCOUNTS,
    "to_tell.page": TEAM,
    "to_tell.keep": TEAM,
    "account.page": SIGNED_IN,
    "own_sessions.page": SIGNED_IN,
    "own_sessions.end": SIGNED_IN,
    "own_tokens.page": SIGNED_IN,
    "own_tokens.make": SIGNED_IN,
    "own_tokens.revoke": SIGNED_IN,
    "account.keep": SIGNED_IN,
    "account.held": SIGNED_IN,
    "own_record.page": SIGNED_IN,
    "own_record.download": SIGNED_IN,
    "own_declarations.page": SIGNED_IN,
    "own_declarations.keep": SIGNED_IN,
    "own_removal.page": SIGNED_IN,
    "own_removal.ask": SIGNED_IN,
    "today.page": SIGNED_IN,
    "people.page": SIGNED_IN,
    "people.names": SIGNED_IN,
    "person.page": SIGNED_IN,
    "person.introduction": COLLEAGUES,
    "organizations.page": SIGNED_IN,
    "governance.page": SIGNED_IN,
    "governance.svg": SIGNED_IN,
    "governance.posts_csv": SIGNED_IN,
    "governance.body": A_BODY,
    "governance.body_svg": A_BODY,
    "changes.page": SIGNED_IN,
    "changes.download": SIGNED_IN,
    "sessions.page": COLLEAGUES,
    "sessions.download": COLLEAGUES,
    "reviewers.page": TEAM,
    "reviewers.ask": TEAM,
    "reviewers.withdraw": TEAM,
    "reviews.page": TEAM,
    "reviews.comment": REVIEW_A_BODY,
    "reviews.correct": REVIEW_A_BODY,
    "reviews.sign_off": REVIEW_A_BODY,
    "reviews.settle": TEAM,
    "succession.page": TEAM,
    "succession.download": TEAM,
    "map.page": COLLEAGUES,
    "map.data": COLLEAGUES,
    "map.svg": COLLEAGUES,
    "map.names": COLLEAGUES,
    "map.around_json": COLLEAGUES,
    "map.people_csv": COLLEAGUES,
    "map.file": COLLEAGUES,
    "insight.page": COLLEAGUES,
    "insight.progress": COLLEAGUES,
    "views.page": COLLEAGUES,
    "views.keep": COLLEAGUES,
    "views.view": COLLEAGUES,
    "views.remove": COLLEAGUES,
    "turn_to.page": COLLEAGUES,
    "turn_to.name": COLLEAGUES,
    "turn_to.take_back": COLLEAGUES,
    "priorities.page": SIGNED_IN,
    "polls.make": TEAM,
    "polls.page": SIGNED_IN,
    "polls.vote": SIGNED_IN,
    "polls.close": TEAM,
    "polls.letters": TEAM,
    "polls.download": SIGNED_IN,
    "ballots.page": STRANGERS,
    "ballots.vote": STRANGERS,
    "commitments.page": COLLEAGUES,
    "commitments.promise": COLLEAGUES,
    "commitments.done": COLLEAGUES,
    "commitments.asked": TEAM,
    "commitments.offer": TEAM,
    "commitments.download": TEAM,
    "involvement.page": COLLEAGUES,
    "involvement.download": TEAM,
    "widening.page": TEAM,
    "widening.keep": TEAM,
    "widening.one": TEAM,
    "widening.state": TEAM,
    "widening.download": TEAM,
    "watch.page": SIGNED_IN,
    "watch.keep": TEAM,
    "watch.download": SIGNED_IN,
    "obstacles.page": COLLEAGUES,
    "obstacles.raise_one": COLLEAGUES,
    "obstacles.pass_on": TEAM,
    "obstacles.answer": TEAM,
    "obstacles.download": TEAM,
    "glossary.page": SIGNED_IN,
    "year.page": SIGNED_IN,
    "year.download": SIGNED_IN,
    "protected_time.page": TEAM,
    "protected_time.download": TEAM,
    "development.page": SIGNED_IN,
    "development.download": SIGNED_IN,
    "development.suggested": TEAM,
    "development.keep": TEAM,
    "development.matched": TEAM,
    "development.offer": SIGNED_IN,
    "development.state": TEAM,
    "development.answer": SIGNED_IN,
    "bids.page": COLLEAGUES,
    "bids.open_call": TEAM,
    "bids.call": COLLEAGUES,
    "bids.submit": COLLEAGUES,
    "bids.assessors": TEAM,
    "bids.download": TEAM,
    "bid.page": COLLEAGUES,
    "bid.assess": COLLEAGUES,
    "bid.outcome": TEAM,
    "portfolio.page": TEAM,
    "portfolio.decide": TEAM,
    "portfolio.download": TEAM,
    "patients.page": SIGNED_IN,
    "patients.add": TEAM,
    "patients.download": TEAM,
    "spread.page": COLLEAGUES,
    "spread.download": COLLEAGUES,
    "spread.improvement": COLLEAGUES,
    "spread.note": TEAM,
    "spread.circles": TEAM,
    "next_generation.page": COLLEAGUES,
    "next_generation.download": TEAM,
    "plan.page": TEAM,
    "plan.keep": TEAM,
    "plan.download": TEAM,
    "attendance.page": TEAM,
    "attendance.keep": TEAM,
    "attendance.met": COLLEAGUES,
    "programmes.page": SIGNED_IN,
    "programmes.programme": SIGNED_IN,
    "events.page": COLLEAGUES,
    "events.event": COLLEAGUES,
    "missing.page": SIGNED_IN,
    "missing.download": SIGNED_IN,
    "measures.page": SIGNED_IN,
    "over_time.page": SIGNED_IN,
    "over_time.download": SIGNED_IN,
    "missing_group.page": SIGNED_IN,
    "voice.page": SIGNED_IN,
    "voice.download": SIGNED_IN,
    "nobody.page": SIGNED_IN,
    "nobody.download": SIGNED_IN,
    "heard.page": SIGNED_IN,
    "heard.download": SIGNED_IN,
    "report.page": SIGNED_IN,
    "declared.page": DECLARATIONS,
    "declared.download": DECLARATIONS,
    "groups.page": TEAM,
    "groups.make": TEAM,
    "groups.group": TEAM,
    "groups.keep": TEAM,
    "groups.change": TEAM,
    "groups.delete": TEAM,
    "groups.take_back": TEAM,
    "invitations.page": TEAM,
    "invitations.letters": TEAM,
    "invitations.letters_text": TEAM,
    "invitations.download": TEAM,
    "yardsticks.page": TEAM,
    "yardsticks.keep": TEAM,
    "yardsticks.take_back": TEAM,
    "pairings.page": COLLEAGUES,
    "pairings.start": TEAM,
    "rounds.page": TEAM,
    "round_matching.match": TEAM,
    "round_matching.working": TEAM,
    "round_matching.progress": TEAM,
    "rounds.settle": TEAM,
    "rounds.take_back": TEAM,
    "rounds.publish": TEAM,
    "rounds.introduce": TEAM,
    "rounds.close": TEAM,
    "rounds.download": TEAM,
    "round_questions.why_these_not": TEAM,
    "round_questions.afresh": TEAM,
    "ahead.page": TEAM,
    "ahead.download": TEAM,
    "applications.page": TEAM,
    "applications.approve": TEAM,
    "applications.add": TEAM,
    "applications.add_all": TEAM,
    "applications.withdraw": TEAM,
    "applications.download": TEAM,
    "schemes.page": TEAM,
    "schemes.one": TEAM,
    "schemes.keep": TEAM,
    "schemes.make": TEAM,
    "schemes.take_back": TEAM,
    "outcome.page": TEAM,
    "outcome.download": TEAM,
    "apply.page": COLLEAGUES,
    "apply.keep": COLLEAGUES,
    "apply.withdraw": COLLEAGUES,
    "apply.agree": COLLEAGUES,
    "ask.page": COLLEAGUES,
    "own_pairing.page": COLLEAGUES,
    "own_pairing.answer": COLLEAGUES,
    "own_pairing.record": COLLEAGUES,
    "own_pairing.reflect": COLLEAGUES,
    "own_pairing.calendar": COLLEAGUES,
    "load.page": TEAM,
    "load.upload": TEAM,
    "load.preview": TEAM,
    "load.confirm": TEAM,
    "load.discard": TEAM,
    "load.undo": TEAM,
    "load.template": TEAM,
    "columns.page": TEAM,
    "columns.keep": TEAM,
    "load.working": TEAM,
    "load.progress": TEAM,
    "load.mend": TEAM,
    "load.source": TEAM,
    "load.marked": TEAM,
    "load.loaded": TEAM,
    "everything.page": TEAM,
    "everything.file": TEAM,
    "duplicates.page": TEAM,
    "duplicates.decisions": TEAM,
    "duplicates.decide": TEAM,
    "duplicates.undo": TEAM,
    "sources.page": TEAM,
    "sources.order": TEAM,
    "sources.believe": TEAM,
}


def guard(app: Flask) -> None:
    """Ask the table before every request.

    Raises:
        LookupError: a route is not in the table (said when the application is made).
    """
    missing = sorted({rule.endpoint for rule in app.url_map.iter_rules()} - PERMISSIONS.keys())
    if missing:
        raise LookupError(f"web/access.py does not say who may use {', '.join(missing)}.")
    app.before_request(_ask)


def _ask() -> Response | None:
    if request.endpoint is None:
        # There is no such page; strangers learn no more than that they must sign in.
        return None if visitor() else _to_sign_in()
    permission = PERMISSIONS.get(request.endpoint)
    if permission is None:
        abort(403)
    if permission.strangers:
        return None
    who = visitor()
    if who is None:
        return _to_sign_in()
    if not is_allowed(permission, who, request.view_args or {}):
        abort(403)
    return None


def _to_sign_in() -> Response:
    if is_api():
        abort(401)
    accepts = request.accept_mimetypes
    if request.method not in ("GET", "HEAD") or (accepts and not accepts.accept_html):
        abort(401)
    there = request.full_path.rstrip("?")
    query = "" if there == "/" else "?" + urlencode({"next": there})
    return redirect(url_for("sign_in.page") + query)


def may_open(endpoint: str) -> bool:
    """Whether the visitor may open a page that no part of the address decides about."""
    who = visitor()
    return who is not None and is_allowed(PERMISSIONS[endpoint], who, {})


def bodies_allowed() -> frozenset[str] | None:
    """The only bodies that the visitor may open; None where there is no such limit."""
    who = visitor()
    return frozenset(who.body_ids) if who and who.body_ids else None


def may_see_body(body_id: str) -> bool:
    """Whether the visitor may open a body."""
    allowed = bodies_allowed()
    return visitor() is not None and (allowed is None or body_id in allowed)
