"""How many queries a page asks; it must be the same for a hundred actions and for ten thousand."""

from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.pairs import Measured
from bench.plans import AS_AT, SLUG
from bench.prepared import Prepared

PLAN = f"/staff/strategies/{SLUG}/"
PAGES = {
    "strategies": "/staff/strategies/",
    "overview": PLAN,
    "register": f"{PLAN}register/",
    "register, a status": f"{PLAN}register/?status=in-progress&page=2",
    "register, late ones": f"{PLAN}register/?attention=past-end",
    "register, a word": f"{PLAN}register/?q=networks",
    "register, by owner": f"{PLAN}register/?sort=owner",
    "register, as at": f"{PLAN}register/?as_at={AS_AT.isoformat()}",
    "register, all on a page": f"{PLAN}register/?per=all",
    "register as workbook": f"{PLAN}register.xlsx?status=delayed",
    "objective": f"{PLAN}objectives/3/",
    "action": f"{PLAN}actions/3.2/",
    "plan checker": f"{PLAN}checker/",
    "my actions": "/staff/my-actions/",
}


def counted(prepared: Prepared) -> dict[str, int]:
    """The queries of each page for somebody who is signed in, session and all."""
    found = {}
    for name, address in PAGES.items():
        prepared.client.get(address)  # what a new session writes once is no part of a page
        with CaptureQueriesContext(connection) as queries:
            response = prepared.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        found[name] = len(queries)
    return found


def measured(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    for name, number in counted(prepared).items():
        yield Measured(f"queries: {name}", prepared.size, "", value=number, unit="queries")
