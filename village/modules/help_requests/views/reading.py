"""From records to what people read: the promise, the conversation, and who can see it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.words import Route, What
from village.modules.promises.working_time import TimeLeft, time_left, week_of
from village.trust.access.explain import Reader, who_can_see
from village.trust.villages.hours import WorkingWeek
from village.trust.vocabulary import Actor, Role

CATS = {"you": "play", "owner": "home", "guardian": "home", "shared": "place", "danger": "warn"}


SENTENCES = {
    What.SENT: (gettext_lazy("You asked."), gettext_lazy("{name} asked.")),
    What.TAKEN_UP: (gettext_lazy("You took it up."), gettext_lazy("{name} took it up.")),
    What.QUESTION: (gettext_lazy("You asked one question."), gettext_lazy("{name} has one question.")),
    What.REPLY: (gettext_lazy("You wrote back."), gettext_lazy("{name} wrote back.")),
    What.ANSWER: (gettext_lazy("You answered."), gettext_lazy("{name} answered.")),
    What.RENEWED: (gettext_lazy("You promised another date."), gettext_lazy("{name} promised another date.")),
    What.STOPPED: (gettext_lazy("You stopped sharing."), gettext_lazy("{name} stopped sharing.")),
    What.CLOSED: (gettext_lazy("You closed it."), gettext_lazy("{name} closed it.")),
}
"""Each step as a sentence: your own, and somebody else's."""


def promise_context(asked: HelpRequest) -> dict[str, Any]:
    """The reply clock and its sentence; nothing when nobody waits."""
    if asked.answer_by is None or not asked.is_open:
        return {"clock": None}
    return {
        "clock": clock_of(asked, week_of(asked.village_id)), "moment": moment_in_words(asked.answer_by),
    }  # fmt: skip


def clock_of(asked: HelpRequest, week: WorkingWeek) -> TimeLeft | None:
    if asked.answer_by is None:
        return None
    return time_left(week, asked.taken_up_at or asked.asked_at, asked.answer_by, now())


def conversation(steps: list[RequestStep], asked: HelpRequest, actor: Actor) -> list[dict[str, Any]]:
    """Each step as somebody who says something."""
    return [
        {
            "name": step.author_name,
            "did": _sentence(step, actor),
            "at": step.done_at,
            "words": step.words,
            "cat": "place" if step.is_ours else "home",
        }
        for step in steps
    ]


def readers_in_words(asked: HelpRequest, actor: Actor) -> list[dict[str, Any]]:
    """Open and closed eyes: who reads this, and for a question "just me" who does not."""
    readers = who_can_see(asked)
    rows = [_row(reader, actor) for reader in readers]
    if asked.route == Route.OWN and not any(_from_outside(reader) for reader in readers):
        closed = [(_("This question"), False)]
        rows.append({"name": _("Your parents"), "role": "", "cat": "home", "sees": closed})
        rows.append({"name": _("Your school"), "role": "", "cat": "school", "sees": closed})
    return rows


def _sentence(step: RequestStep, actor: Actor) -> str:
    mine, theirs = SENTENCES[What(step.what)]
    return str(mine) if step.author_id == actor.person_id else str(theirs).format(name=step.author_name)


def _row(reader: Reader, actor: Actor) -> dict[str, Any]:
    sees = [(_("This question"), True)]
    if reader.basis == "shared":
        sees.append((_("Everything else"), False))
    role = ", ".join(
        str(part) for part in (Role(reader.role).label if reader.role else "", reader.organisation) if part
    )
    name = _("You") if reader.person_id == actor.person_id else reader.name
    return {
        "name": name,
        "role": role or reader.because(actor.person_id),
        "cat": CATS.get(reader.basis, "quiet"),
        "sees": sees,
    }


def _from_outside(reader: Reader) -> bool:
    return reader.basis == "shared" and not reader.organisation
