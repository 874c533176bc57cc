"""From records to sentences: why this order, how long about, what is known and what is not."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.modules.waiting.bridging import bridge_named, icon_of
from village.modules.waiting.estimate import Estimate
from village.modules.waiting.models import BridgingOffer, WaitingEntry, WaitingRules
from village.modules.waiting.words import Need


def waits_too_long(entry: WaitingEntry, rules: WaitingRules, today: date) -> bool:
    """Then people look at it this week, and the next fitting place is theirs."""
    return (today - entry.since).days > 2 * rules.days_for(entry.need)


def is_late(entry: WaitingEntry, today: date) -> bool:
    """The day of the talk has passed."""
    return entry.is_open and entry.next_check_in is not None and entry.next_check_in < today


def why_this_order(entry: WaitingEntry, rules: WaitingRules, today: date) -> str:
    """One plain sentence, about this family only."""
    if waits_too_long(entry, rules, today):
        return _(
            "You have waited more than twice as long as we aim for: the next place that fits is for you, and somebody"
            " looks at it with you this week."
        )
    return {
        Need.AT_STAKE: _(
            "You go before most others, because the place at school or safety is at stake now; only who waits far too long"
            " goes first."
        ),
        Need.SOON: _(
            "You go before who waits as long as you and has more time, because something changes for you soon; every day brings"
            " you closer."
        ),
        Need.STUCK: _(
            "You go before who came later with the same reason, and before who has more time; somebody for whom more is at"
            " stake now can go first. Every day brings you closer."
        ),
        Need.WISH: _(
            "You go before who came later with the same reason; somebody for whom more is at stake now can go first. Every day"
            " brings you closer, and nobody is passed by for ever."
        ),
    }[Need(entry.need)]


def how_long(found: Estimate | None) -> str:
    """From how long people really waited; or honestly that we do not know."""
    if found is None:
        return _("We do not know yet how long it takes: too few families have begun here to say it honestly.")
    half = ngettext(
        "Half of the families who waited here began within about one week.",
        "Half of the families who waited here began within about {weeks} weeks.", found.half,
    ).format(weeks=found.half)  # fmt: skip
    if found.most is None:
        return half
    most = ngettext(
        "Four out of five began within about one week.", "Four out of five began within about {weeks} weeks.", found.most
    ).format(weeks=found.most)
    return f"{half} {most}"


def since_in_words(since: date, today: date) -> str:
    """In weeks, as people count a wait."""
    weeks = (today - since).days // 7
    if weeks < 1:
        return _("since this week")
    return ngettext("for one week", "for {weeks} weeks", weeks).format(weeks=weeks)


def bridge_rows(offers: list[BridgingOffer]) -> list[dict[str, Any]]:
    return [{"one": one, "name": bridge_named(one.what), "icon": icon_of(one.what)} for one in offers]
