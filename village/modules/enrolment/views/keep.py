"""For the keeper of the village: its school years, and the steps of each in the words of each language."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.enrolment import keeping, queries
from village.modules.enrolment.forms import StepForm, YearForm, as_written
from village.modules.enrolment.models import EnrolmentStep, SchoolYear
from village.modules.enrolment.reading import as_read, groups_of
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, keeper_or_404, languages_of, show_page
from village.trust.directory.queries import organisations_seen_by


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    actor, today = keeper_or_404(request), timezone.localdate()
    found = queries.years(actor.village_id)
    current = queries.this_year(found, today)
    rows = [{"year": one, "is_over": one.is_over(today), "is_shown": one == current} for one in found]
    return show_page(request, "enrolment/years.html", {"rows": rows})


@require_safe
def year(request: HttpRequest, pk: UUID) -> HttpResponse:
    one, today = _year(request, pk), timezone.localdate()
    steps = queries.steps_in(one, ended=True)
    going = [step for step in steps if not step.ended_at]
    return show_page(request, "enrolment/year.html", {
        "year": one, "is_over": one.is_over(today), "groups": groups_of(going, languages_of(request), today),
        "ended": [as_read(step, languages_of(request), today) for step in steps if step.ended_at],
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new_year(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    known = queries.years(actor.village_id)
    form = YearForm(request.POST if request.method == "POST" else None, others=known)
    made: list[SchoolYear] = []

    def keep() -> None:
        said = dict(form.cleaned_data)
        like = next((one for one in known if str(one.pk) == said.get("like")), None)
        made.append(keeping.keep_year(None, by=actor, **{**said, "like": like}))

    return answer_form(
        request, form, keep, lambda: reverse("enrolment:year", args=[made[0].pk]), _("Kept. Now its steps."),
        title=_("A new school year"), lead=_("Everybody reads its steps from its first day on."), label=_("Keep it"),
        back=reverse("enrolment:keep"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def change_year(request: HttpRequest, pk: UUID) -> HttpResponse:
    one, back = _running(request, pk), reverse("enrolment:year", args=[pk])
    initial = {name: getattr(one, name) for name in ("called", "from_day", "until_day", "days_ahead")}
    form = YearForm(request.POST if request.method == "POST" else None, initial=initial)
    return answer_form(
        request, form, lambda: keeping.keep_year(one, by=actor_of(request), **form.cleaned_data), lambda: back, _("Kept."),
        title=one.called, label=_("Keep it"), back=back,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _step_form(request, _running(request, pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def change_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    step = _step(request, pk)
    return _step_form(request, _running(request, step.year_id), step)


@require_POST
def end_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    step = _step(request, pk)
    says, to = _("Nobody reads this step any more."), reverse("enrolment:year", args=[step.year_id])
    return once(request, lambda: keeping.end_step(step, by=actor_of(request)), to, says)


@require_POST
def step_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    step = _step(request, pk)
    says, to = _("Everybody reads this step again."), reverse("enrolment:year", args=[step.year_id])
    return once(request, lambda: keeping.step_again(step, by=actor_of(request)), to, says)


def _step_form(request: HttpRequest, one: SchoolYear, step: EnrolmentStep | None) -> HttpResponse:
    actor, back = actor_of(request), reverse("enrolment:year", args=[one.pk])
    form = StepForm(
        request.POST if request.method == "POST" else None, languages=languages_of(request),
        places=organisations_seen_by(actor), initial=as_written(step) if step else {},
    )  # fmt: skip
    return answer_form(
        request, form, lambda: keeping.keep_step(step, one, by=actor, kept=form.kept()), lambda: back,
        _("Kept. Everybody reads it in their own language."), template="enrolment/step.html", year=one, step=step,
    )  # fmt: skip


def _year(request: HttpRequest, pk: UUID) -> SchoolYear:
    one = queries.year_by_id(keeper_or_404(request).village_id, pk)
    if one is None:
        raise Http404
    return one


def _running(request: HttpRequest, pk: UUID) -> SchoolYear:
    """What is over is looked at, and not changed."""
    one = _year(request, pk)
    if one.is_over(timezone.localdate()):
        raise Http404
    return one


def _step(request: HttpRequest, pk: UUID) -> EnrolmentStep:
    step = queries.step_by_id(keeper_or_404(request).village_id, pk)
    if step is None:
        raise Http404
    return step
