"""Every abbreviation that a page of the sample system uses is in the glossary."""

import html
import re
from pathlib import Path

from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample, sample_accounts
from tests.web.test_every_store import addresses
from tests.web.visiting import signed_in
from web import Settings, create_app
from web.glossary import abbreviations

_UNREAD = re.compile(r"<(script|style|textarea|option|svg|code|pre)\b.*?</\1>", re.DOTALL)
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Za-z]?[A-Z]+(?=s?(?![\w-]))")


def read_of(page: str) -> str:
    """What somebody reads in the main part of a page."""
    main = page.partition("<main")[2].partition(">")[2]
    return html.unescape(re.sub(r"<[^>]*>", " ", _UNREAD.sub(" ", main)))


def test_every_abbreviation_is_explained(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "sample.db")
    load_sample(store)
    account = next(item for item in sample_accounts(store) if item.role == "programme-team")
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    team, snapshot = signed_in(app, store, account), store.read()
    codes = {item.ods_code for item in snapshot.organizations.values()}
    pages = [*addresses(app), *(f"/governance/{id_}" for id_ in snapshot.bodies)]
    unknown: dict[str, str] = {}
    for address in pages:
        answer = team.get(address)
        if answer.mimetype == "text/html":
            found = set(_CAPITALS.findall(read_of(answer.text))) - abbreviations().keys() - codes
            unknown |= dict.fromkeys(found, address)
    assert unknown == {}
    store.close()


def test_an_abbreviation_is_explained_on_its_page_and_at_its_foot(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "sample.db")
    load_sample(store)
    account = next(item for item in sample_accounts(store) if item.role == "leader")
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    shown = signed_in(app, store, account).get("/governance").text
    assert '<abbr title="Primary care network">PCN</abbr>' in shown
    assert "<dt>PCN</dt><dd>Primary care network</dd>" in shown
    store.close()
