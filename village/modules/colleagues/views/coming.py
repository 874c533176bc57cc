"""Coming to work here: a link out of a mail. Looking at it changes nothing; the button accepts it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.colleagues import invitations
from village.modules.colleagues.views.frames import LOOK
from village.trust.access.doors import before_second_factor, open_to_all
from village.trust.access.screens import actor_of
from village.ui.screens import show


@open_to_all(because="a link in a mail is the way in for a colleague who was invited; it opens a button and nothing else")
@before_second_factor
@require_http_methods(LOOK)
def come(request: HttpRequest, secret: str) -> HttpResponse:
    """The same page for every link, real or not; only the button of who is signed in looks it up."""
    if request.method != "POST" or not request.user.is_authenticated:
        sign_in = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return show(request, "colleagues/come.html", {"nav": [], "sign_in": sign_in})
    key = invitations.behind(secret)
    mine = invitations.for_me(key) if key else None
    account: Any = request.user
    if mine is None or not invitations.accept(mine, is_new=actor_of(request).is_visitor, language=account.language):
        return show(request, "colleagues/come.html", {"closed": True, "nav": []}, status=422)
    messages.success(request, _("Welcome at {place}.").format(place=mine.organisation))
    return redirect("portal:home")
