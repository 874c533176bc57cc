"""Talks on other pages: a card for young people and for who is asked, the limits on top of a question, the invitation."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route
from village.modules.talks import queries
from village.modules.talks.models import Mediation, TalkAsked
from village.modules.talks.reading import rows_of, stands_at_work, stands_for_asker
from village.modules.talks.words import AT_WORK, COME_ICONS, OTHER_AT_WORK, PICTURES, Come, Kind, Other
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import MAIN, TOP, Card, MenuItem, Named, Panel

SHOWN, FACES = 5, 4
VERBS = {
    "choose_talk": gettext_lazy("chose whom to talk with"),
    "change_limits": gettext_lazy("changed what may be passed on"),
    "invite": gettext_lazy("invited the other one to talk together"),
    "stop": gettext_lazy("stopped talking together"),
    "want_to_mend": gettext_lazy("said with whom of school to talk again"),
    "round_off": gettext_lazy("wrote down that they talked, and that it is done"),
    "say_yes": gettext_lazy("said yes to talking together"),
    "say_no": gettext_lazy("said no to talking together"),
}


def cards_for(request: HttpRequest) -> list[Card]:
    actor = actor_of(request)
    if actor.only_item:
        return []
    if actor.is_professional:
        return _waiting(actor)
    if getattr(request, "reader_kind", "") != "young" and not queries.is_of_age_for_it(actor):
        return []
    faces = list(queries.open_talks(actor.village_id)[:FACES])
    rows = [{"one": one, "cat": PICTURES[one.what][1]} for one in faces]
    return [Card("talks/_card_young.html", {"rows": rows}, order=7)] if faces else []


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item or not actor.works_as(Role.YOUTH_WORKER, Role.COUNSELLOR):
        return []
    return [MenuItem("talks:kept", _("Talks I offer"), "flower", order=30, wide=True)]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On the page of a question: with whom, and what may not be passed on; on top for who works on it."""
    actor = actor_of(request)
    if not isinstance(record, HelpRequest):
        return
    if queries.can_mend(record):
        yield from _mending(actor, record)
    if record.route != Route.OWN:
        return
    chosen = queries.asked_of(record)
    if chosen is None:
        return
    if record.author_id == actor.person_id:
        yield from _for_asker(record, chosen)
    elif record.to_organisation_id in actor.organisation_ids:
        yield from _at_work(actor, record, chosen)


def beside_asking(request: HttpRequest) -> Iterable[Panel]:
    """Another door for young people, beside the one where everybody asks."""
    actor = actor_of(request)
    if not actor.is_professional:
        yield Panel("talks/_rather_talk.html", place=MAIN)


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For a link: what the one thing behind it is."""
    label = _("An invitation to talk together")
    found = queries.invitations_by_id(actor, item_ids)
    return {one.pk: Named(one.pk, label, reverse("talks:invited", args=[one.pk])) for one in found}


def _for_asker(asked: HelpRequest, chosen: TalkAsked) -> Iterable[Panel]:
    talk = chosen.talk
    mediation = queries.mediation_of(asked) if talk.kind == Kind.MEDIATION else None
    come = [{"label": one.label, "icon": COME_ICONS[one]} for one in Come if one in talk.come]
    yield Panel("talks/_panel_mine.html", {
        "asked": asked, "chosen": chosen, "talk": talk, "cat": PICTURES[talk.what][1], "mediation": mediation, "come": come,
        "stands": stands_for_asker(mediation, talk.called) if mediation else "",
    }, place=MAIN, order=5)  # fmt: skip


def _at_work(actor: Actor, asked: HelpRequest, chosen: TalkAsked) -> Iterable[Panel]:
    yield Panel(
        "talks/_panel_limits.html",
        {"chosen": chosen, "asked": asked, "at_work": AT_WORK[chosen.talk.what]},
        place=TOP,
    )
    mediation = queries.mediation_of(asked) if chosen.talk.kind == Kind.MEDIATION else None
    if mediation:
        yield _together(actor, asked, mediation)


def _mending(actor: Actor, asked: HelpRequest) -> Iterable[Panel]:
    """A family and a school: with whom, where it stands, and for who works on it what comes first."""
    mediation = queries.mediation_of(asked)
    if asked.author_id == actor.person_id:
        between = asked.owner.public_name if asked.owner else asked.to_organisation.name
        yield Panel("talks/_panel_mend.html", {
            "asked": asked, "mediation": mediation, "may_begin": queries.is_mine_to_mend(asked, actor),
            "stands": stands_for_asker(mediation, between) if mediation else "",
        }, place=MAIN, order=5)  # fmt: skip
    elif asked.is_work_of(actor):
        yield Panel("talks/_panel_mend_first.html", {"mediation": mediation}, place=TOP)
        if mediation:
            yield _together(actor, asked, mediation)


def _together(actor: Actor, asked: HelpRequest, mediation: Mediation) -> Panel:
    """For who sits in between: inviting, stopping, and a good end."""
    may_invite = mediation.is_running and mediation.agreed_at is None and asked.is_open and asked.owner_id is not None
    return Panel("talks/_panel_together.html", {
        "asked": asked, "mediation": mediation, "stands": stands_at_work(mediation), "may_invite": may_invite,
        "may_end": queries.may_round_off(mediation, actor), "who": OTHER_AT_WORK[Other(mediation.other)],
    }, place=MAIN, order=5)  # fmt: skip


def _waiting(actor: Actor) -> list[Card]:
    """Who asked for a talk with me, what ends first on top; at the contact point that stands in its own list."""
    found = list(queries.asked_talks_elsewhere(actor)[: SHOWN + 1])
    if not found and not actor.works_as(Role.YOUTH_WORKER, Role.COUNSELLOR):
        return []
    rows = rows_of(actor, found[:SHOWN])
    says = ngettext(
        "One young person wants to talk with you.", "{number} young people want to talk with you.", len(rows)
    )
    context = {"rows": rows, "more": len(found) > SHOWN}
    return [Card("talks/_card_asked.html", context, order=4, says=says.format(number=len(rows)) if rows else "",
                 shows=[row["asked"] for row in rows])]  # fmt: skip
