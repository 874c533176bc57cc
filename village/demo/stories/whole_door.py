"""A second yes that waits, and an answer that is late: who was asked after it, one after another."""

from datetime import timedelta

from village.demo.stories import whole_door_words as words
from village.demo.stories.stage import Stage, Told
from village.foundation.time_range import now
from village.modules.handovers.second_yes import ask_along
from village.modules.help_requests.ladder import climb_all
from village.modules.help_requests.models import HelpRequest
from village.trust.access.opening import find

A_WEEK = timedelta(days=7)
AN_HOUR = timedelta(hours=1)


def tell(stage: Stage) -> list[Told]:
    """Leïla asked about Yara; an aunt may read it along once Yara says yes too."""
    request = stage.ask("leila", words.SUMMER, about="yara")
    with stage.playing("leila") as leila:
        ask_along(
            find(leila, HelpRequest, request), by=leila, called=words.AUNT, until=now() + timedelta(days=60), language="nl"
        )
    return [stage.told(request, asked=1)]


def climb() -> None:
    """As the clock would have done since, on the days before: nobody was disturbed outside working hours."""
    at, until = now() - A_WEEK, now()
    while at < until:
        climb_all(at)
        at += AN_HOUR
