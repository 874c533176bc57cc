"""Every form that anybody meets, with every field sent as nobody would: an answer, never a 500, and nothing typed is lost."""

import os
from html import escape
from typing import Any

import pytest

from tests.canary.walking import EARLIER
from tests.crawl import walk
from tests.fuzz.forms import Form, FormReader, encoded
from tests.fuzz.sending import PERSONAS, Fuzzer
from tests.fuzz.values import HOSTILE, NUL, of_field

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
SENT_AS = "application/x-www-form-urlencoded"
LEFT_ALONE = ("/demo/enter/",)
"""Makes somebody else of the browser; tests/demo looks at it."""


MOST_WAYS = int(os.environ.get("VILLAGE_FUZZ_WAYS", "6"))
"""For one form; which ones is up to the dice, whose seed is fixed."""
WAYS_OF_ANOTHER = 3
"""For a form that somebody else sent in every way already: the same code reads it."""
GATHERED: dict[str, list[Form]] = {}
"""Walking through the village takes as long as sending: once for both tests."""


def forms_of(fuzzer: Fuzzer, who: str) -> list[Form]:
    """Every form on every page this persona can reach, each shape once."""
    if who not in GATHERED:
        GATHERED[who] = _gather(fuzzer, who)
    return GATHERED[who]


def _gather(fuzzer: Fuzzer, who: str) -> list[Form]:
    found: dict[tuple[object, ...], Form] = {}
    for visit in EARLIER.get(who) or walk(fuzzer.client(who), f"/{fuzzer.demo.home(who)}/"):
        if visit.read:
            for form in FormReader(visit.url, visit.text).forms:
                if not form.action.startswith(LEFT_ALONE):
                    found.setdefault(form.shape, form)
    return list(found.values())


def submit(fuzzer: Fuzzer, who: str, form: Form, said: dict[str, list[str]], told: str) -> Any:
    if form.method == "GET":
        return fuzzer.send(who, "GET", f"{form.action.partition('?')[0]}?{encoded(said)[:60_000]}", told)
    return fuzzer.send(who, "POST", form.action, told, data=encoded(said), content_type=SENT_AS)


@pytest.mark.parametrize("who", PERSONAS, ids=lambda who: who or "visitor")
def test_no_field_breaks_a_form(fuzzer, who):
    forms, sent_by_others = forms_of(fuzzer, who), shapes_before(who)
    assert len(forms) >= 3, f"{who} meets no forms"
    for form in forms:
        most = WAYS_OF_ANOTHER if form.shape in sent_by_others else MOST_WAYS
        for said, told in ways_to_send(form, fuzzer.dice, most):
            submit(fuzzer, who, form, said, f"{form.page}: {told}"[:200])
    assert fuzzer.nothing_broke()


def shapes_before(who: str) -> set[tuple[object, ...]]:
    """The forms of everybody whose turn came before, as far as they were gathered in this run."""
    earlier = PERSONAS[: PERSONAS.index(who)]
    return {form.shape for one in earlier for form in GATHERED.get(one, ())}


def ways_to_send(form: Form, dice: Any, most: int) -> list[tuple[dict[str, list[str]], str]]:
    best, names = form.filled(), list(dict.fromkeys(one.name for one in form.fields))
    ways: list[tuple[dict[str, list[str]], str]] = [({}, "nothing"), (best, "its best")]
    ways += [({name: [value] * 3 for name in names}, f"all {value[:20]!r}") for value in dice.sample(HOSTILE, 3)]
    ways += [({**best, "unknown_field": ["x"], "__proto__": [NUL]}, "unknown fields")]
    ways += [({**best, **{name: [] for name in dice.sample(names, len(names) // 2)}}, "half of it missing")]
    for one in form.fields:
        ways += [({**best, one.name: [value]}, f"{one.name}={value[:20]!r}") for value in of_field(one.kind, dice, 1)]
    ways += [({**best, name: [value]}, f"button {name}={value}") for name, value in form.buttons]
    return [*ways[:2], *dice.sample(ways[2:], min(len(ways) - 2, most))]


@pytest.mark.parametrize("who", PERSONAS, ids=lambda who: who or "visitor")
def test_what_is_refused_still_holds_what_was_typed(fuzzer, who):
    lost, refused = [], 0
    for form in (one for one in forms_of(fuzzer, who) if one.method == "POST" and one.texts()):
        typed = {name: [f"Woord{number} ‘kept’ <b>"] for number, name in enumerate(dict.fromkeys(form.texts()))}
        response = submit(fuzzer, who, form, {**form.filled(), **typed, "unknown_field": ["x"]}, form.page)
        if response is not None and response.status_code == 422:
            refused += 1
            page = response.content.decode()
            lost += [f"{form.action} {name}" for name, (words,) in typed.items() if escape(words) not in page]
    assert not lost, "\n".join(lost)
    assert refused >= 1, f"no form of {who or 'a visitor'} refused what does not belong to it"
    assert fuzzer.nothing_broke()
