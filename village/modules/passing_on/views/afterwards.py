"""After an ending: the days on which somebody calls, and a family that comes back."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.foundation.in_a_row import in_a_row
from village.modules.circles.queries import professionals
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import Piece, PlanDoor, contents_of, owners_of
from village.modules.family_plans.words import Side
from village.modules.help_requests.models import HelpRequest
from village.modules.passing_on import aftercare, back, queries
from village.modules.passing_on.forms import BackForm, CallForm, OtherCallerForm, People
from village.modules.passing_on.models import Aftercare, AftercareCall
from village.modules.passing_on.reading import with_said
from village.modules.passing_on.views.frames import door_or_404, ending_or_404
from village.modules.passing_on.words import Called
from village.trust.access.doing import done
from village.trust.access.form_page import answer_form
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, open_subject, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.directory.models import Membership
from village.trust.law.ages import is_minor
from village.trust.vocabulary import Purpose, Right

LONGEST = 90


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Whom I call, or who calls us, and how it went."""
    actor = actor_of(request)
    if actor.only_item:
        raise Http404
    open_list(actor, Purpose.LIST)
    found = queries.my_aftercare(actor)
    nobody = queries.calls_of_nobody() if any(one.caller_id != actor.person_id for one in found) else []
    rows = with_said(queries.calls_of(found), nobody)
    shown(actor, found)
    return show_page(request, "passing_on/calls.html", {"rows": rows, "nobody": nobody})


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One call: you talked, or it becomes another day with the reason."""
    actor = actor_of(request)
    found = find(actor, AftercareCall, pk, Purpose.HELP, Right.CONTRIBUTE)
    said = queries.said_of([found]).get(found.pk)
    is_open, theirs = not said and found.aftercare.stopped_at is None, found.aftercare.caller_id == actor.person_id
    form = CallForm(request.POST or None)
    nobody = queries.calls_of_nobody() if is_open and not theirs else []
    nobody = [one for one in nobody if one.aftercare_id == found.aftercare_id]

    def do() -> None:
        values = form.cleaned_data
        aftercare.say_called(
            found, by=actor, how=Called(values["how"]), words=values["words"], new_day=values["new_day"]
        )

    if request.method == "POST" and done(form, do):
        messages.success(request, _("Written down."))
        return remember_answer(request, redirect("passing_on:calls"))
    return show_page(
        request, "passing_on/call.html",
        {
            "call": found, "said": said, "form": form if is_open else None, "nobody": nobody,
            "is_gone": any(one.is_gone for one in nobody),
        }, 422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def other_caller(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who calls the family from now on, or that nobody needs to. Only one of the family says so."""
    actor, door, found = ending_or_404(request, pk)
    if not door.mine or found.stopped_at:
        raise Http404
    here, standing = reverse("passing_on:ending", args=[pk]), queries.aftercare_of(found)
    calls = queries.open_calls_of(standing) if standing else []
    if standing is None or not calls:
        return redirect(here)
    working = professionals(actor)
    near, gone, helped = _near(door, standing)

    def choices() -> list[tuple[str, str]]:
        found = queries.who_works_with_families(working, but=gone)
        return [
            (str(one.person_id), f"{one.public_name}, {one.get_role_display()}, {one.organisation.name}")
            for one in sorted(found, key=lambda one: one.person_id not in helped) if str(one.person_id) not in near
        ]  # fmt: skip

    start = {"read": standing.pk, "reach": standing.reach}
    form = OtherCallerForm(
        request.POST or None, people=People(choices, working), near=list(near.items()), calls=calls, initial=start
    )

    def do() -> None:
        said = form.cleaned_data
        if said["who"] == form.NOBODY:
            aftercare.call_no_more(found, by=actor, read=said["read"])
            messages.success(request, _("Good. Nobody calls you any more."))
            return
        caller = aftercare.Caller(UUID(said["who"]), _called(said["who"], near, working), said["reach"], form.days)
        aftercare.choose_caller(found, by=actor, caller=caller, read=said["read"])
        messages.success(request, _("Agreed. You hear it on each of these days."))

    return answer_form(
        request, form, do, lambda: here,
        title=_("Who calls you from now on?"), back=here, label=_("Agree on it"),
        lead=_("Until now {name} was to call you.").format(name=standing.caller_called),
        seen=_("You, and who calls you from now on. Who was to call you until now sees nothing of it any more."),
        quote=lambda: _caller_of_another(request, form, standing),
    )  # fmt: skip


