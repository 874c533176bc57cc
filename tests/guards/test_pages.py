"""Every page asks who you are, except these. A page that opens for everybody stands here with its reason."""

import pytest
from django.urls import URLPattern, get_resolver

OPEN = {
    "demo/", "demo/enter/", "health/", "ui/", "ui/theme/", "ui/theme/<int:hue>-<int:thousandths>.css", "language/", "",
    "colleagues/come/<str:secret>/", "colleagues/lost/", "colleagues/lost/stop/",
    "account/join/", "account/code/", "account/link/<str:secret>/", "account/leave/", "account/login/",
    "account/login/code/", "account/login/code/confirm/", "account/logout/", "account/inactive/", "account/signup/",
    "account/confirm-email/", "account/2fa/authenticate/", "account/2fa/passkeys/login/",
    "account/organisation/new/", "account/organisation/stopped/", "account/organisation/trouble/",
    "account/organisation/<slug:provider_id>/login/", "account/organisation/<slug:provider_id>/login/callback/",
    "requests/ask/", "requests/ask/anew/", "requests/ask/<slug:screen>/",
    "talks/", "talks/<uuid:pk>/", "talks/<uuid:pk>/ask/", "talks/<uuid:pk>/ask/how/", "talks/<uuid:pk>/ask/anew/",
    "waiting/areas/", "who-is-who/", "who-is-who/contacts/", "who-is-who/service/<uuid:pk>/", "who-is-who/at/<uuid:pk>/",
    "enrolment/", "agreed/code/", "agreed/calendar/<str:secret>.ics", "faces/<uuid:shown_as>/",
}  # fmt: skip
"""The demo and the kit, the watcher's page, choosing a language or colour, signing in and out, the one door, talks,
who lost the second step and showed the first, who serves where, who is who, the dates of enrolling,
a code on paper, a calendar by its secret address and the picture beside a name."""


def pages(patterns, prefix=""):
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry
        else:
            yield from pages(entry.url_patterns, prefix + str(entry.pattern))


ALL = list(pages(get_resolver().url_patterns))


def is_open(page):
    return not getattr(page.callback, "login_required", True)


def test_there_are_pages():
    assert len(ALL) > 30


def test_only_these_pages_open_without_signing_in():
    assert {route for route, page in ALL if is_open(page)} == OPEN


@pytest.mark.parametrize("route, page", [pytest.param(*one, id=one[0] or "home") for one in ALL if is_open(one[1])])
def test_an_open_page_says_why(route, page):
    assert len(page.callback.open_because) > 15


def test_every_page_has_a_name():
    """`{% url %}` puts the village in front; an address written by hand would forget it."""
    assert [route for route, page in ALL if page.name is None] == []
