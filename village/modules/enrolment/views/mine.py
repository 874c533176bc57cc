"""For who asked: for which schools, what is done already, and a moment to sit together with somebody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.enrolment import actions, queries
from village.modules.enrolment.forms import AskMomentForm, ChooseForm
from village.modules.enrolment.models import EnrolmentStep
from village.modules.enrolment.reading import groups_of
from village.modules.enrolment.views.frames import my_question
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, languages_of
from village.trust.vocabulary import Actor


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked, actor, today = my_question(request, pk), actor_of(request), timezone.localdate()
    groups = groups_of(_steps(actor), languages_of(request), today)
    chosen, back = queries.choice_of(asked), reverse("help_requests:follow", args=[pk])
    form = ChooseForm(
        request.POST if request.method == "POST" else None, levels=[(one["level"], one["label"]) for one in groups],
        initial={"levels": chosen.levels if chosen else [], "reminds": chosen.reminds if chosen else True},
    )  # fmt: skip
    return answer_form(
        request, form, lambda: actions.choose_schools(asked, by=actor, **form.cleaned_data), lambda: back, _("Kept."),
        title=_("For which school?"), lead=_("Then you see only those dates."), label=_("Keep it"), back=back,
        seen=_("Who works on your question sees what you choose."),
    )  # fmt: skip


@require_POST
def tick(request: HttpRequest, pk: UUID, step: UUID) -> HttpResponse:
    """Done, or not yet after all."""
    asked, actor = my_question(request, pk), actor_of(request)
    one = next((one for one in _steps(actor) if one.pk == step), None)
    if one is None:
        raise Http404
    is_done = request.POST.get("is") != "open"
    to = f"{reverse('help_requests:follow', args=[pk])}#h-enrol"
    return once(request, lambda: actions.mark_step(asked, by=actor, step=one, is_done=is_done), to)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def ask_moment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody sits with you and does it together; also when the moment that was proposed does not suit."""
    asked, actor, back = (
        my_question(request, pk),
        actor_of(request),
        reverse("help_requests:follow", args=[pk]),
    )
    if not queries.may_meet(asked):
        raise Http404
    form = AskMomentForm(request.POST if request.method == "POST" else None)
    return answer_form(
        request, form, lambda: actions.ask_moment(asked, by=actor, **form.cleaned_data), lambda: back,
        _("Asked. You hear when, where and with whom."), title=_("Sit together with somebody"),
        lead=_("Somebody goes through the steps with you, at a place where you can come. It costs nothing."),
        label=_("Ask for it"), back=back, seen=_("Who works on your question reads this."),
    )  # fmt: skip


@require_POST
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To the moment that stood on the page, and to no other."""
    asked, actor = my_question(request, pk), actor_of(request)
    try:
        moment = UUID(request.POST.get("moment", ""))
    except ValueError:
        raise Http404 from None
    to, says = reverse("help_requests:follow", args=[pk]), _("Good. It is agreed.")
    return once(request, lambda: actions.agree_to_moment(asked, by=actor, moment=moment), to, says)


def _steps(actor: Actor) -> list[EnrolmentStep]:
    year = queries.this_year(queries.years(actor.village_id), timezone.localdate())
    return queries.steps_in(year) if year else []
