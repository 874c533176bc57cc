"""A line of the logbook in plain words: who did what, when, and why."""

from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from village.foundation.drop_in import dropped_in
from village.trust.access.explain import Look

ICONS = {
    "view": ("eye", "info"), "list": ("list", "info"), "search": ("magnifying-glass", "info"),
    "change": ("pencil-simple", "place"), "share": ("share-network", "brand"),
    "withdraw": ("hand-palm", "brand"), "export": ("printer", "warn"), "danger": ("warning-circle", "warn"),
}  # fmt: skip


def in_words(look: Look, reader: UUID | None) -> dict[str, Any]:
    """For the component "logline"."""
    icon, cat = ICONS.get(look.act, ("eye", "quiet"))
    return {
        "who": _("You") if look.person_id == reader else look.who,
        "what": what_of(look),
        "when": date_format(localtime(look.at), "l j F, H:i"),
        "text": "" if look.person_id == reader else look.why,
        "icon": icon,
        "cat": cat,
    }


def what_of(look: Look) -> str:
    """The words of the module whose verb it is; else the plain act."""
    module, _dot, verb = look.verb.rpartition(".")
    card = dropped_in("card").get(module)
    said = getattr(card, "VERBS", {}).get(verb)
    return str(said) if said else look.did
