"""Leaving at once: the session ends on the server, and a blank page goes on to a harmless site (T21).

Posting needs no proof of where it comes from: a person in a hurry must never meet an error page, and the worst
that a stranger could do with it is to sign somebody out.
"""

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from village.trust.access.doors import before_second_factor, open_to_all


@csrf_exempt
@before_second_factor
@open_to_all(because="leaving must work at any moment, also when the session has just ended")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Looking at this page ends nothing; only the button does."""
    if request.method == "POST":
        forget_session(request)
        logout(request)
    village = request.village  # type: ignore[attr-defined]
    response = render(request, "entrance/blank.html", {"exit_site": village.exit_site})
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def forget_session(request: HttpRequest) -> None:
    """A session that ended is not in the list of one's sessions any more."""
    if request.user.is_authenticated and request.session.session_key:
        UserSession.objects.filter(session_key=request.session.session_key).delete()
