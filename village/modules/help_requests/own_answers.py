"""Answers to the questions the village added (T42): kept with the request, in words, beside the question as it was asked."""

from collections.abc import Sequence
from uuid import UUID

from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest, OwnAnswer
from village.modules.help_requests.problems import WordsNeeded
from village.modules.help_requests.steps import owner_or_deputy
from village.modules.own_questions.offering import Answered
from village.trust.access.check import action
from village.trust.vocabulary import Actor, Right


@action(needs=Right.CONTRIBUTE)
def answer_own(request: HelpRequest, *, by: Actor, own: Sequence[Answered]) -> HelpRequest:
    """In the first talk, filled in together with who asked, by who has the question."""
    me = owner_or_deputy(request, by)
    if not own:
        raise WordsNeeded
    keep_answers(request, own, by=by, name=me.public_name, organisation=me.organisation_id)
    return request


def keep_answers(
    request: HelpRequest, own: Sequence[Answered], *, by: Actor, name: str, organisation: UUID | None = None
) -> None:
    """Part of the request: the same readers, the same end."""
    for one in own:
        OwnAnswer.unscoped.create(
            village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
            audience=request.audience, author_id=by.person_id, organisation_id=organisation, request=request,
            version=one.version, asks=one.asks, said=one.said, language=one.language, author_name=name, answered_at=now(),
        )  # fmt: skip


def own_answers_of(request: HelpRequest) -> list[OwnAnswer]:
    """In the order in which they were given. Under the lock."""
    found = OwnAnswer.unscoped.filter(village_id=request.village_id, request=request)
    return list(found.select_related("version"))
