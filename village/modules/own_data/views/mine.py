"""What the village keeps about me, and taking a copy of it along. Delivered here, behind signing in, never by mail."""

from uuid import UUID

from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.queries import Circle
from village.modules.own_data import actions
from village.modules.own_data.attaching import attach
from village.modules.own_data.collecting import counted
from village.modules.own_data.forms_leaks import CodeForm
from village.modules.own_data.queries import copies_of
from village.trust.access.opening import open_list, open_subject, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose
from village.ui.files import file_answer


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What there is, in numbers; the words are in the copy and on the pages where they belong."""
    chosen, mine = circle_asked_for(request, request.GET.get("about", ""))
    return show_page(request, "own_data/home.html", {
        "circle": chosen, "others": mine, "counted": counted(actor_of(request), chosen.subject_id, chosen.person),
    })  # fmt: skip


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    chosen, _mine = circle_asked_for(request, request.POST.get("about", ""))
    open_subject(actor, chosen.subject_id, Purpose.CHECK)
    return file_answer(actions.take(chosen, by=actor), "own-data", "zip")


@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="receipt")  # type: ignore[untyped-decorator]
def with_code(request: HttpRequest) -> HttpResponse:
    """What was asked with a code, before there was an account (B3-35). A wrong code and a used one get the same sentence."""
    actor = actor_of(request)
    if actor.only_item or actor.is_professional or actor.account_id is None:
        raise Http404
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        match attach(form.digits()):
            case "done":
                messages.success(request, _("Your question is with your account now. The code opens nothing any more."))
                return redirect("help_requests:mine")
            case "asked":
                messages.info(request, _(
                    "Thank you. Your account holds something already, so two people look at it. Until then your code works."
                ))  # fmt: skip
                return redirect("own_data:home")
        form.add_error("code", _("This code opens nothing here. Read it once more, four digits at a time."))
    return show_page(request, "own_data/with_code.html", {"form": form}, status=422 if form.is_bound else 200)


def circle_asked_for(request: HttpRequest, wanted: str) -> tuple[Circle, list[Circle]]:
    """The one that is asked for, oneself without asking; and all of whom one may take a copy."""
    actor = actor_of(request)
    if actor.only_item:
        raise Http404
    open_list(actor, Purpose.CHECK)
    mine = copies_of(actor)
    about = _uuid(wanted) if wanted else actor.subject_id
    chosen = next((circle for circle in mine if circle.subject_id == about), None)
    if chosen is None:
        raise Http404
    shown(actor, [circle.person for circle in mine if circle.person and not circle.is_me])
    return chosen, mine


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
