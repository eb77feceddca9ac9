"""A vacancy is counted the same in the list, the picture, the file and on the command line."""

import csv
import io
import json
import re
from pathlib import Path

from click.testing import CliRunner

from graph_service import sign_in
from graph_service.store.sqlite import SqliteStore
from leadership_map.main import main
from leadership_map.sample import load_sample
from tests.web.conftest import CheckingClient
from tests.web.pages import Page
from tests.web.visiting import signed_in
from web import Settings, create_app


def test_every_vacancy_of_the_sample_is_counted_the_same_everywhere(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "sample.db")
    load_sample(store)
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    app.test_client_class = CheckingClient
    account = sign_in.add_account(store, "team@example.org", "programme-team", by="test")
    team = signed_in(app, store, account)
    told = CliRunner().invoke(
        main, ["governance", "--store", str(tmp_path / "sample.db"), "--json"]
    )
    vacant = json.loads(told.stdout)["vacancies"]
    assert vacant > 0
    page = Page(team.get("/governance").text)
    assert sum(text == "Vacant" for text in page.said_in("strong")) == vacant
    assert f", {vacant} vacant, " in " ".join(page.said_in("p"))
    rows = csv.DictReader(io.StringIO(team.get("/governance/posts.csv").text.lstrip("\ufeff")))
    assert sum(row["Vacant"] == "yes" for row in rows) == vacant
    drawn = re.findall(r"<text[^>]*>[^<]*?(\d+) vacant", team.get("/governance/picture.svg").text)
    assert sum(map(int, drawn)) == vacant
    store.close()
