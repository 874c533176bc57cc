"""A picture by its address, one's own page, and for a keeper or a manager the pictures they may take away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.faces import actions, queries
from village.modules.faces.forms import FaceForm, WhyForm
from village.modules.papers.bench.refused import Why
from village.modules.papers.cleaning import SENTENCES
from village.trust.access.doing import once
from village.trust.access.doors import open_to_all
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, show_page, works_here_or_404
from village.trust.vocabulary import Role

LOOK = ("GET", "HEAD", "POST")
ASKED_EACH_TIME = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "inline",
    "Cache-Control": "private, no-cache",
}
"""A browser may keep it, and asks before each time it shows it: what was taken away is gone at once."""


@open_to_all(because="the picture beside a name that everybody reads; its address stands only where the name does")
@require_safe
def face(request: HttpRequest, shown_as: UUID) -> HttpResponseBase:
    """The name itself has no line in the logbook, and neither has the picture: it tells nothing about a family."""
    picture = queries.picture_of(shown_as)
    if picture is None:
        raise Http404
    etag = f'"{shown_as}"'
    answer = HttpResponse(picture, content_type="image/jpeg", headers=ASKED_EACH_TIME | {"ETag": etag})
    return get_conditional_response(request, etag=etag, response=answer) or answer


@require_http_methods(LOOK)
@sent_once
def mine(request: HttpRequest) -> HttpResponse:
    """What everybody sees of me; another one, or none."""
    actor = works_here_or_404(request)
    form = FaceForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if getattr(request, "upload_was_endless", False):
        form.add_error("photo", SENTENCES[Why.TOO_LARGE])
    return answer_form(
        request, form, lambda: actions.put(form.cleaned_data["photo"]), lambda: reverse("faces:mine"),
        _("Kept. It stands beside your name from now on."), template="faces/mine.html", face=queries.mine(), name=actor.name,
    )  # fmt: skip


@require_POST
def away(request: HttpRequest) -> HttpResponse:
    works_here_or_404(request)
    return once(request, actions.take_mine_away, reverse("faces:mine"), _("Gone. Nobody sees it any more."))


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Pictures of colleagues, for who may take one away."""
    _keeps_faces(request)
    return show_page(request, "faces/kept.html", {"faces": queries.faces_i_keep()})


@require_http_methods(LOOK)
@sent_once
def take_away(request: HttpRequest, person: UUID) -> HttpResponse:
    """With a reason that the one it shows reads. Putting one there is not for anybody else."""
    _keeps_faces(request)
    shown = next((one for one in queries.faces_i_keep() if one.person_id == person), None)
    if shown is None:
        raise Http404
    back = reverse("faces:kept")
    form = WhyForm(request.POST or None)
    return answer_form(
        request, form, lambda: actions.take_away(person, words=form.cleaned_data["words"]), lambda: back,
        _("Gone. Nobody sees it any more."), template="faces/take_away.html", shown=shown, back=back,
    )  # fmt: skip


def _keeps_faces(request: HttpRequest) -> None:
    actor = actor_of(request)
    if not actor.works_as(Role.KEEPER, Role.MANAGER) or not actor.second_factor or actor.only_item:
        raise Http404
