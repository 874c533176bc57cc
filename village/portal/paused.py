"""Very many people were opened in an hour: a sentence; then going on with the second step and a reason others read (T5)."""


from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from village.trust.access import very_many
from village.trust.access.forms import CarefulForm
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Role


class ReadOnForm(CarefulForm):
    """Why somebody needs to open so many."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you need to open so many people?"), min_length=10, max_length=300,
        help_text=gettext_lazy("The privacy officer and your team leader read this. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Write why."), "min_length": gettext_lazy("Write it in a few more words."),
        },
    )  # fmt: skip


@require_safe
def paused(request: HttpRequest) -> HttpResponse:
    _only_when_paused()
    return show_page(request, "portal/paused.html", {"most": request.village.most_in_an_hour})  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def read_on(request: HttpRequest) -> HttpResponse:
    """Only with a fresh proof: somebody who took over a session has no second step."""
    _only_when_paused()
    answer: HttpResponse = reauthentication_required(app="allauth.mfa")(_say_why)(request)
    return answer


@require_safe
def pauses(request: HttpRequest) -> HttpResponse:
    """For the privacy officer, and for a team leader about the own team."""
    if not actor_of(request).works_as(Role.PRIVACY_OFFICER, Role.SUPERVISOR):
        raise Http404
    rows = very_many.pauses()
    return show_page(request, "portal/pauses.html", {"rows": rows})


def _say_why(request: HttpRequest) -> HttpResponse:
    form = ReadOnForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        very_many.read_on(form.cleaned_data["reason"])
        messages.success(request, _("You can go on. Your reason is written down."))
        return redirect("portal:home")
    return show_page(request, "portal/read_on.html", {"form": form}, status=422 if form.is_bound else 200)


def _only_when_paused() -> None:
    if not very_many.is_paused():
        raise Http404
