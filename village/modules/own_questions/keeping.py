"""What the keeper of a village does with its questions: add, change, put in order, end, ask again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from village.foundation.time_range import now
from village.modules.own_questions.models import OwnQuestion, QuestionVersion, Wording
from village.modules.own_questions.problems import EndedAlready, ScoresSomebody, WordsMissing
from village.modules.own_questions.queries import beside, versions_of
from village.modules.own_questions.words import WITH_CHOICES, Moment, Sort
from village.trust.vocabulary import Actor, NotAllowed


@dataclass(frozen=True)
class Kept:
    """A question as its keeper writes it; a wording for each language it is written in."""

    sort: Sort
    asked_of: Collection[str]
    wordings: Collection[Wording]
    just_me: bool = False


@transaction.atomic
def add(kept: Kept, *, by: Actor, moment: Moment) -> QuestionVersion:
    """A new question, after those that are there."""
    _only_the_keeper(by)
    texts = _texts(kept)
    last = OwnQuestion.unscoped.filter(village_id=by.village_id, moment=moment).aggregate(last=Max("place"))["last"]
    question = OwnQuestion.unscoped.create(
        village_id=by.village_id, moment=moment, asked_of=list(kept.asked_of), just_me=kept.just_me,
        place=1 if last is None else last + 1,
    )  # fmt: skip
    return _version(question, kept.sort, texts, 1)


@transaction.atomic
def change(question: OwnQuestion, kept: Kept, *, by: Actor) -> QuestionVersion:
    """Another sentence is another version; what was answered before keeps the sentence as it was asked."""
    _only_the_keeper(by)
    if question.ended_at:
        raise EndedAlready
    texts, newest = _texts(kept), versions_of(by.village_id, question.pk)[0]
    question.asked_of, question.just_me = list(kept.asked_of), kept.just_me
    question.save(update_fields=["asked_of", "just_me"])
    if (newest.sort, newest.texts) == (kept.sort, texts):
        newest.question = question
        return newest
    return _version(question, kept.sort, texts, newest.number + 1)


@transaction.atomic
def move(question: OwnQuestion, *, by: Actor, up: bool) -> None:
    """One place earlier or later among those of the same moment."""
    _only_the_keeper(by)
    row = beside(question)
    place = next((number for number, one in enumerate(row) if one.pk == question.pk), None)
    if place is None:
        raise EndedAlready
    other = place + (-1 if up else 1)
    if 0 <= other < len(row):
        row[place], row[other] = row[other], row[place]
    for number, one in enumerate(row, 1):
        if one.place != number:
            _keep(one, place=number)


def end(question: OwnQuestion, *, by: Actor) -> None:
    """From now on nobody is asked it. What was answered stays, with the question."""
    _only_the_keeper(by)
    _keep(question, ended_at=question.ended_at or now())


def ask_again(question: OwnQuestion, *, by: Actor) -> None:
    """It ended, and is asked again: last in its row."""
    _only_the_keeper(by)
    _keep(question, ended_at=None, place=len(beside(question)) + 1)


def only_numbers(choice: str) -> bool:
    """A choice such as 7, 3/10 or ++ is a mark on a scale, not an answer in words."""
    return not any(letter.isalpha() for letter in choice)


def _texts(kept: Kept) -> dict[str, Any]:
    texts = {one.language: _text(kept.sort, one) for one in kept.wordings}
    lengths = {len(text["choices"]) for text in texts.values()}
    if not texts or len(lengths) > 1:
        raise WordsMissing
    return texts


def _text(sort: Sort, wording: Wording) -> Mapping[str, Any]:
    choices = [one.strip() for one in wording.choices] if sort in WITH_CHOICES else []
    if any(only_numbers(one) for one in choices):
        raise ScoresSomebody
    if not wording.asks.strip() or not wording.why.strip() or (sort in WITH_CHOICES and len(choices) < 2):
        raise WordsMissing
    return {"asks": wording.asks.strip(), "why": wording.why.strip(), "choices": choices}


def _version(question: OwnQuestion, sort: Sort, texts: Mapping[str, Any], number: int) -> QuestionVersion:
    made: QuestionVersion = QuestionVersion.unscoped.create(
        village_id=question.village_id, question=question, number=number, sort=sort, texts=texts
    )
    return made


def _keep(question: OwnQuestion, **values: Any) -> None:
    for name, value in values.items():
        setattr(question, name, value)
    question.save(update_fields=list(values))


def _only_the_keeper(by: Actor) -> None:
    if not by.is_keeper:
        raise NotAllowed("the keeper's questions")
