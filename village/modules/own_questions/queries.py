"""Questions about the questions of a village. They are the village's own: everybody may read them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from village.modules.own_questions.models import OwnQuestion, QuestionVersion
from village.trust.access.asked_once import asked_once


@asked_once
def asked_now(village_id: UUID) -> list[QuestionVersion]:
    """What is asked today, each question by its newest version, in the order of the keeper. One question, once per page."""
    return sorted(_newest(village_id).filter(question__ended_at=None), key=_in_order)


def all_questions(village_id: UUID) -> list[QuestionVersion]:
    """The newest version of each, ended ones too."""
    return sorted(_newest(village_id), key=_in_order)


def versions_by_id(village_id: UUID, ids: Collection[UUID]) -> list[QuestionVersion]:
    """Whichever versions these are, also earlier ones and of questions that ended."""
    found = QuestionVersion.unscoped.filter(village_id=village_id, pk__in=ids).select_related("question")
    return sorted(found, key=_in_order)


def versions_of(village_id: UUID, question: UUID) -> list[QuestionVersion]:
    """One question as it was ever asked, the newest first."""
    found = QuestionVersion.unscoped.filter(village_id=village_id, question_id=question)
    return list(found.select_related("question").order_by("-number"))


def beside(question: OwnQuestion) -> list[OwnQuestion]:
    """Those that are asked at the same moment, in order."""
    found = OwnQuestion.unscoped.filter(village_id=question.village_id, moment=question.moment, ended_at=None)
    return list(found.order_by("place", "id"))


def _newest(village_id: UUID) -> QuerySet[QuestionVersion]:
    found = QuestionVersion.unscoped.filter(village_id=village_id).select_related("question")
    newest: QuerySet[QuestionVersion] = found.order_by("question_id", "-number").distinct("question_id")
    return newest


def _in_order(version: QuestionVersion) -> tuple[int, UUID]:
    return version.question.place, version.question_id
