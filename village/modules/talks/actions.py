"""What people do with talks: ask for one, change what may be passed on, invite to talk together, say yes, stop."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.help_requests import actions as requests
from village.modules.help_requests import tell
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.team import deputies_on_duty
from village.modules.talks.models import Invitation, Mediation, Talk, TalkAsked
from village.modules.talks.problems import AskedTogetherAlready, MediationIsOver, TalkIsClosed
from village.modules.talks.queries import can_mend, is_mine_to_mend, mediation_of, open_talk
from village.modules.talks.words import Companion, Kind, Limit, Other
from village.trust.access.check import action
from village.trust.access.receipts import fingerprint, new_secret
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, NotAllowed, Right

INVITATION_LIVES = timedelta(days=14)


@dataclass(frozen=True)
class Wishes:
    """Who comes along, what may not be passed on, and with whom one wants to talk again."""

    companion: str = Companion.NOBODY
    companion_called: str = ""
    limits: tuple[str, ...] = ()
    limit_words: str = ""
    other: str = ""
    other_called: str = ""
    other_how: str = ""


def ask_for(talk: Talk, *, by: Actor, question: requests.Question, wishes: Wishes) -> HelpRequest:
    """A question "just for me", to one person by name; parents and school never see that it was asked (C-23)."""
    if open_talk(by.village_id, talk.pk) is None:
        raise TalkIsClosed
    assert by.subject_id is not None
    me = Subject(pk=by.subject_id, village_id=by.village_id)
    asked = requests.ask_alone(me, by=by, question=question, elsewhere=talk.organisation)
    choose_talk(asked, by=by, talk=talk, wishes=wishes)
    return asked


@action(needs=Right.CONTRIBUTE)
def choose_talk(request: HelpRequest, *, by: Actor, talk: Talk, wishes: Wishes) -> TalkAsked:
    """With this person; from now on they have it before them, and nobody else."""
    if request.author_id != by.person_id or request.to_organisation_id != talk.organisation_id:
        raise NotAllowed("choose a talk")
    chosen: TalkAsked = TalkAsked.unscoped.create(
        **_part_of(request, by), talk=talk, companion=wishes.companion, companion_called=wishes.companion_called.strip(),
        limits=_known(wishes.limits), limit_words=wishes.limit_words.strip(),
    )  # fmt: skip
    if talk.what == Kind.MEDIATION:
        Mediation.unscoped.create(
            **_part_of(request, by), other=Other(wishes.other), other_called=wishes.other_called.strip(),
            how=wishes.other_how.strip(),
        )  # fmt: skip
    _ask_database(
        "SELECT app.give_talk(%s, %s, %s, %s, %s, %s)",
        talk.pk, request.subject_id, request.item_id, request.kind, tell.Code.NEW_REQUEST, tell.worker_path(request),
    )  # fmt: skip
    deputies_on_duty(request)
    return chosen


@action(needs=Right.CONTRIBUTE)
def change_limits(asked: TalkAsked, *, by: Actor, limits: tuple[str, ...], limit_words: str) -> TalkAsked:
    """What may not be passed on is one's own to say, any day; who has it hears that there is news."""
    if asked.author_id != by.person_id:
        raise NotAllowed("somebody else's wishes")
    asked.limits, asked.limit_words, asked.limits_changed_at = _known(limits), limit_words.strip(), now()
    asked.save(update_fields=["limits", "limit_words", "limits_changed_at"])
    if asked.request.is_open:
        tell.workers(asked.request, tell.Code.REPLY)
    return asked


@action(needs=Right.MANAGE)
def invite(mediation: Mediation, *, by: Actor, language: str) -> str:
    """A link for the other one, for who sits in between to bring. Returns its secret; the last link stops working."""
    secret = new_secret()
    made = _ask_database(
        "SELECT app.invite_other(%s, %s, %s, %s, %s, %s, %s, %s)",
        mediation.pk, uuid7(), uuid7(), uuid7(), uuid7(), fingerprint(secret), now() + INVITATION_LIVES, language,
    )  # fmt: skip
    if not made:
        raise MediationIsOver
    tell.asker(mediation.request, tell.Code.REPLY)
    return secret


@action(needs=Right.MANAGE)
def stop(mediation: Mediation, *, by: Actor) -> Mediation:
    """Either side, any day, without a reason. Whoever else is in it reads that it stopped, not who said so."""
    if not _ask_database("SELECT app.stop_mediation(%s)", mediation.pk):
        raise MediationIsOver
    request = mediation.request
    if by.person_id == request.author_id:
        tell.workers(request, tell.Code.REPLY)
    else:
        tell.asker(request, tell.Code.REPLY)
    return mediation


@action(needs=Right.CONTRIBUTE)
def want_to_mend(request: HelpRequest, *, by: Actor, called: str, how: str) -> Mediation:
    """A family says with whom of school it wants to talk again; only then somebody of school can be invited (C-29)."""
    if not can_mend(request) or not is_mine_to_mend(request, by):
        raise NotAllowed("mend a tie")
    if mediation_of(request):
        raise AskedTogetherAlready
    made: Mediation = Mediation.unscoped.create(
        **_part_of(request, by), other=Other.TEACHER, other_called=called.strip(), how=how.strip()
    )
    tell.workers(request, tell.Code.REPLY)
    return made


@action(needs=Right.MANAGE)
def round_off(mediation: Mediation, *, by: Actor) -> Mediation:
    """They talked, and it is done. Who asked is told; the other one reads it where the invitation stood."""
    if not _ask_database("SELECT app.round_off_mediation(%s)", mediation.pk):
        raise MediationIsOver
    tell.asker(mediation.request, tell.Code.REPLY)
    return mediation


@action(needs=Right.CONTRIBUTE)
def say_yes(invitation: Invitation, *, by: Actor) -> Invitation:
    """The other one wants it too; only now it begins (C-19)."""
    return _answer(invitation, yes=True)


@action(needs=Right.CONTRIBUTE)
def say_no(invitation: Invitation, *, by: Actor) -> Invitation:
    """No, or no longer; no reason is asked."""
    return _answer(invitation, yes=False)


def some_words(talk: Talk) -> str:
    """Who writes nothing says this."""
    return _("I would like to talk with {name}.").format(name=talk.called)


def _answer(invitation: Invitation, *, yes: bool) -> Invitation:
    if not _ask_database("SELECT app.answer_invitation(%s, %s, %s)", invitation.pk, yes, tell.Code.REPLY):
        raise MediationIsOver
    return invitation


def _part_of(request: HelpRequest, by: Actor) -> dict[str, object]:
    return {
        "village_id": request.village_id, "subject_id": request.subject_id, "item_id": request.item_id,
        "kind": request.kind, "author_id": by.person_id, "request": request,
    }  # fmt: skip


def _known(limits: tuple[str, ...]) -> list[str]:
    return [limit for limit in Limit.values if limit in limits]


def _ask_database(sql: str, *values: Any) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return cursor.fetchone()[0]
