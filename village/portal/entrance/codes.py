"""Coming back without an account: with the code that one got, or by a link for one purpose.

A wrong, an expired and a used code get the same sentence after the same work. Opening a link changes nothing,
so the scanner of a mail program cannot use it up; the button behind it does.
"""

from uuid import UUID

from allauth.decorators import rate_limit
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.portal.entrance.forms import ReceiptForm
from village.trust.access.actor import acting_as, enter
from village.trust.access.doors import open_to_all
from village.trust.access.opening import open_list
from village.trust.access.receipts import come_in, remember
from village.trust.vocabulary import Purpose
from village.ui.cards import things_named
from village.ui.screens import show


@open_to_all(because="a code is the way back for who has no account")
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="receipt")
def receipt(request: HttpRequest) -> HttpResponse:
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = come_in(_village(request), "receipt", form.digits(), use=False)
        if found:
            return _go_on(request, *found)
        form.add_error("code", _("This code opens nothing here. Read it once more, four digits at a time."))
    return show(
        request, "entrance/receipt.html", {"form": form, "nav": []}, status=422 if form.is_bound else 200
    )


@open_to_all(because="a link is the way in for somebody who was asked to help")
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="receipt")
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """The same page for every secret, real or not; only the button looks it up, once."""
    if request.method != "POST":
        return show(request, "entrance/link.html", {"nav": []})
    found = come_in(_village(request), "link", secret, use=True)
    if found:
        return _go_on(request, *found)
    return show(request, "entrance/link.html", {"closed": True, "nav": []}, status=422)


def _go_on(request: HttpRequest, person: UUID, item: UUID) -> HttpResponse:
    """Whoever was signed in before is signed out first: a code opens one thing and nothing else."""
    logout(request)
    remember(request, _village(request), person, item)
    return redirect(_where(_village(request), person, item))


def _where(village: UUID, person: UUID, item: UUID) -> str:
    """The page of the one thing, as its module calls it; what is no longer shown looks like what does not exist."""
    actor = enter(village, receipt=(person, item))
    with acting_as(actor):
        open_list(actor, Purpose.FOLLOW)
        named = things_named(actor, {item}).get(item)
    return named.url if named and named.url else reverse("help_requests:follow", args=[item])


def _village(request: HttpRequest) -> UUID:
    village_id: UUID = request.village.pk  # type: ignore[attr-defined]
    return village_id
