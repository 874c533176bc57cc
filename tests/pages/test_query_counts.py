"""How often each page asks the databases. A page that asks more than the baseline fails; so does one that asks
more because there is more to show. Write a new baseline with QUERIES=write, and read the difference.
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext

from village.modules.help_requests import actions
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as, enter
from village.trust.people.models import Person

BASELINE = Path(__file__).with_name("query_counts.json")
PAGES = (
    ("", ""), ("", "requests/ask/"), ("", "account/login/"), ("", "account/code/"),
    ("parent", ""), ("parent", "requests/mine/"), ("parent", "circle/"), ("parent", "circle/looked/"),
    ("parent", "notices/"), ("parent", "search/?q=school"), ("young-person", ""), ("young-person", "circle/"),
    ("contact-point", ""), ("contact-point", "requests/"), ("contact-point", "promises/"),
    ("contact-point", "search/?q=school"), ("supervisor", ""), ("supervisor", "requests/overview/"),
    ("teacher", ""), ("keeper", ""), ("privacy-officer", ""), ("tilleuls-contact-point", "requests/"),
)  # fmt: skip

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


def counted(demo, who: str, path: str) -> int:
    """On all three connections, the second time: what is only asked once per process does not count."""
    client = demo.client(who)
    url = f"/{demo.home(who)}/{path}"
    _ask(client, url)
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["audit"]) as audit,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        assert _ask(client, url).status_code == 200
    said = [one["sql"] for captured in (main, audit, keys) for one in captured.captured_queries]
    return len([sql for sql in said if not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def _ask(client, url: str):
    """What somebody looks for is sent, not put in the address."""
    path, _mark, words = url.partition("?q=")
    return client.post(path, {"q": words}) if words else client.get(path)


def test_no_page_asks_more_than_before(demo_village):
    found = {f"{who or 'visitor'}: {path or 'home'}": counted(demo_village, who, path) for who, path in PAGES}
    if os.environ.get("QUERIES") == "write":
        BASELINE.write_text(json.dumps(found, indent=1) + "\n")
    allowed = json.loads(BASELINE.read_text())
    assert {name: number for name, number in found.items() if number > allowed.get(name, 0)} == {}


def ask_more(demo, times: int) -> None:
    leila = demo.person("parent")
    with acting_as(enter_as(leila)) as actor:
        for number in range(times):
            question = actions.Question(
                asker=Asker.PARENT, hard=f"Vraag {number} over school", life_areas=("school",)
            )
            actions.ask(leila, by=actor, question=question)


def enter_as(person: Person):
    with transaction.atomic():
        return enter(person.village_id, account_id=person.account_id)


@pytest.mark.parametrize(
    "who, path",
    [("parent", ""), ("parent", "requests/mine/"), ("parent", "circle/"), ("parent", "search/?q=school"),
     ("contact-point", ""), ("contact-point", "requests/"), ("contact-point", "search/?q=school"),
     ("supervisor", "requests/overview/")],
)  # fmt: skip
def test_more_to_show_is_not_more_to_ask(demo_village, who, path):
    ask_more(demo_village, 3)
    few = counted(demo_village, who, path)
    ask_more(demo_village, 12)
    assert counted(demo_village, who, path) <= few
