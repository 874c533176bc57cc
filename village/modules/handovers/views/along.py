"""One question, one person: first exactly what this person will see, then one button, and stopping any day."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.actions import SomebodyElseMustAgree
from village.modules.circles.link_mail import link_address, mail_link
from village.modules.circles.one_thing import (
    invite_natural_support,
    link_again,
    my_yes,
    share_one,
    whose_yes,
)
from village.modules.handovers import second_yes
from village.modules.handovers.forms import AlongForm
from village.modules.handovers.reading import readers, said_in
from village.modules.handovers.views.frames import slug_of
from village.modules.help_requests.models import HelpRequest
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page
from village.trust.consent.models import Consent
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def along(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who, and until when; sent once it shows what will be seen, sent from there it is shared."""
    asked = _mine(request, pk)
    form = AlongForm(request.POST or None, actor=actor_of(request))
    needed, mine = whose_yes(asked, actor_of(request)), my_yes(asked, actor_of(request))
    several = mine in needed and len(needed) > 1
    if mine in needed and form.is_valid():
        if request.POST.get("step") == "share":
            return _ask_second(request, asked, form) if several else _share(request, asked, form)
        if request.POST.get("step") != "change":
            told = {"asked": asked, "form": form, "said": said_in(asked), "several": several}
            return show_page(request, "handovers/along_look.html", told)
    status = 422 if form.is_bound and form.errors else 200
    context = {"asked": asked, "form": form, "mine_counts": mine in needed, "several": several}
    return show_page(request, "handovers/along.html", context, status)


@require_safe
def shared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The link, for who made it, for half an hour: to pass on by hand, by message or by mouth."""
    asked = _mine(request, pk)
    kept = kept_to_show(request, pk)
    if not kept:
        return redirect("help_requests:follow", pk)
    return show_page(request, "handovers/along_link.html", {"asked": asked, "link": kept["secret"], "name": kept["name"]})


@require_POST
def new_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last one was used up or lost. `pk`: of the consent by which somebody reads along."""
    consent = find(actor_of(request), Consent, pk, Purpose.SHARE, Right.MANAGE)
    asked = _mine(request, consent.item_id)
    reader = next((one for one in readers(asked) if one.consent_id == pk and not one.works_here), None)
    if reader is None:
        raise Http404
    secret = link_again(asked, by=actor_of(request), person=reader.person_id)
    keep_shown_once(request, asked.pk, link_address(slug_of(request), secret), reader.name)
    return redirect("handovers:along_link", asked.pk)


def _ask_second(request: HttpRequest, asked: HelpRequest, form: AlongForm) -> HttpResponse:
    """The law asks another yes: it waits, and nothing is open yet."""
    made = second_yes.ask_along(
        asked, by=actor_of(request), called=form.called(), until=form.until(), language=get_language() or "en",
        to_person=None if form.is_somebody_close else form.person(), mail=form.cleaned_data["email"],
    )  # fmt: skip
    messages.success(request, _("Your yes is written down. It opens when the other one has said yes too."))
    return remember_answer(request, redirect("handovers:along_asked", made.pk))


def _share(request: HttpRequest, asked: HelpRequest, form: AlongForm) -> HttpResponse:
    actor = actor_of(request)
    try:
        if not form.is_somebody_close:
            share_one(asked, by=actor, to_person=form.person(), until=form.until())
            messages.success(request, _("{name} reads it along now.").format(name=form.called()))
            return remember_answer(request, redirect("help_requests:follow", asked.pk))
        language = get_language() or "en"
        _given, secret = invite_natural_support(
            asked, by=actor, name=form.called(), language=language, until=form.until()
        )
    except SomebodyElseMustAgree:
        raise Http404 from None  # the page does not offer it
    link = link_address(slug_of(request), secret)
    keep_shown_once(request, asked.pk, link, form.called())
    if form.cleaned_data["email"]:
        mail_link(form.cleaned_data["email"], language, link)
    return remember_answer(request, redirect("handovers:along_link", asked.pk))


def _mine(request: HttpRequest, pk: UUID | None) -> HelpRequest:
    """Only whoever decides who sees it; for everybody else this page does not exist."""
    if pk is None:
        raise Http404
    asked = find(actor_of(request), HelpRequest, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(asked.subject_id, asked.item_id, [asked.kind]):
        raise Http404
    return asked

