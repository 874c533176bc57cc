"""What the right channel asks of the door: a question by its id, what was said in it, and a talk as one of its steps."""

from uuid import UUID

from village.modules.channels.asked import Said
from village.modules.help_requests import reaching
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import Route, Way
from village.trust.access.opening import find
from village.trust.vocabulary import Actor, Audience, Purpose, Right


def question_of(actor: Actor, pk: UUID, why: Purpose, right: Right = Right.VIEW) -> HelpRequest:
    """Opened with its line in the logbook; or 404."""
    return find(actor, HelpRequest, pk, why, right)


def is_for_who_asked(asked: HelpRequest) -> bool:
    """What a school passed on is about a family; who passed it on gets no call and no paper about it."""
    return asked.route != Route.CONCERN


def said_in(asked: HelpRequest) -> list[Said]:
    """What who works on it wrote to the one who asked; nothing that stays among colleagues."""
    ours = [step for step in steps_of(asked) if step.is_ours and step.audience == Audience.FAMILY]
    return [Said(step.author_name, step.get_what_display(), step.words, step.done_at) for step in ours]


def talked(asked: HelpRequest, *, by: Actor, reached: bool, way: str, words: str) -> None:
    """A call or a visit counts as a step, while somebody has the question."""
    if not asked.is_open or asked.owner_id is None:
        return
    if reached:
        reaching.had_contact(asked, by=by, way=Way(way), words=words)
    else:
        reaching.tried_to_reach(asked, by=by, way=Way(way))
