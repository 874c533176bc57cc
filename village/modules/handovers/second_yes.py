"""Letting one person read one question along where the law asks two yeses: it opens after both, and one no ends it.

Nothing is shared, no link is made and nobody outside the family is told before the last yes (B3-3, B3-4).
"""

from datetime import datetime
from uuid import UUID

from village.foundation.time_range import now
from village.modules.circles.one_thing import invite_person, link_again, my_yes, share_one, whose_yes
from village.modules.circles.queries import is_family_of, law_here
from village.modules.handovers import tell
from village.modules.handovers.actions import NotNow
from village.modules.handovers.models import AlongAsked, AlongYes
from village.modules.help_requests.models import HelpRequest
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.access.opening import find
from village.trust.law.answers import Consenter
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


@action(needs=Right.MANAGE)
def ask_along(
    request: HelpRequest, *, by: Actor, called: str, until: datetime, language: str, to_person: UUID | None = None,
    mail: str = "",
) -> AlongAsked:  # fmt: skip
    """The first yes; the others whose yes the law asks are told that theirs is awaited."""
    _one_of_them(request, by)
    made: AlongAsked = AlongAsked.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, request=request, to_person_id=to_person, called=called.strip(),
        mail=mail.strip(), language=language, until=until, asked_at=now(), law_version=law_here(by).version,
    )  # fmt: skip
    _say(made, by, is_yes=True)
    tell.of_second_yes(made, tell.Code.SHARE_YES, but=by.person_id)
    return made


@action(needs=Right.MANAGE)
def agree_along(asked: AlongAsked, *, by: Actor) -> str:
    """One more yes. With the last one it opens; returns the secret of the link for somebody without account."""
    _one_of_them(asked, by)
    _still_waits(asked)
    before = said_yes(asked)
    if my_yes(asked, by) in before:
        raise NotNow
    _say(asked, by, is_yes=True)
    if not whose_yes(asked, by) <= before | {my_yes(asked, by)}:
        return ""
    return _open(asked, by, before)


@action(needs=Right.MANAGE)
def refuse_along(asked: AlongAsked, *, by: Actor) -> AlongYes:
    """No. One is enough, and nobody has to say why; also who asked it first can take it back like this."""
    _one_of_them(asked, by)
    _still_waits(asked)
    _change(asked, refused_at=now())
    answer = _say(asked, by, is_yes=False)
    tell.of_second_yes(asked, tell.Code.FAMILY_TOLD, but=by.person_id)
    return answer


def said_yes(asked: AlongAsked) -> frozenset[Consenter]:
    """As whom somebody said yes who may still decide: who lost that right meanwhile does not count."""
    yes = [one for one in answers_of(asked) if one.is_yes]
    return frozenset(Consenter(one.as_who) for one in yes if is_family_of(asked.subject_id, one.author_id))


def answers_of(asked: AlongAsked) -> list[AlongYes]:
    return list(AlongYes.unscoped.filter(village_id=asked.village_id, asked=asked).order_by("said_at", "id"))


def asked_about(request: HelpRequest) -> list[AlongAsked]:
    """What waits for a second yes about this question, the newest first."""
    waits = AlongAsked.unscoped.filter(village_id=request.village_id, request=request, opened_at=None, refused_at=None)
    return list(waits.order_by("-asked_at"))


def _open(asked: AlongAsked, by: Actor, before: frozenset[Consenter]) -> str:
    request = find(by, HelpRequest, asked.request_id, Purpose.SHARE, Right.MANAGE)
    works_here = asked.to_person_id is not None
    person = asked.to_person_id or invite_person(request, name=asked.called, language=asked.language)
    share_one(request, by=by, to_person=person, until=asked.until, said=before)
    _change(asked, opened_at=now(), to_person_id=person)
    tell.of_second_yes(asked, tell.Code.FAMILY_TOLD, but=by.person_id)
    return "" if works_here else link_again(request, by=by, person=person)


def _one_of_them(record: HelpRequest | AlongAsked, by: Actor) -> None:
    if not may_decide(record.subject_id, record.item_id, [record.kind]) or my_yes(record, by) not in whose_yes(record, by):
        raise NotAllowed("not one of those whose yes is asked")


def _still_waits(asked: AlongAsked) -> None:
    """Two of the family at once: one after the other."""
    still = AlongAsked.unscoped.select_for_update(of=("self",)).filter(
        village_id=asked.village_id, pk=asked.pk, opened_at=None, refused_at=None
    )
    if still.first() is None:
        raise NotNow


def _say(asked: AlongAsked, by: Actor, *, is_yes: bool) -> AlongYes:
    said: AlongYes = AlongYes.unscoped.create(
        village_id=asked.village_id, subject_id=asked.subject_id, item_id=asked.item_id, kind=asked.kind,
        audience=asked.audience, author_id=by.person_id, asked=asked, as_who=my_yes(asked, by), name=by.name, said_at=now(),
        is_yes=is_yes,
    )  # fmt: skip
    return said


def _change(asked: AlongAsked, **values: object) -> None:
    for name, value in values.items():
        setattr(asked, name, value)
    asked.save(update_fields=list(values))
