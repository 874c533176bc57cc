"""My conferences, and convening one: about whom, then everything without which it does not open."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.conferences import actions, queries
from village.modules.conferences.forms import ConveneForm
from village.modules.conferences.models import ChildAtConference
from village.modules.conferences.queries import Kid
from village.modules.conferences.reading import Row
from village.modules.conferences.views.frames import at_work, sent
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import show_page
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor

USUAL_DAYS = 14


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Those I convened, those I sit in at, and those where my second opinion is asked."""
    actor, law = at_work(request)
    open_list(actor)
    found = queries.at_work(actor, queries.children_seen(actor)[:100])
    shown(actor, found)
    return show_page(request, "conferences/mine.html", {
        "rows": [Row(one) for one in found], "may_convene": queries.may_convene(actor, law),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new(request: HttpRequest) -> HttpResponse:
    """First about whom, by what I work on already; then the form."""
    actor, law = at_work(request)
    if not queries.may_convene(actor, law):
        raise Http404
    if "about" not in request.GET:
        open_list(actor)
        return show_page(request, "conferences/start.html", {"starts": queries.starts_of(actor)})
    anchor = _key(request.GET["about"])
    around = queries.kids_around(anchor)
    kids = _chosen(request, around)
    if not around or not kids:
        return _whom(request, anchor, around)
    return _form(request, actor, law, anchor, kids)


def _whom(request: HttpRequest, anchor: UUID, around: list[Kid]) -> HttpResponse:
    if not around:
        raise Http404
    return show_page(request, "conferences/whom.html", {"kids": around, "about": anchor})


def _form(request: HttpRequest, actor: Actor, law: Policy, anchor: UUID, kids: list[Kid]) -> HttpResponse:
    today = timezone.localdate()
    form = ConveneForm(
        sent(request), law=law, kids=kids, members=queries.bound_to_silence(actor, law), anchor=anchor,
        initial={"first_day": today, "last_day": today + timedelta(days=USUAL_DAYS)},
    )  # fmt: skip
    made: list[ChildAtConference] = []
    if form.is_bound and done(form, lambda: made.extend(actions.convene(form.convening(), by=actor))):
        waits = any(one.opened_at is None for one in made)
        opened = _("It is open. Everybody who sits in was told that something waits.")
        messages.success(request, _("Written down. It opens once the second person agrees.") if waits else opened)
        return remember_answer(request, redirect("conferences:conference", made[0].pk))
    return show_page(request, "conferences/new.html", {
        "form": form, "kids": kids, "terms": law.conference_terms, "back": reverse("conferences:new"),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _chosen(request: HttpRequest, around: list[Kid]) -> list[Kid]:
    """Which of the children; the only one there is needs no question."""
    if len(around) == 1:
        return around
    wanted = {_key(one) for one in request.GET.getlist("child")}
    return [kid for kid in around if kid.subject_id in wanted]


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
