"""`python -m tests.benchmarks.governing`: the page of 500 posts on 39 bodies, and its picture.

The sample system, with further posts on its bodies, nine in ten of them held.
Server time is that of a page whose snapshot is in memory; sizes are of the HTML, packed by gzip.
"""

import gzip
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flask.testing import FlaskClient

from graph_service import sign_in
from graph_service.records import Membership, Post, Record
from graph_service.snapshot import Snapshot
from graph_service.store import Batch
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample
from tests.web.visiting import signed_in
from web import Settings, create_app

POSTS, TURNS = 500, 9
PAGES = (
    "/governance", "/governance/picture.svg", "/governance/posts.csv", "/governance/icb-board",
    "/governance/sessions", "/governance/changes",
)  # fmt: skip


def grown(snapshot: Snapshot) -> Iterator[Record]:
    """Posts up to the number wanted; nine in ten are held."""
    bodies = list(snapshot.bodies)
    people = list(snapshot.people)
    known = sum(len(snapshot.posts_in(id_)) for id_ in snapshot.bodies)
    for number in range(POSTS - known):
        post = Post(
            id=f"post-{number}", label=f"Member {number}", sessions=1.0,
            organization_id=bodies[number % len(bodies)],
        )  # fmt: skip
        yield post
        if number % 10:
            yield Membership(
                id=f"held-{number}", person_id=people[number % len(people)],
                post_id=post.id, start_date="2025-01-01",
            )  # fmt: skip


def measured(client: FlaskClient, address: str) -> str:
    client.get(address)
    took = []
    for _ in range(TURNS):
        began = time.perf_counter()
        answer = client.get(address)
        took.append(time.perf_counter() - began)
    assert answer.status_code == 200
    packed = len(gzip.compress(answer.data))
    return (
        f"{address}: {1000 * statistics.median(took):.0f} ms ({1000 * min(took):.0f} to "
        f"{1000 * max(took):.0f}), {packed / 1000:.1f} kB packed"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "bench.db")
        load_sample(store)
        more = list(grown(store.read()))
        store.write(Batch("bench", more), by="benchmark", why="grown")
        app = create_app(store, Settings("a key for benchmarks only, of thirty-two and more"))
        account = sign_in.add_account(store, "bench@example.org", "leader", by="benchmark")
        client = signed_in(app, store, account)
        print(f"{POSTS} posts; /governance within 200 ms and 60 kB is wanted")
        for address in PAGES:
            print(measured(client, address))
        store.close()


if __name__ == "__main__":
    main()
