"""Sharing that ends soon: seen by who said yes, let go on by one button, or left to end by itself (B3-8)."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from village.foundation.time_range import now
from village.modules.circles.actions import kinds_to_give_alone
from village.modules.circles.one_thing import SEVERAL
from village.modules.circles.queries import ending_before, eyes_on_each, law_here, people_of, person_of
from village.modules.circles.receivers import Receiver, receivers_of
from village.trust.access.check import action
from village.trust.access.doing import CannotNow, once
from village.trust.access.mine import may_decide
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.consent.models import Consent
from village.trust.consent.records import share_item, share_kinds
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right
from village.ui.cards import things_named


class AskedAnew(CannotNow):
    """One yes is not, or no longer, enough."""

    says = gettext_lazy("For this the yes of somebody else is asked as well. Ask it again where it stands.")


class EndedAlready(CannotNow):
    """It ended, or somebody stopped it."""

    says = gettext_lazy("This sharing ended already. You can share it anew.")


@action(needs=Right.MANAGE, act="share")
def go_on(consent: Consent, *, by: Actor) -> Consent:
    """The same, with the same receiver, for as long as the law file lets; from now on the new yes counts."""
    if not may_decide(consent.subject_id, consent.item_id, consent.kinds or [consent.kind]):
        raise NotAllowed("go on")
    if consent.withdrawn_at is not None or consent.until <= now():
        raise EndedAlready
    if not _one_yes_is_enough(consent, by):
        raise AskedAnew
    law, ends = law_here(by), law_here(by).consent_ends(now())
    same = {
        "subject_id": consent.subject_id, "rights": Right(consent.rights), "law_version": law.version, "until": ends,
        "to_organisation": consent.to_organisation_id, "to_person": consent.to_person_id,
        "purpose": Purpose(consent.purpose), "how": "own login" if by.account_id else "without account",
    }  # fmt: skip
    if consent.item_id:
        given = share_item(by, item_id=consent.item_id, kind=DataKind(consent.kind), **same)  # type: ignore[arg-type]
    else:
        kinds = [DataKind(kind) for kind in consent.kinds]
        given = share_kinds(by, kinds=kinds, reaches_back=consent.reaches_back, **same)  # type: ignore[arg-type]
    consent.withdrawn_at = now()
    consent.save(update_fields=["withdrawn_at"])
    return given


def _one_yes_is_enough(consent: Consent, by: Actor) -> bool:
    """By kinds as when it was given; one single thing: by who said yes to it, alone."""
    if consent.item_id:
        return consent.given_by_id == by.person_id and consent.how != SEVERAL
    person = person_of(consent)
    return person is not None and {DataKind(kind) for kind in consent.kinds} <= kinds_to_give_alone(person, by)


@require_safe
def ending(request: HttpRequest) -> HttpResponse:
    """What is shared of me and mine and ends soon, the first to end first."""
    actor = actor_of(request)
    open_list(actor, Purpose.SHARE)
    law = law_here(actor)
    soon = ending_before(actor, now() + timedelta(days=law.consent_reminder_days))
    people = people_of(actor, {one.subject_id for one in soon} - {actor.subject_id})
    shown(actor, list(people.values()))
    return show_page(request, "circles/ending.html", {
        "rows": _rows(actor, soon, {subject: one.name.split(" ")[0] for subject, one in people.items()}),
        "until": law.consent_ends(now()),
    })  # fmt: skip


def _rows(actor: Actor, soon: list[Consent], names: dict[UUID, str]) -> list[dict[str, object]]:
    eyes = eyes_on_each({one.subject_id for one in soon}) if soon else {}
    named = things_named(actor, {one.item_id for one in soon if one.item_id})

    def receiver(one: Consent) -> Receiver:
        return receivers_of([one], eyes.get(one.subject_id, []), named, me=actor.subject_id)[0]

    return [
        {"one": one, "to": receiver(one), "about": names.get(one.subject_id, ""), "alone": _one_yes_is_enough(one, actor)}
        for one in soon
    ]


@require_POST
def share_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    consent = find(actor, Consent, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(consent.subject_id, consent.item_id, consent.kinds or [consent.kind]):
        raise Http404
    return once(
        request, lambda: go_on(consent, by=actor), reverse("circles:ending"), _("It goes on. You can stop any day.")
    )
