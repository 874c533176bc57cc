"""Agreeing on the plan of Wilgendaal: each answers for oneself, one point stays open, one answer was said aloud."""

from collections.abc import Collection

from village.demo.stories.stage import Stage
from village.modules.agreements import actions
from village.modules.agreements.models import FrozenPiece, Version
from village.modules.agreements.pieces import ANSWERED
from village.modules.agreements.words import Said
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import plans_of
from village.modules.family_plans.words import Section
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import Actor, Purpose

SEES_IT_DIFFERENTLY = "Ik wil dit wel, maar niet op maandag. Dan heb ik muziek."
WITNESS = "Mevrouw Claes van de overkant"


def tell(stage: Stage) -> None:
    """After the story of the plan. Leïla asks; Yara says "not yet" to one point, and the rest holds (P-18)."""
    with stage.playing("leila") as leila:
        plan = next(door for door in plans_of(leila) if door.mine and door.is_open)
        version = actions.propose(find(leila, FamilyPlan, plan.pk), by=leila).pk
    with stage.playing("leila") as leila:
        points = _points(leila, mine := find(leila, Version, version))
        actions.say(mine, by=leila, answers={one.pk: Said.YES for one in points})
    with stage.playing("yara") as yara:
        points = _points(yara, mine := find(yara, Version, version))
        last = max((one for one in points if one.section == Section.GOALS), key=lambda one: one.place)
        answers = {one.pk: Said.NOT_YET if one == last else Said.YES for one in points}
        actions.say(mine, by=yara, answers=answers, words={last.pk: SEES_IT_DIFFERENTLY})
    with stage.playing("els") as els:
        points = _points(els, mine := find(els, Version, version))
        actions.say(mine, by=els, answers={one.pk: Said.YES for one in points})
    _said_aloud(stage, version)


def _said_aloud(stage: Stage, version: object) -> None:
    """Greet has no account: Hanne writes down what she said, and who heard it."""
    with stage.playing("hanne") as hanne:
        points = _all_points(hanne, mine := find(hanne, Version, version))  # type: ignore[arg-type]
        greet = next((one for one in points if one.who.startswith("Greet") and one.person_id), None)
        if greet and greet.person_id:
            actions.write_down(mine, by=hanne, person=greet.person_id, answers={greet.pk: Said.YES}, witness=WITNESS)


def _points(actor: Actor, version: Version) -> list[FrozenPiece]:
    """What this actor is asked about."""
    return [one for one in _all_points(actor, version) if actor.person_id in one.asked]


def _all_points(actor: Actor, version: Version) -> Collection[FrozenPiece]:
    open_subject(actor, version.subject_id, Purpose.HELP)
    return list(FrozenPiece.unscoped.filter(version=version, section__in=[str(one) for one in ANSWERED]).order_by("place"))
