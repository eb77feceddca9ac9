"""The headers of every answer, and templates that escape everything."""

import hashlib
import re

import pytest
from flask import Flask, render_template, render_template_string
from flask.testing import FlaskClient
from jinja2 import DictLoader

from graph_service.errors import StoreUnavailable
from graph_service.store import Store
from web import Settings, create_app
from web.security import local_path

PATHS = ("/", "/people", "/load", "/sign-in", "/nowhere", "/healthz", "/static/app.css")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_tells_the_browser_to_run_only_our_files(team: FlaskClient, path: str) -> None:
    headers = team.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_with_people_are_kept_by_no_cache(team: FlaskClient) -> None:
    assert team.get("/people").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["a.html", "a.jinja", "a.txt"])
def test_templates_escape_whatever_their_name(app: Flask, name: str) -> None:
    with app.test_request_context():
        app.jinja_env.loader = DictLoader({name: "{{ x }}"})
        assert render_template(name, x="<b>") == "&lt;b&gt;"


def test_the_design_systems_macros_escape(app: Flask) -> None:
    macro = '{% from "nhsuk/components/tag/macro.jinja" import tag %}{{ tag({"text": x}) }}'
    with app.test_request_context():
        assert "&lt;b&gt;" in render_template_string(macro, x="<b>")


def test_an_error_page_escapes_what_it_names(team: FlaskClient) -> None:
    answer = team.get("/people/%3Cscript%3Ealert(1)%3C/script%3E")
    assert answer.status_code == 404
    assert "&lt;script&gt;alert(1)" in answer.text


def test_a_store_that_is_away_is_said_without_its_address(
    leader: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("bolt://secret-host cannot be reached")

    for name in ("read", "whole", "apart", "version"):
        monkeypatch.setattr(store, name, away)
    answer = leader.get("/people")
    assert answer.status_code == 503
    assert "secret-host" not in answer.text
    assert leader.get("/readyz").status_code == 503
    assert leader.get("/healthz").status_code == 200


def test_a_page_that_fails_shows_no_trace(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a detail for the log")

    leader.application.config["FAILURE_EXPECTED"] = True
    monkeypatch.setattr("web.pages.people.PeoplePage.of", fail)
    answer = leader.get("/people")
    assert answer.status_code == 500
    assert "a detail for the log" not in answer.text


def test_an_upload_over_the_limit_is_refused_with_a_sentence(app: Flask, team: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 100
    answer = team.post("/load", data={"files": "x" * 200})
    assert answer.status_code == 413
    assert "too large" in answer.text


@pytest.mark.parametrize("address", ["/", "/people?q=a b", "/governance/b%2Fc"])
def test_addresses_inside_the_service_are_local(address: str) -> None:
    assert local_path(address) == address


@pytest.mark.parametrize("address", ["", "people", "//x", "http:/x", "/\\x", "/\n/x", "\\/x"])
def test_addresses_that_may_lead_elsewhere_are_not(address: str) -> None:
    assert local_path(address) == ""


def test_static_files_are_kept_for_good_at_the_address_of_their_content(
    leader: FlaskClient,
) -> None:
    page = leader.get("/map").text
    (address,) = re.findall(r'href="(/static/app\.css\?v=[0-9a-f]{8})"', page)
    assert "immutable" in leader.get(address).headers["Cache-Control"]
    for other in ("/static/app.css", "/static/app.css?v=00000000", "/static/app.css?v="):
        assert "immutable" not in leader.get(other).headers.get("Cache-Control", "")
    assert leader.get("/static/none.css?v=").status_code == 404


def test_over_https_the_cookie_is_this_hosts_alone_and_browsers_stay_there(store: Store) -> None:
    settings = Settings("a key for tests only, of thirty-two and more", secure_cookies=True)
    client = create_app(store, settings).test_client()
    answer = client.get("/sign-in?next=/people", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-leadership_map=")
    for mark in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert f"; {mark}" in cookie
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_session_is_signed_with_sha_256(app: Flask) -> None:
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    assert serializer.signer_kwargs["digest_method"] is hashlib.sha256
