"""From records to what people read: the promise, the conversation, and who can see it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.foundation.in_a_row import in_a_row
from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.help_requests.ladder import steps_taken
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.queries import StillNeeded
from village.modules.help_requests.words import Outcome, Route, Rung, What
from village.modules.promises.queries import promises_about
from village.modules.promises.working_time import TimeLeft, time_left, week_of
from village.trust.access.explain import Reader, who_can_see
from village.trust.villages.hours import WorkingWeek
from village.trust.vocabulary import Actor, Audience, Role

CATS = {"you": "play", "owner": "home", "guardian": "home", "shared": "place", "danger": "warn"}


SENTENCES = {
    What.SENT: (gettext_lazy("You asked."), gettext_lazy("{name} asked.")),
    What.ENTERED: (gettext_lazy("You wrote it down."), gettext_lazy("{name} wrote it down.")),
    What.TAKEN_UP: (gettext_lazy("You took it up."), gettext_lazy("{name} took it up.")),
    What.QUESTION: (gettext_lazy("You asked one question."), gettext_lazy("{name} has one question.")),
    What.REPLY: (gettext_lazy("You wrote back."), gettext_lazy("{name} wrote back.")),
    What.CONTACT: (gettext_lazy("You had contact."), gettext_lazy("{name} had contact.")),
    What.TRIED: (
        gettext_lazy("You tried to make contact."), gettext_lazy("{name} tried to make contact, and reached nobody."),
    ),
    What.ANSWER: (gettext_lazy("You answered."), gettext_lazy("{name} answered.")),
    What.RENEWED: (gettext_lazy("You promised another date."), gettext_lazy("{name} promised another date.")),
    What.BRIDGED: (
        gettext_lazy("You found something for meanwhile."), gettext_lazy("{name} found something for meanwhile."),
    ),
    What.HANDED_OVER: (
        gettext_lazy("You brought it to another organisation."),
        gettext_lazy("{name} brought it to another organisation."),
    ),
    What.REASSIGNED: (
        gettext_lazy("You gave it to a colleague."), gettext_lazy("{name} gave it to a colleague."),
    ),
    What.NUDGED: (gettext_lazy("You asked after it."), gettext_lazy("A colleague asks: {name}.")),
    What.STOPPED: (gettext_lazy("You stopped sharing."), gettext_lazy("{name} stopped sharing.")),
    What.CLOSED: (gettext_lazy("You closed it."), gettext_lazy("{name} closed it.")),
    What.REOPENED: (gettext_lazy("You opened it again."), gettext_lazy("{name} opened it again.")),
}  # fmt: skip
"""Each step as a sentence: your own, and somebody else's."""


def promise_context(asked: HelpRequest) -> dict[str, Any]:
    """The reply clock and its sentence; nothing when nobody waits."""
    if asked.answer_by is None or not asked.is_open:
        return {"clock": None}
    return {
        "clock": clock_of(asked, week_of(asked.village_id)), "moment": moment_in_words(asked.answer_by),
        "climbed": _climbed(asked) if asked.answer_by <= now() else {},
    }  # fmt: skip


CLIMBED = {
    Rung.NUDGE: gettext_lazy("The one who has it was asked after it."),
    Rung.DEPUTY: gettext_lazy("The colleague who stands in was asked."),
    Rung.POINT: gettext_lazy("The colleagues at the contact point were told. One of them can take it over."),
    Rung.SUPERVISOR: gettext_lazy("The team leader was told. Who leads sees the number and the dates, not a word of it."),
}
"""The steps up, as everybody reads them who may read the question."""


def _climbed(asked: HelpRequest) -> dict[str, Any]:
    taken = steps_taken(asked.pk)
    coming = taken[-1].next_at if taken else None
    return {
        "steps": [{"says": CLIMBED[one.rung], "at": one.told_at} for one in taken],
        "next_at": coming if coming and coming > now() else None,
    }


def promises_beside(asked: HelpRequest, actor: Actor) -> list[dict[str, Any]]:
    """What was promised next to the answer, kept or not."""
    return [
        {"promise": one, "moment": moment_in_words(one.due_at), "is_mine": one.owner.person_id == actor.person_id,
         "is_late": one.is_open and one.due_at <= now()}
        for one in promises_about(asked) if one.beside
    ]  # fmt: skip


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
            "instead": step.instead,
            "way": step.get_way_display() if step.way else "",
            "only_here": step.audience == Audience.ORGANISATION,
            "cat": "place" if step.is_ours else "home",
            "face": getattr(step, "face", None) if step.is_ours else None,
        }
        for step in steps
    ]


STATES = {
    What.TAKEN_UP: (gettext_lazy("taken up"), "info", ""),
    What.QUESTION: (gettext_lazy("we asked something"), "info", ""),
    What.REPLY: (gettext_lazy("wrote back"), "sun", ""),
    What.CONTACT: (gettext_lazy("in contact"), "info", ""),
    What.TRIED: (gettext_lazy("not reached yet"), "warn", ""),
    What.ANSWER: (gettext_lazy("answered"), "ok", "check"),
    What.BRIDGED: (gettext_lazy("bridged meanwhile"), "info", ""),
    What.HANDED_OVER: (gettext_lazy("on its way to others"), "info", ""),
    What.REASSIGNED: (gettext_lazy("another colleague"), "info", ""),
    What.NUDGED: (gettext_lazy("a colleague asks"), "sun", ""),
    What.REOPENED: (gettext_lazy("open again"), "warn", ""),
}
"""What the desk reads of the last step: word, colour, picture."""


def state_badge(asked: HelpRequest, state: str) -> tuple[str, str, str]:
    if asked.closed_at:
        return asked.ended_as, "quiet", ""
    if asked.owner_id is None:
        return _("New"), "warn", ""
    word, cat, icon = STATES.get(What(state), STATES[What.TAKEN_UP])
    return str(word), cat, icon


def ending_in_words(asked: HelpRequest, steps: list[RequestStep], plainly: str) -> dict[str, Any]:
    """How it ended (`plainly`), what can be done instead, and what was tried; empty while it is open."""
    if asked.is_open:
        return {}
    tries = [step for step in steps if step.what == What.TRIED]
    last = next((step for step in reversed(steps) if step.what == What.CLOSED), None)
    return {
        "says": plainly,
        "instead": last.instead if last else "",
        "tries": [{"way": step.get_way_display(), "at": step.done_at} for step in tries]
        if asked.outcome == Outcome.NOT_REACHED else [],
    }  # fmt: skip


def still_needed_in_words(needed: StillNeeded) -> list[str]:
    """What has to be tried before somebody may say that nobody could be reached."""
    said = []
    if needed.days:
        said.append(
            ngettext(
                "Try once more, on another day.", "Try {number} more times, each on another day.", needed.days
            ).format(number=needed.days)
        )
    if needed.ways:
        said.append(_("Try another way as well: by phone, by message, at the school gate."))
    if needed.last:
        said.append(_("Then go by, or ask somebody they trust."))
    return said


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
    role = in_a_row(
        str(part) for part in (Role(reader.role).label if reader.role else "", reader.organisation) if part
    )
    name = _("You") if reader.person_id == actor.person_id else reader.name
    return {
        "name": name,
        "role": role or reader.because(actor.person_id),
        "cat": CATS.get(reader.basis, "quiet"),
        "sees": sees,
        "face": reader.face,
    }


def _from_outside(reader: Reader) -> bool:
    return reader.basis == "shared" and not reader.organisation
