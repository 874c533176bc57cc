"""A voice or a drawing with own words: kept sealed with them, for the same people as the words and nobody else."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.family_plans.models import OwnPlan, OwnWords, PlanPart, ShownPiece
from village.modules.family_plans.problems import NoRoomForIt
from village.modules.family_plans.words import Prompt, Section
from village.modules.papers.keeping import Cleaned, NoRoomLeft, Paper, Sort, Told, keep_paper, papers_of_each
from village.modules.papers.queries import content_of
from village.modules.papers.words import Media
from village.trust.access.check import action
from village.trust.vocabulary import Actor, NotAllowed, Right


@dataclass(frozen=True)
class Along:
    """What somebody said aloud or drew, written anew on the workbench."""

    spoken: Cleaned | None = None
    drawn: Cleaned | None = None

    def __bool__(self) -> bool:
        return self.spoken is not None or self.drawn is not None


NOTHING = Along()
TOO_LARGE = "upload_was_endless"
IS_TOO_LARGE = gettext_lazy("The recording or drawing is too large. Make it shorter or smaller.")


@action(needs=Right.CONTRIBUTE)
def say_along(said: OwnWords, *, by: Actor, along: Along) -> OwnWords:
    """With what stands on one of the six questions; by the family, or by who noted it for them."""
    if by.is_professional and said.author_id != by.person_id:
        raise NotAllowed("the family's own words")
    keep_along(said, by, along)
    return said


def keep_along(said: OwnWords | ShownPiece | OwnPlan, by: Actor, along: Along) -> list[Paper]:
    called, kept = _called(said), ((along.spoken, Sort.VOICE), (along.drawn, Sort.DRAWING))
    try:
        return [keep_paper(said, by=by, content=content, told=Told(called, sort)) for content, sort in kept if content]
    except NoRoomLeft as problem:
        raise NoRoomForIt from problem


def heard_with(parts: list[OwnWords] | list[ShownPiece] | list[PlanPart]) -> dict[UUID, list[Paper]]:
    """By part: what was said aloud or drawn with it; one question for all of them."""
    by_item = papers_of_each([part.item_id for part in parts if part.item_id])
    return {part.pk: by_item[part.item_id] for part in parts if part.item_id in by_item}


def along_again(papers: list[Paper]) -> Along:
    """What was kept with one thing, to be kept with another as well. Opens what they hold."""
    heard = {paper.is_sound: Cleaned(Media(paper.media), content_of(paper)) for paper in papers}
    return Along(spoken=heard.get(True), drawn=heard.get(False))


def _called(said: OwnWords | ShownPiece | OwnPlan) -> str:
    """Short, as it stands under the sound or the picture."""
    if isinstance(said, OwnPlan):
        return _("{name}: my own plan").format(name=said.called)
    name = said.voice if isinstance(said, OwnWords) else said.called
    question = str(Prompt(said.prompt).label) if said.prompt else str(Section.WORDS.label)
    return _("{name}: {question}").format(name=name, question=question) if name else question
