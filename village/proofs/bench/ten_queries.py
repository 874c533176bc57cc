"""Pages per second: a page of Django that asks ten questions, against a bare loop with the same statements.

Both know who acts and hold a line of the logbook; the page is made by a view, middleware and a template.
"""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path

from village.config import urls
from village.proofs.bench import works
from village.proofs.bench.coming_in import come_in
from village.proofs.bench.readers import GATHER, Doors, Reader, readers_of
from village.trust.access.opening import open_list

SECONDS = 5
PAGE = """<!doctype html><html lang="en"><title>Ten questions</title><h1>{{ who }}</h1>
{% for rows in answers %}<section><h2>{{ rows|length }}</h2><ul>
{% for row in rows %}<li>{% for cell in row %}{{ cell }} {% endfor %}</li>{% endfor %}</ul></section>{% endfor %}
</html>"""
FEW = (
    "SELECT id, name, works_in FROM directory_organization WHERE village_id = %(village)s LIMIT 10",
    "SELECT id, public_name, role FROM directory_membership WHERE village_id = %(village)s LIMIT 10",
    "SELECT name, languages, brand_hue FROM villages_village WHERE id = %(village)s",
)
QUESTIONS = (
    works.LIST + " ORDER BY r.created_at DESC LIMIT 10",
    works.COUNTS + works.BY_STATE,
    *works.OPEN,
    *FEW,
)
told: dict[str, Any] = {}
"""What the page of the moment is asked for; one process, one page at a time."""


def page(request: HttpRequest) -> HttpResponse:
    open_list(request.actor)  # type: ignore[attr-defined]
    answers = []
    with connection.cursor() as cursor:
        for question in QUESTIONS:
            cursor.execute(question, told)
            answers.append(cursor.fetchall())
    words = engines["django"].from_string(PAGE).render({"who": request.actor.name, "answers": answers})  # type: ignore[attr-defined]
    return HttpResponse(words)


def pages_per_second(people: int, doors: Doors) -> dict[str, Any]:
    """In one process each, one after the other."""
    reader = readers_of(people, "contact-point", doors, works.MINE)[0]
    request, subject = reader.mine[0]
    told.update(village=UUID(doors.village), key=request, subject=subject)
    urls.urlpatterns.insert(0, path("ten-questions/", page))
    client = come_in(Client(), reader.account)
    ours = _per_second(lambda: _page_of(client))
    bare = _per_second(lambda: _bare(doors, reader))
    return {
        "queries": len(QUESTIONS), "per_second": round(ours, 1), "bare_loop_per_second": round(bare, 1),
        "ratio": round(ours / bare, 2), "threads": settings.THREADS,
    }  # fmt: skip


def _page_of(client: Client) -> None:
    answer = client.get("/bench/ten-questions/")
    if answer.status_code != 200:
        raise RuntimeError(f"the page answered {answer.status_code}")


def _bare(doors: Doors, reader: Reader) -> None:
    with doors.reading(reader, doors.open_list(reader), GATHER) as app:
        for question in QUESTIONS:
            app.execute(question, told).fetchall()


def _per_second(work: Callable[[], None]) -> float:
    for _warm in range(5):
        work()
    number, began = 0, time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        work()
        number += 1
    return number / (time.perf_counter() - began)
