"""Taking part elsewhere: in the menu, and as one thing that is shared, in who sees what."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.taking_part.queries import things_by_id
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import MenuItem, Named

WITH_GROUPS = (Role.MEMBER, Role.YOUTH_WORKER, Role.TEACHER, Role.SCHOOL_LEAD, Role.COACH, Role.CARE_WORKER)
VERBS = {
    "take_part": gettext_lazy("wrote down that somebody takes part in a group"),
    "say_yes": gettext_lazy("said yes to taking part in a group"),
    "keep_line": gettext_lazy("changed what people of a group must know"),
    "keep_calls": gettext_lazy("changed whom a group calls in need"),
    "answer_photos": gettext_lazy("answered about photos in a group"),
    "stop": gettext_lazy("stopped taking part in a group"),
    "tick": gettext_lazy("ticked who was there today"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    """For families what they take part in; for who works or volunteers with groups, those groups. It asks nothing."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    if actor.works_as(*WITH_GROUPS):
        return [MenuItem("taking_part:groups", _("Groups"), "compass", order=26, wide=not actor.works_as(Role.MEMBER))]
    return [] if actor.is_professional else [MenuItem("taking_part:mine", _("Taking part"), "compass", order=27, wide=True)]


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For who sees what: what each thing is called. Stopping the whole closes all of it at once."""
    words = {"part": _("Taking part in a group"), "line": _("What a group must know"), "call": _("Whom a group calls in need")}
    return {
        item: Named(
            item, words[what], reverse("taking_part:part", args=[part]),
            reverse("taking_part:stop", args=[part]) if what == "part" else "",
        )
        for item, part, what in things_by_id(actor, item_ids)
    }  # fmt: skip
