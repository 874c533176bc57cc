"""The page a family keeps: read it, put it in one's own order, add a word of thanks, take it along on paper."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.agreements.drawing import pdf_of
from village.modules.family_plans.queries import PlanDoor
from village.modules.passing_on import keeping, queries
from village.modules.passing_on.forms import KindForm, MoveForm
from village.modules.passing_on.keeping import Place
from village.modules.passing_on.kept import DID, GOOD, KIND, PROUD, as_paper, keep_page
from village.modules.passing_on.models import Ending
from village.modules.passing_on.views.frames import ending_or_404
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.opening import note_change
from village.trust.access.screens import show_page
from village.trust.vocabulary import Actor
from village.ui.files import file_answer


@require_safe
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The child first; what you did, what others say, and thank you."""
    actor, door, found = ending_or_404(request, pk)
    page = keep_page(actor, door, found)
    return show_page(request, "passing_on/keep.html", {
        "keep": page, "ending": found, "door": door, "may_thank": _may_thank(actor, door, found),
        "proud": page.part(PROUD), "good": page.part(GOOD), "did": page.part(DID), "kind": page.part(KIND),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    """In the family's own order; what is left off is kept beside it."""
    actor, door, found = ending_or_404(request, pk)
    if not door.mine:
        raise Http404
    page = keep_page(actor, door, found)
    if request.method != "POST":
        return show_page(request, "passing_on/order.html", {"keep": page, "ending": found})
    form = MoveForm(request.POST)
    part = page.part_of(form.cleaned_data["key"]) if form.is_valid() else None
    if part is None:
        raise Http404
    said, there = form.cleaned_data, [one.key for one in part.there]
    return once(
        request,
        lambda: keeping.put(found, by=actor, key=said["key"], place=Place(said["place"]), now_there=there),
        f"{request.path}#h-{part.name}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A word of thanks: one's own, or, by the family, of somebody around them."""
    actor, door, found = ending_or_404(request, pk)
    if not _may_thank(actor, door, found):
        raise Http404
    around = sorted({one.called for one in queries.everybody_who_helped(door)}) if door.mine else []
    form, here = KindForm(request.POST or None, around=around), reverse("passing_on:keep", args=[pk])

    def thank() -> None:
        said = form.cleaned_data
        keeping.thank(found, by=actor, words=said["words"], called=said.get("called", ""), mine=door.mine)

    title = _("What somebody around you said") if door.mine else _("A word for family {name}").format(name=door.family)
    return answer_form(
        request, form, thank, lambda: here, _("It stands on the page."), title=title, label=_("Put it on the page"), back=here,
        seen=_("The family, and until the plan is closed whoever reads its words. The family decides whether it stays."),
    )  # fmt: skip


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same page, to print and to hang up; larger with `?large=1`."""
    actor, door, found = ending_or_404(request, pk)
    if not door.mine:
        raise Http404
    note_change(actor, "export", "passing_on.take_paper", found.subject_id, found.item_id, found.kind)
    large = request.GET.get("large") == "1"
    return file_answer(pdf_of(as_paper(keep_page(actor, door, found), actor, large=large)), "our-plan", "pdf")


def _may_thank(actor: Actor, door: PlanDoor, found: Ending) -> bool:
    """The family always; who helps, as long as the plan is open to them."""
    return door.mine or (found.is_open and door.is_open and actor.person_id is not None)
