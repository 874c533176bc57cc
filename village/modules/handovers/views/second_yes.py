"""A second yes: what would be shown, to whom and until when; yes or no; and what is still possible after a no."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.circles.link_mail import link_address, mail_link
from village.modules.circles.one_thing import my_yes, whose_yes
from village.modules.handovers import second_yes
from village.modules.handovers.actions import NotNow
from village.modules.handovers.models import AlongAsked
from village.modules.handovers.reading import said_in
from village.modules.handovers.views.frames import slug_of
from village.modules.help_requests.models import HelpRequest
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, keep_shown_once, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def asked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For those of the family who decide; everybody else has no such page."""
    actor = actor_of(request)
    found = find(actor, AlongAsked, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(found.subject_id, found.item_id, [found.kind]):
        raise Http404
    if request.method == "POST":
        return remember_answer(request, _answer(request, found))
    question = find(actor, HelpRequest, found.request_id, Purpose.SHARE)
    answers = second_yes.answers_of(found)
    mine = my_yes(found, actor)
    said = second_yes.said_yes(found)
    return show_page(request, "handovers/along_asked.html", {
        "one": found, "asked": question, "said": said_in(question), "answers": answers,
        "may_answer": found.waits and mine in whose_yes(found, actor) and mine not in said,
        "may_stop": found.waits and mine in said,
    })  # fmt: skip


def _answer(request: HttpRequest, found: AlongAsked) -> HttpResponseRedirect:
    actor, mail, language = actor_of(request), found.mail, found.language
    try:
        if request.POST.get("answer") != "yes":
            second_yes.refuse_along(found, by=actor)
            messages.success(request, _("Thank you. It stays closed; nobody outside your family was told."))
            return redirect("handovers:along_asked", found.pk)
        secret = second_yes.agree_along(found, by=actor)
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
        return redirect("handovers:along_asked", found.pk)
    if secret:
        link = link_address(slug_of(request), secret)
        keep_shown_once(request, found.request_id, link, found.called)
        if mail:
            mail_link(mail, language, link)
        return redirect("handovers:along_link", found.request_id)
    messages.success(request, _("Thank you. Your yes is written down."))
    return redirect("handovers:along_asked", found.pk)
