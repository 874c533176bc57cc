"""Every address, by every method, with rubbish in its path, its question, its headers and its body: never a 500."""

from urllib.parse import quote

import pytest

from tests.demo_village import Demo
from tests.fuzz.sending import PERSONAS
from tests.fuzz.values import BODIES, HEADERS, HOSTILE, IN_A_PATH, QUERIES
from tests.matrix.relations import Relation, Standing, stand
from tests.matrix.routes import Route, all_routes

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])

SENT_AS = "application/x-www-form-urlencoded"
USUAL, STRANGE = ("GET", "POST"), ("PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "QUERY")


@pytest.fixture
def own(demo_village: Demo) -> dict[str, Standing]:
    """A question of their own for everybody who knows the village, so that addresses lead somewhere."""
    return {who: stand(demo_village, who, Relation.OWN) for who in PERSONAS if who}


def address(demo: Demo, who: str, route: Route, standing: Standing | None, **instead: str) -> str:
    values = {**(standing.values(route.name) if standing else dict.fromkeys(route.takes, "x")), **instead}
    for name in route.takes:
        values.setdefault(name, "x")
    path = route.path(**values)
    return path if route.is_global or route.name == "portal:choose" else f"/{demo.home(who)}{path}"


def test_every_method_with_strange_questions_and_headers(fuzzer, own, demo_village):
    for route in all_routes():
        for method in (*USUAL, *fuzzer.dice.sample(STRANGE, 2)):
            for who in fuzzer.dice.sample(PERSONAS, 2 if method in USUAL else 1):
                url = f"{address(demo_village, who, route, own.get(who))}?{fuzzer.dice.choice(QUERIES)}"
                headers = fuzzer.dice.choice(HEADERS)
                if "HTTP_COOKIE" in headers and who:
                    headers = HEADERS[0]  # rubbish for cookies makes a visitor of everybody
                fuzzer.send(who, method, url, f"{route.name}: {sorted(headers)}", **headers)
    assert fuzzer.sent > 1500
    assert fuzzer.nothing_broke()


def test_rubbish_in_every_part_of_a_path(fuzzer, own, demo_village):
    for route in (one for one in all_routes() if one.takes):
        for part in route.takes:
            for rubbish in fuzzer.dice.sample(IN_A_PATH, 4):
                who = fuzzer.dice.choice(PERSONAS)
                url = address(demo_village, who, route, own.get(who), **{part: rubbish})
                fuzzer.send(who, fuzzer.dice.choice(("GET", "POST")), url, route.name)
    for rubbish in IN_A_PATH:
        for url in (f"/{rubbish}", f"/{rubbish}/", f"/wilgendaal/{rubbish}", f"/wilgendaal/{rubbish}/", f"/static/{rubbish}"):
            fuzzer.send("", "GET", url, "no such place")
    assert fuzzer.nothing_broke()


def test_bodies_of_the_wrong_kind(fuzzer, own, demo_village):
    for route in all_routes():
        for kind, body in fuzzer.dice.sample(BODIES, 3):
            who = fuzzer.dice.choice(PERSONAS)
            url = address(demo_village, who, route, own.get(who))
            fuzzer.send(who, "POST", url, f"{route.name}: {kind[:60]}", data=body, content_type=kind)
    assert fuzzer.nothing_broke()


@pytest.mark.parametrize("name", ["q", "owner", "page", "number", "next"])
def test_everything_hostile_in_what_lists_are_looked_through_with(fuzzer, own, demo_village, name):
    pages = ("requests/", "requests/give/", "requests/nudge/", "notices/", "promises/", "own-data/known/", "own-data/list/")
    for value in HOSTILE:
        page, said = fuzzer.dice.choice(pages), f"{name}={quote(value[:20_000], errors='surrogatepass')}"
        fuzzer.send("contact-point", "GET", f"/wilgendaal/{page}?{said}", name)
        fuzzer.send("contact-point", "POST", "/wilgendaal/search/", name, data=said, content_type=SENT_AS)
    assert fuzzer.nothing_broke()
