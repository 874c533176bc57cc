"""A line of the logbook in plain words: who did what, when, and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.foundation.drop_in import dropped_in
from village.foundation.in_a_row import in_a_row as words_in_a_row
from village.foundation.moments import moment_in_words
from village.modules.circles.models import WhyAsked
from village.trust.access.explain import Look

ICONS = {
    "view": ("eye", "info"), "list": ("list", "info"), "search": ("magnifying-glass", "info"),
    "change": ("pencil-simple", "place"), "share": ("share-network", "brand"),
    "withdraw": ("hand-palm", "brand"), "export": ("printer", "warn"), "danger": ("warning-circle", "warn"),
}  # fmt: skip


@dataclass
class Looks:
    """The same person did the same for the same reason, once or more; the newest and the oldest of them."""

    newest: Look
    oldest: Look
    lines: set[int]
    subjects: set[UUID]


def in_a_row(looks: Iterable[tuple[Look, UUID]]) -> list[Looks]:
    """Looks (newest first), each with whom it was about; those in a row of one day that are the same, as one."""
    rows = groupby(looks, lambda one: (localdate(one[0].at), *_same(one[0])))
    return [_one_of(list(row)) for _key, row in rows]


def each_once(looks: Iterable[tuple[Look, UUID]]) -> list[Looks]:
    """The same for one glance: what somebody did for a reason stands there once, where it was done last."""
    found: dict[tuple[Any, ...], list[tuple[Look, UUID]]] = {}
    for look, subject in looks:
        found.setdefault(_same(look), []).append((look, subject))
    return [_one_of(same) for same in found.values()]


def _same(look: Look) -> tuple[Any, ...]:
    return look.person_id, look.act, look.verb, look.purpose


def _one_of(same: list[tuple[Look, UUID]]) -> Looks:
    return Looks(same[0][0], same[-1][0], {look.id for look, _subject in same}, {about for _look, about in same})


def in_words(looks: Looks, reader: UUID | None, names: Mapping[UUID, str] | None = None) -> dict[str, Any]:
    """For the component "logline". `names`: whom to name as the one it was about."""
    look, times = looks.newest, len(looks.lines)
    icon, cat = ICONS.get(look.act, ("eye", "quiet"))
    return {
        "who": _("You") if look.person_id == reader else look.name or _("The clock of the village"),
        "place": "" if look.person_id == reader else look.place,
        "what": what_of(look),
        "about": _about(looks.subjects, names or {}),
        "when": moment_in_words(look.at),
        "times": ngettext("once", "{number} times", times).format(number=times) if times > 1 else "",
        "text": "" if look.person_id == reader else look.why,
        "icon": icon,
        "cat": cat,
    }


def _about(subjects: Collection[UUID], names: Mapping[UUID, str]) -> str:
    told = words_in_a_row(sorted(names[one] for one in subjects if one in names))
    return _("about {name}").format(name=told) if told else ""


def what_of(look: Look | WhyAsked) -> str:
    """The words of the module whose verb it is; else the plain act."""
    module, _dot, verb = look.verb.rpartition(".")
    card = dropped_in("card").get(module)
    said = getattr(card, "VERBS", {}).get(verb)
    return str(said) if said else look.did
