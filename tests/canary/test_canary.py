"""A mark in every stored secret: it comes out for who may read it, and nowhere else."""

from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse

from tests.canary.marks import (
    SECRETS,
    TELL_NOTHING,
    Mark,
    marks_in,
    person_models,
    plain_text_fields,
    secret_fields,
)
from tests.canary.walking import Walked
from tests.demo_village import Demo
from village.demo.connection import as_owner, as_the_app
from village.modules.help_requests.models import HelpRequest, RequestStep, SupportQuestion
from village.modules.promises import clock as promises_clock
from village.trust.notices import clock as mail_clock

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


def test_every_secret_field_has_a_mark(walked: Walked):
    marked = {(mark.model, mark.field) for mark in walked.marks.values()}
    unmarked = {(model, name) for model in person_models() for name in secret_fields(model)} - marked
    assert not unmarked


def test_every_text_about_people_is_called_a_secret_or_known_to_tell_nothing():
    for model in person_models():
        unknown = set(plain_text_fields(model)) - set(SECRETS.get(model._meta.label, ())) - TELL_NOTHING
        assert not unknown, f"{model._meta.label}: does {unknown} tell about somebody?"


def test_no_page_tells_anybody_what_is_not_theirs(walked: Walked, demo_village: Demo):
    leaks = []
    for slug, visits in walked.visits.items():
        allowed = walked.may_read(demo_village, slug)
        for visit in visits:
            leaks += [
                f"{slug or 'a visitor'} at {visit.url}: {mark}"
                for mark in _found(walked, visit.text)
                if mark.pk not in allowed
            ]
    assert not leaks, "\n".join(sorted(set(leaks)))


def test_the_marks_do_come_out_for_who_may_read_them(walked: Walked):
    """Without this the test above could pass on empty pages."""
    read = {
        slug: {m.number for visit in visits for m in _found(walked, visit.text)}
        for slug, visits in walked.visits.items()
    }
    words = {
        number for number, mark in walked.marks.items() if mark.model is HelpRequest and mark.field == "hard"
    }
    for slug in (
        "parent",
        "young-person",
        "contact-point",
        "deputy",
        "young-adult",
        "tilleuls-contact-point",
        "receipt",
    ):
        assert read[slug] & words, f"{slug} reads nobody's words"
    for slug in ("", "stranger", "manager", "keeper", "supervisor", "school-lead", "other-care-worker"):
        assert not read[slug] & words, f"{slug} reads somebody's words"


def test_nothing_about_people_stands_in_an_address(walked: Walked):
    for slug, visits in walked.visits.items():
        for visit in visits:
            addresses = [visit.url, visit.response.get("Location", "")]
            if visit.read:
                addresses += [
                    *visit.read.links,
                    *visit.read.posts,
                    *visit.read.loads,
                    *(to for to, _fields in visit.read.looks),
                ]
            for address in addresses:
                assert not marks_in(address), f"{slug} at {visit.url}: {urlsplit(address).path}"


def test_every_record_stays_closed_for_who_may_not_see_it(walked: Walked, demo_village: Demo):
    """Not by following links, but by knowing the address: each question, each way to it, as everybody."""
    with as_owner():
        requests = list(HelpRequest.unscoped.select_related("village"))
    with as_the_app():
        for slug in ["", *demo_village.slugs]:
            client, allowed = demo_village.client(slug), walked.may_read(demo_village, slug)
            for request in requests:
                for way in ("follow", "request"):
                    url = f"/{request.village.slug}{reverse(f'help_requests:{way}', args=[request.pk])}"
                    response = client.get(url)
                    told = {m for m in _found(walked, response.content.decode()) if m.pk not in allowed}
                    assert not told, f"{slug} at {url}"
                    if request.pk not in allowed:
                        assert response.status_code in (302, 404), f"{slug} at {url}: {response.status_code}"


STOPPED = 2
"""Two asked without an account and stopped sharing: nobody of the cast reads their words any more."""


def test_search_finds_for_nobody_what_they_may_not_see(walked: Walked, demo_village: Demo):
    marks = [
        m
        for m in walked.marks.values()
        if m.model in (HelpRequest, RequestStep, SupportQuestion) and m.field in ("hard", "words")
    ]
    with as_owner():
        owners = {m.number: m.model.unscoped.get(pk=m.pk).item_id for m in marks}
        held_back = set(HelpRequest.unscoped.filter(held_back=True).values_list("item_id", flat=True))
    found: dict[int, set[str]] = {m.number: set() for m in marks}
    with as_the_app():
        for slug in demo_village.slugs:
            client, allowed = demo_village.client(slug), walked.may_read(demo_village, slug)
            for mark in marks:
                response = client.post(
                    f"/{demo_village.persona(slug).home.slug}/search/", {"q": mark.question}
                )
                text = response.content.decode()
                assert not {m for m in _found(walked, text) if m.pk not in allowed}, f"{slug} searched {mark}"
                if str(owners[mark.number]) in text:
                    assert mark.pk in allowed, f"{slug} found {mark}"
                    found[mark.number].add(slug)
    theirs = set().union(*(walked.may_read(demo_village, slug) for slug in demo_village.slugs))
    lost = {
        mark.number
        for mark in marks
        if mark.pk in theirs and not found[mark.number] and owners[mark.number] not in held_back
    }
    assert not lost, "who may read it finds each word back"
    assert sum(mark.pk not in theirs for mark in marks) <= STOPPED, "hardly anything is nobody's to read"


def test_mail_says_nothing_to_anybody(walked: Walked):
    mail.outbox.clear()
    with as_the_app():
        promises_clock.tick()
        while mail_clock.send_due():
            pass
    assert len(mail.outbox) >= 5
    for letter in mail.outbox:
        headers = str({**letter.message(), "To": ""})
        assert not marks_in(f"{letter.subject} {letter.body} {headers}")
        for word in ("Sami", "Yara", "Amir", "Hanne", "Huis van het Kind", "Leïla"):
            assert word not in f"{letter.subject} {letter.body}"


def test_the_log_of_the_program_names_nobody(walked: Walked):
    assert not marks_in("\n".join(walked.logged))


def _found(walked: Walked, text: str) -> set[Mark]:
    return {walked.marks[number] for number in marks_in(text)}
