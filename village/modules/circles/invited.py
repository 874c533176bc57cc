"""Somebody is asked whether they look after a child: who asks and as what; then yes or no, with one's own account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.circles.guardians import answer_invitation, invitation_of
from village.trust.access.screens import actor_of, show_page


@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Used up, run out or meant for somebody else: it looks as if there never was one."""
    actor = actor_of(request)
    invitation = invitation_of(secret)
    if invitation is None or actor.only_item:
        raise Http404
    if request.method == "POST":
        if answer_invitation(secret, by=actor, yes=request.POST.get("answer") == "yes"):
            messages.success(request, _("Written down. You see what the law lets a guardian see."))
            return redirect("circles:who_sees")
        messages.success(request, _("Thank you. Nothing was written down."))
        return redirect("portal:home")
    return show_page(request, "circles/invited.html", {"invitation": invitation})
