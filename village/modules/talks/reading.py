"""From records to what people read: the list of who asked for a talk, and where talking together stands."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route
from village.modules.promises.working_time import time_left, week_of
from village.modules.talks.models import Mediation
from village.modules.talks.queries import kinds_asked
from village.modules.talks.words import AT_WORK, PICTURES, Kind, State
from village.trust.vocabulary import Actor


def rows_of(actor: Actor, requests: Sequence[HelpRequest]) -> list[dict[str, Any]]:
    """Names, kinds and dates of what was asked; no words."""
    week, kinds = week_of(actor.village_id), kinds_asked(actor, requests)
    return [
        {
            "asked": one, "label": AT_WORK[Kind(kinds[one.pk])], "cat": PICTURES[Kind(kinds[one.pk])][1],
            "moment": moment_in_words(one.answer_by) if one.answer_by else "",
            "clock": time_left(week, one.taken_up_at or one.asked_at, one.answer_by, now()) if one.answer_by else None,
        }
        for one in requests if one.pk in kinds
    ]  # fmt: skip


def asks_as(request: HelpRequest) -> str:
    """Under which name the other one reads it: a parent invites by the own name, not by that of the child."""
    return request.asker_name if request.route == Route.FAMILY else request.called_name


def stands_for_asker(mediation: Mediation, between: str) -> str:
    """Where it stands, for the one who asked."""
    match mediation.state:
        case State.ASKED:
            said = _("{between} talks with you first. Only then {other} is invited.")
        case State.INVITED:
            said = _("{other} was invited by {between}. It begins only when {other} says yes.")
        case State.AGREED:
            said = _("{other} wants it too. {between} plans the first talk with you both.")
        case State.DONE:
            said = _("You and {other} talked. It is done; you can always ask again.")
        case _:
            said = _("It has stopped. Nobody has to say why.")
    return said.format(between=between, other=mediation.other_called)


def stands_at_work(mediation: Mediation) -> str:
    """Where it stands, for who sits in between."""
    match mediation.state:
        case State.ASKED:
            said = _("{other} knows nothing yet. Talk with the one who asked first.")
        case State.INVITED:
            said = _("{other} has a link and did not answer yet.")
        case State.AGREED:
            said = _("Both said yes. You can plan the first talk.")
        case State.DONE:
            said = _("They talked, and it is done. Both can read that.")
        case _:
            said = _("It was stopped by: {side}.")
    return said.format(other=mediation.other_called, side=mediation.get_stopped_by_display())
