"""One single thing to one person who works in the village: for every record that says it is shared alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.circles.actions import SomebodyElseMustAgree
from village.modules.circles.forms import ShareOneForm
from village.modules.circles.one_thing import my_yes, share_one, whose_yes
from village.modules.circles.queries import may_decide
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.access.things import table_called
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, Purpose, Right
from village.ui.cards import things_named


@require_http_methods(["GET", "HEAD", "POST"])
def share_one_thing(request: HttpRequest, thing: str, pk: UUID) -> HttpResponse:
    """Who, and until when."""
    if request.method == "POST" and (before := answered_before(request)):
        return before
    actor = actor_of(request)
    record = find(actor, table_called(thing), pk, Purpose.SHARE, Right.MANAGE)
    if not is_mine_to_share(record):
        raise Http404
    named = things_named(actor, {record.pk}).get(record.pk)
    if named is None:
        raise Http404
    form = ShareOneForm(request.POST if request.method == "POST" else None, actor=actor)
    alone = one_yes_is_enough(record, actor)
    if alone and form.is_valid():
        try:
            share_one(record, by=actor, to_person=form.who_chosen(), until=form.until())
        except SomebodyElseMustAgree:
            raise Http404 from None  # the page does not offer it
        messages.success(request, _("Shared. You can stop any day."))
        return remember_answer(request, redirect(named.url))
    context = {"form": form, "named": named, "alone": alone}
    return show_page(request, "circles/share_one.html", context, 422 if form.errors else 200)


def is_mine_to_share(record: Any) -> bool:
    """A thing of its own, that says it is shared alone; by the person, an owner or a guardian."""
    if not isinstance(record, PersonRecord) or not getattr(record, "is_shared_alone", False):
        return False
    return record.item_id == record.pk and may_decide(record.subject_id, record.item_id, [record.kind])


def one_yes_is_enough(record: PersonRecord, actor: Actor) -> bool:
    return whose_yes(record, actor) == {my_yes(record, actor)}
