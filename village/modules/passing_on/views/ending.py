"""A plan that ends: the small steps, the family's yes, the celebration, who calls afterwards, and closing."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from village.foundation.moments import moment_written
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, team_of
from village.modules.passing_on import endings, queries
from village.modules.passing_on.forms import AftercareForm, CelebrateForm, EndForm, GoodbyeForm, NoteForm
from village.modules.passing_on.models import Ending
from village.modules.passing_on.reading import ending_page
from village.modules.passing_on.views.frames import door_or_404, ending_or_404, my_ending_or_404
from village.modules.passing_on.words import About
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import show_page
from village.trust.vocabulary import Purpose, Right

OF_THE_FAMILY = gettext_lazy("Whoever reads the words of the family reads this.")


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By one of the family or by who coordinates."""
    actor, door = door_or_404(request, pk)
    if not door.is_open:
        raise Http404
    plan = find(actor, FamilyPlan, pk, Purpose.HELP, Right.CONTRIBUTE)
    open_subject(actor, door.subject_id, Purpose.HELP)
    form, made = EndForm(request.POST or None), list[Ending]()
    return answer_form(
        request, form, lambda: made.append(endings.propose_ending(plan, by=actor, **form.cleaned_data)),
        lambda: _url(made[0]), _("Proposed. The plan goes on until everybody of the family says yes."),
        title=_("It goes well: shall we end the plan?"), label=_("Propose it"), back=reverse("family_plans:plan", args=[pk]),
        lead=_("In small steps, and only when the family wants to."), seen=OF_THE_FAMILY,
        quote=lambda: _words_of_another(request, door),
    )  # fmt: skip


def _words_of_another(request: HttpRequest, door: PlanDoor) -> str:
    """Somebody proposed it while this was written: their words, with mine still in the field."""
    found = next((one for one in queries.endings_of(door) if one.is_open), None) if request.method == "POST" else None
    return f"{found.by_called}: {found.words}" if found else ""


@require_safe
def ending(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What stays, how it was, the celebration, who calls afterwards."""
    actor, door, found = ending_or_404(request, pk)
    page = ending_page(actor, door, found)
    may_write = found.is_open and (door.mine or door.coordinator_id == actor.person_id)
    return show_page(
        request,
        "passing_on/ending.html",
        {"page": page, "ending": found, "door": door, "may_write": may_write},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def note(request: HttpRequest, pk: UUID, about: str) -> HttpResponse:
    """One small step, by the family or by who coordinates."""
    actor, door, found = ending_or_404(request, pk)
    if about not in About or not found.is_open or not (door.mine or door.coordinator_id == actor.person_id):
        raise Http404
    form = NoteForm(request.POST or None, about=About(about))
    return answer_form(
        request, form, lambda: endings.note(found, by=actor, about=About(about), **form.cleaned_data), lambda: _url(found),
        title=About(about).label, back=_url(found), label=_("Keep"), seen=OF_THE_FAMILY,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def goodbye(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The yes or not yet of one of the family, with how it was; who said it reads it on the page of the ending."""
    actor, door, found = my_ending_or_404(request, pk)
    if not ending_page(actor, door, found).may_say:
        return redirect(_url(found))
    form = GoodbyeForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        endings.say_goodbye(
            found, by=actor, yes=said["says"] == "yes", words=said["words"], proud=said["proud"]
        )

    return answer_form(
        request, form, do, lambda: _url(found), _("Thank you. Your words stay as you wrote them."),
        title=_("How was it?"), back=_url(found), label=_("Say it"), seen=OF_THE_FAMILY,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def celebrate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A day and a place to celebrate."""
    actor, door, found = my_ending_or_404(request, pk)
    last = queries.celebration_of(found)
    start = {"at": last.at, "where": last.where, "read": last.pk} if last else {}
    form = CelebrateForm(request.POST or None, initial=start)
    return answer_form(
        request, form, lambda: endings.celebrate(found, by=actor, **form.cleaned_data), lambda: _url(found), _("Written down."),
        title=_("Celebrate what you did"), back=_url(found), label=_("Keep"), seen=OF_THE_FAMILY,
        quote=lambda: _day_of_another(request, form, found),
    )  # fmt: skip


def _day_of_another(request: HttpRequest, form: CelebrateForm, found: Ending) -> str:
    """Somebody was faster: their day beside mine; what is sent now counts."""
    last = queries.celebration_of(found) if request.method == "POST" else None
    if last is None or request.POST.get("read") == str(last.pk):
        return ""
    sent = request.POST.copy()
    sent["read"] = str(last.pk)
    form.data = sent
    return f"{last.by_called}: {moment_written(last.at)}, {last.where}"


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def aftercare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who calls afterwards, and on which days."""
    actor, door, found = my_ending_or_404(request, pk)
    if queries.aftercare_of(found):
        return redirect(_url(found))
    people = [(str(one.person_id), one.called) for one in team_of(door) if one.person_id and one.joined_at]
    days = endings.days_after(max(found.ends_on, timezone.localdate()), queries.months_here(actor.village_id))
    form = AftercareForm(request.POST or None, people=people, days=days)

    def do() -> None:
        who, called = next(one for one in people if one[0] == form.cleaned_data["who"])
        caller = endings.Caller(UUID(who), called, form.cleaned_data["reach"], form.days)
        endings.agree_aftercare(found, by=actor, caller=caller)

    return answer_form(
        request, form, do, lambda: _url(found), _("Agreed. You hear it on each of these days."),
        title=_("Who calls you afterwards?"), back=_url(found), label=_("Agree on it"),
        seen=_("You, and who calls you once the plan is closed."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it means; then the family closes its plan."""
    actor, door, found = my_ending_or_404(request, pk)
    page = ending_page(actor, door, found)
    if not page.may_close:
        raise Http404
    if request.method == "POST":
        return once(
            request, lambda: endings.close_together(found, by=actor), reverse("passing_on:keep", args=[pk]),
            _("Your plan is closed. It stays yours to read."),
        )  # fmt: skip
    return show_page(request, "passing_on/close.html", {"page": page, "ending": found})


def _url(found: Ending) -> str:
    return reverse("passing_on:ending", args=[found.pk])
