"""What the rules of waiting do, each as a plain sentence; and what was changed of them."""

from typing import Any

from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.modules.waiting.models import RulesChange, WaitingList, WaitingQuota, WaitingRules
from village.modules.waiting.words import DAYS, ListPart

TWICE = 2


def sentences(rules: WaitingRules) -> list[tuple[str, str, str]]:
    """A picture, what it is about, and what it does."""
    return [
        ("signpost", _("The order"), _(
            "Why it is needed and how long one waits count together. We aim for {at_stake} days when school or safety is at"
            " stake, {soon} when something changes soon, {stuck} when it is getting stuck and {wish} when nothing presses. With"
            " the same reason, who waits longer goes first."
        ).format(at_stake=rules.at_stake_days, soon=rules.soon_days, stuck=rules.stuck_days, wish=rules.wish_days)),
        ("mountains", _("Nobody is passed by for ever"), _(
            "Who waits more than twice as long as we aim for goes before everybody else, and somebody looks at it with them"
            " that week: after {at_stake}, {soon}, {stuck} or {wish} days. This cannot be switched off."
        ).format(
            at_stake=TWICE * rules.at_stake_days, soon=TWICE * rules.soon_days, stuck=TWICE * rules.stuck_days,
            wish=TWICE * rules.wish_days,
        )),
        ("phone", _("Never without a word"), _(
            "Whoever waits hears from their contact person at least every {days} days."
        ).format(days=rules.check_in_days)),
        ("hand-heart", _("A person decides"), _(
            "The order says to whom a place is offered first; a person offers it. Origin, language, income, behaviour and how"
            " hard somebody asks never count."
        )),
    ]  # fmt: skip


def of_a_list(one: WaitingList, quotas: list[WaitingQuota]) -> list[str]:
    """Its places kept apart and its area, as they work."""
    found = [
        _("{number} of {all} places are kept apart for: {name}. They are offered to them, in the same order.").format(
            number=quota.places, all=one.places, name=quota.name
        )
        for quota in quotas
    ]
    if not one.postcodes:
        return [*found, _("It serves everywhere.")]
    serves = _("It serves {where}. Who lives elsewhere is not refused by that: a person looks at it.")
    return [*found, serves.format(where=in_a_row(one.postcodes))]


def change_row(change: RulesChange) -> dict[str, Any]:
    label = DAYS.get(change.what) or ListPart(change.what).label
    is_new = not change.was and change.what not in (ListPart.POSTCODES, ListPart.IS_OPEN)
    was, becomes = _said(change, change.was), _said(change, change.becomes)
    return {"one": change, "label": label, "is_new": is_new, "was": was, "becomes": becomes}


def _said(change: RulesChange, value: str) -> str:
    if change.what == ListPart.IS_OPEN:
        return _("yes") if value else _("no")
    if change.what == ListPart.POSTCODES and not value:
        return _("everywhere")
    return value or _("nothing")
