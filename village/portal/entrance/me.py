"""Joining a village, own settings, own sessions, and what was being typed when a session ended."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.portal.entrance import actions, queries
from village.portal.entrance.adapters import keep_language
from village.portal.entrance.devices import device_words
from village.portal.entrance.forms import AboutMeForm, JoinForm
from village.trust.access.doors import open_to_all
from village.trust.access.opening import find
from village.trust.access.screens import actor_of
from village.trust.access.unsent import drop_unsent, unsent_of
from village.trust.people.models import Person
from village.trust.people.records import new_person
from village.trust.vocabulary import Actor
from village.ui.screens import show


@open_to_all(because="an account that has no name in this village yet gets one here; others are sent on")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not request.user.is_authenticated:
        return redirect("account_login")
    if not actor.is_visitor:
        return redirect("portal:home")
    village = request.village  # type: ignore[attr-defined]
    form = JoinForm(request.POST or None, village=village, initial={"language": request.user.language})
    if not form.is_valid():
        return show(request, "entrance/join.html", {"form": form}, status=422 if form.is_bound else 200)
    language = form.cleaned_data["language"]
    _become_somebody(request, form.cleaned_data["name"], language)
    response = redirect("portal:home")
    keep_language(response, language)
    return response


def _become_somebody(request: HttpRequest, name: str, language: str) -> None:
    addresses = queries.proved_addresses(request.user)
    try:
        with transaction.atomic():
            new_person(name=name, language=language, email=addresses[0] if addresses else "")
    except IntegrityError:
        # An impatient second tap: the first one made the person already.
        return
    queries.keep_account_language(request.user, language)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if actor.person_id is None or actor.only_item is not None:
        raise Http404
    me = find(actor, Person, actor.person_id)
    form = AboutMeForm(
        request.POST or None, village=request.village, addresses=queries.proved_addresses(request.user),  # type: ignore[attr-defined]
        initial={"name": me.name, "language": me.language, "email": me.email, "phone": me.phone},
    )  # fmt: skip
    if not form.is_valid():
        context = {"form": form, "me": me, "sign_in_address": getattr(request.user, "email", "")}
        return show(request, "entrance/settings.html", context, status=422 if form.is_bound else 200)
    actions.change_how_to_reach_me(me, by=actor, **form.cleaned_data)
    queries.keep_account_language(request.user, form.cleaned_data["language"])
    response = HttpResponseRedirect(f"{request.path}?saved=1")
    keep_language(response, form.cleaned_data["language"])
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in; each of them can be ended, or all others at once."""
    if not request.user.is_authenticated:
        raise Http404
    mine = queries.live_sessions(request.user)
    if request.method == "POST":
        for one in _chosen(request, mine):
            one.end()
        return redirect("entrance:sessions")
    rows = [
        {
            "pk": one.pk,
            "words": device_words(one.user_agent),
            "since": one.created_at,
            "here": _is_this(request, one),
        }
        for one in mine
    ]
    if not any(row["here"] for row in rows):
        # came in by another way than the sign-in page, as in the demo
        rows.insert(0, {"words": device_words(request.headers.get("User-Agent", "")), "here": True})
    return show(request, "entrance/sessions.html", {"rows": rows, "others": len(rows) > 1})


def _chosen(request: HttpRequest, mine: list[Any]) -> list[Any]:
    """Only one's own, and never the one in use: leaving is done by signing out."""
    asked = request.POST.get("session", "")
    others = [one for one in mine if not _is_this(request, one)]
    return others if asked == "others" else [one for one in others if str(one.pk) == asked]


def _is_this(request: HttpRequest, session: Any) -> bool:
    return bool(session.session_key == request.session.session_key)


@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: HttpRequest) -> HttpResponse:
    """What was sent just after the session had ended comes back, and goes on to where it was going."""
    kept = unsent_of(request)
    if kept is None:
        return redirect("portal:home")
    if request.method != "POST":
        return show(request, "entrance/unsent.html", {"kept": kept, "words": _worth_reading(kept.fields)})
    drop_unsent(request)
    if "forget" in request.POST:
        return redirect("portal:home")
    # 307: the browser posts the same fields once more, now as somebody who is signed in
    return HttpResponseRedirect(kept.path, preserve_request=True)


def _worth_reading(fields: list[tuple[str, str]]) -> list[str]:
    """What people wrote, not the ticks and numbers around it."""
    return [value for _name, value in fields if len(value) > 20 and " " in value]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None:
        raise Http404(_("There is no village here."))
    return actor