def _caller_of_another(request: HttpRequest, form: OtherCallerForm, standing: Aftercare) -> str:
    """Somebody of the family was faster: what they said beside mine; what is sent now counts."""
    if request.method != "POST" or request.POST.get("read") == str(standing.pk):
        return ""
    sent = request.POST.copy()
    sent["read"] = str(standing.pk)
    form.data = sent
    days = in_a_row(date_format(call.due_on, "j F Y") for call in queries.open_calls_of(standing))
    return f"{standing.caller_called}: {days}"


def _near(door: PlanDoor, standing: Aftercare) -> tuple[dict[str, str], UUID | None, set[UUID]]:
    """Who of the family's own was in the team and still can; who is gone; and everybody who helped."""
    gone = standing.caller_id if standing.pk in {one.aftercare_id for one in queries.calls_of_nobody()} else None
    helped = {one.person_id: one for one in queries.everybody_who_helped(door) if one.person_id and one.joined_at}
    near = {str(key): one.called for key, one in helped.items()
            if one.side == Side.NATURAL and one.ended_at is None and key != gone}  # fmt: skip
    return near, gone, set(helped)


def _called(person: str, near: dict[str, str], working: Iterable[Membership]) -> str:
    return near.get(person) or next(one.public_name for one in working if str(one.person_id) == person)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def come_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family opens its own plan anew, and chooses what may be read again. Nobody gets anything by itself."""
    actor, door = door_or_404(request, pk)
    if not door.mine or door.is_open:
        raise Http404
    open_subject(actor, door.subject_id, Purpose.HELP)
    plan = find(actor, FamilyPlan, pk, Purpose.HELP, Right.MANAGE)
    open_subject(actor, door.subject_id, Purpose.HELP)
    pieces = contents_of(plan)
    family = {owner.person_id: owner for owner in owners_of(door)}
    who = "" if door.coordinator_id in family else door.coordinator
    form = BackForm(request.POST or None, pieces=[_choice(one) for one in pieces], who=who)
    made: list[HelpRequest] = []

    def do() -> None:
        said = form.cleaned_data
        born = family[actor.person_id].born if actor.person_id in family else None
        again = back.Again(
            said["words"], [UUID(key) for key in said["pieces"]], who if said.get("again") else "", _language(request),
            is_minor(born, timezone.localdate()),
        )  # fmt: skip
        made.append(back.come_back(plan, by=actor, again=again))

    return answer_form(
        request, form, do, lambda: reverse("help_requests:follow", args=[made[0].pk]),
        _("Welcome back. The contact point reads only what you chose."), title=_("We would like to come back"),
        label=_("Open our plan again and ask"),
        back=reverse("family_plans:plan", args=[pk]), template="passing_on/back.html",
        lead=_("Your plan opens as you left it. Who helped before sees nothing again, unless you say so."),
    )  # fmt: skip


def _choice(piece: Piece) -> tuple[str, str]:
    """A part of the plan in one line: who said it, and how it begins."""
    words = " ".join(piece.sentences[0].split()) if piece.sentences else ""
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    head = " · ".join(str(one) for one in (piece.section.label, piece.under, piece.who) if one)
    return str(piece.key), f"{head}: {short}"


def _language(request: HttpRequest) -> str:
    code = getattr(request, "LANGUAGE_CODE", "en")
    return code if code in dict(settings.LANGUAGES) else "en"
