"""One meeting: its agenda with the child first, and for who writes down what is said a page for each thing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.link_mail import link_address
from village.modules.family_plans.queries import with_account
from village.modules.meetings import actions, queries, voices
from village.modules.meetings.forms import ComingForm, ForSomeForm, WordsForm
from village.modules.meetings.models import ChildAsked, Meeting, Seat
from village.modules.meetings.problems import MeetingProblem
from village.modules.meetings.reading import Agenda, agenda_of, opened
from village.modules.meetings.views.frames import show_form
from village.modules.meetings.words import FOR_EVERYBODY, OF_THE_FAMILY, Side
from village.trust.access.doing import done
from village.trust.access.explain import who_can_see
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page
from village.trust.vocabulary import Actor, DataKind, Purpose, Right


@require_safe
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """When, where, who; what the child says; the points, and what was said."""
    return show_meeting(request, pk)


@require_POST
@sent_once
def bring(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A point, by anybody who is invited."""
    actor = actor_of(request)
    here = find(actor, Meeting, pk, right=Right.CONTRIBUTE)
    form = ForSomeForm(request.POST, kinds=_kinds(actor, here))
    if done(form, lambda: actions.bring(here, by=actor, **form.cleaned_data)):
        messages.success(request, _("Your point stands on the agenda."))
        return remember_answer(request, redirect("meetings:meeting", pk))
    return show_meeting(request, pk, form)


@require_POST
def call_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It does not go on."""
    actor = actor_of(request)
    here = find(actor, Meeting, pk, right=Right.CONTRIBUTE)
    try:
        actions.call_off(here, by=actor)
        messages.success(request, _("Called off. Everybody who was invited hears it."))
    except MeetingProblem as problem:
        messages.info(request, str(problem.says))
    return redirect("meetings:meeting", pk)


@require_POST
def let_come(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """One of the family shows this one meeting to somebody of their own circle; with a link for who has no account."""
    actor = actor_of(request)
    here = find(actor, Meeting, pk, right=Right.MANAGE)
    found = next((one for one in queries.seats_of(here) if one.pk == seat and one.side == Side.NATURAL), None)
    if found is None:
        raise Http404
    actions.let_come(here, by=actor, people=[found.person_id])
    if _come_in_alone([found], here):
        messages.success(request, _("{name} reads it with an account of their own.").format(name=found.name))
        return redirect("meetings:meeting", pk)
    secret = actions.link_for(here, by=actor, seat=found)
    keep_shown_once(request, pk, link_address(request.village.slug, secret), found.name)  # type: ignore[attr-defined]
    return redirect("meetings:meeting", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def noted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a child without an account said, written down by who asked it."""
    actor = actor_of(request)
    asked, here = _asked(actor, pk)
    if asked.has_account or asked.answered_at:
        raise Http404
    form = WordsForm(
        request.POST or None, asks=_("What does {name} want to say?").format(name=asked.name),
        hint=_("In the child's own words. Ask first whether it may be read at the meeting."),
    )  # fmt: skip
    if request.method == "POST" and done(form, lambda: voices.note_for(asked, by=actor, **form.cleaned_data)):
        return remember_answer(request, redirect("meetings:meeting", here.pk))
    title = _("{name} goes first").format(name=asked.name)
    return show_form(
        request, form, title=title, back=_page(here), label=_("This may be read"),
        seen=_("Whoever reads the words of the family reads this."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def tell(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What we did with what you said: in words for this child."""
    actor = actor_of(request)
    asked, here = _asked(actor, pk)
    if asked.person_id == actor.person_id:
        raise Http404
    hint = _("Short, and in words {name} uses. Did you do something else? Say why.").format(name=asked.name)
    asks = _("What we did with what you said") if asked.answered_at else _("What we talked about")
    form = WordsForm(request.POST or None, asks=asks, hint=hint)
    if request.method == "POST" and done(form, lambda: actions.tell_child(asked, by=actor, **form.cleaned_data)):
        messages.success(request, _("{name} reads it on the first page.").format(name=asked.name))
        return remember_answer(request, redirect("meetings:meeting", here.pk))
    return show_form(
        request, form, title=_("Tell {name}").format(name=asked.name), back=_page(here), label=_("Tell it"),
        seen=_("{name} reads it, and whoever reads the words of the family. Do not repeat what was told only to you.").format(
            name=asked.name
        ),
    )  # fmt: skip


def show_meeting(
    request: HttpRequest, pk: UUID, form: ForSomeForm | None = None, coming: ComingForm | None = None
) -> HttpResponse:
    """The page of one meeting, with what somebody just sent when it was not right."""
    actor = actor_of(request)
    agenda = agenda_of(actor, pk)
    kinds = _kinds(actor, agenda.meeting) if agenda.is_open else []
    made, closed_to = kept_to_show(request, pk), _closed_to(agenda)
    outside = [seat for seat in closed_to if seat.side == Side.NATURAL]
    context = {
        "agenda": agenda, "meeting": agenda.meeting, "kinds": kinds, "outside": outside,
        "closed_to": closed_to,
        "alone": _come_in_alone(outside, agenda.meeting),
        "form": form or (ForSomeForm(kinds=kinds) if kinds else None),
        "link": made.get("secret"), "link_name": made.get("name"), "coming": coming or _asks_me(agenda),
    }  # fmt: skip
    wrong = any(one and one.errors for one in (form, coming))
    return show_page(request, "meetings/meeting.html", context, 422 if wrong else 200)


def _asks_me(agenda: Agenda) -> ComingForm | None:
    """Only who is invited is asked, until it is over or written down who was there."""
    if not agenda.my_seat or not agenda.is_open or agenda.presence:
        return None
    said = agenda.mine
    return ComingForm(initial={"says": said.says, "words": said.words} if said else {})


def _closed_to(agenda: Agenda) -> list[Seat]:
    """Who is invited and cannot read it: of the family's own circle whom the family did not let come yet, which nobody
    else can; of those who work with them with whom the family stopped sharing since."""
    if not agenda.is_open or agenda.door is None or all(seat.side in OF_THE_FAMILY for seat in agenda.seats):
        return []
    reads = {reader.person_id for reader in who_can_see(agenda.meeting)}
    return [seat for seat in agenda.seats if seat.side not in OF_THE_FAMILY and seat.person_id not in reads]


def _come_in_alone(seats: list[Seat], here: Meeting) -> list[Seat]:
    """Who has an account needs no link."""
    known = with_account(here.subject_id) if seats else set()
    return [seat for seat in seats if seat.person_id in known]


def _kinds(actor: Actor, here: Meeting) -> list[DataKind]:
    if actor.only_item:
        return [FOR_EVERYBODY]
    return queries.kinds_i_add(actor, here.subject_id) or [FOR_EVERYBODY]


def _asked(actor: Actor, pk: UUID) -> tuple[ChildAsked, Meeting]:
    """For who writes down what is said, while it is not over."""
    asked = find(actor, ChildAsked, pk, Purpose.HELP, Right.CONTRIBUTE)
    here, door = opened(actor, asked.meeting_id)
    if not queries.notes_down(actor, door, here) or here.called_off_at or queries.closing_of(here):
        raise Http404
    open_subject(actor, here.subject_id, Purpose.HELP)
    return asked, here


def _page(here: Meeting) -> str:
    return reverse("meetings:meeting", args=[here.pk])
