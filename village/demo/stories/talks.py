"""Who young people in Wilgendaal talk with, and who asked: Noor with a limit, Milo with his teacher, Zoë with nobody yet."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories import talks_words as words
from village.demo.stories.stage import Stage, Told
from village.demo.stories.talks_words import Young
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker, ReachBy
from village.modules.talks import actions, offering
from village.modules.talks.offering import Offer
from village.modules.talks.queries import mediation_of, my_chairs, open_talk
from village.modules.talks.words import Kind
from village.trust.access.opening import find
from village.trust.vocabulary import Purpose


def tell(stage: Stage) -> list[Told]:
    """Proofs first; then what is offered; then who asked."""
    _proof(stage, "oona", "nele", Kind.COUNSELLING, words.THERAPY)
    _proof(stage, "kobe", "jonas", Kind.MEDIATION, words.MEDIATOR)
    beside = _offer(stage, "jonas", words.BESIDE)
    _offer(stage, "jonas", words.FIND_OUT)
    together = _offer(stage, "jonas", words.TOGETHER)
    calm = _offer(stage, "nele", words.CALM)
    return [
        _noor_with_a_limit(stage, beside),
        _milo_and_his_teacher(stage, together),
        stage.told(_ask(stage, calm, words.ZOE), asked=1),
    ]


def _noor_with_a_limit(stage: Stage, talk: UUID) -> Told:
    """Jonas may talk with her mother, but not about everything."""
    request = _ask(stage, talk, words.NOOR)
    stage.take_up("jonas", request)
    stage.ask_back("jonas", request, words.NOOR_QUESTION)
    return stage.told(request, asked=2, due=1)


def _milo_and_his_teacher(stage: Stage, talk: UUID) -> Told:
    """Jonas talked with Milo first; his teacher has the link and did not answer yet."""
    request = _ask(stage, talk, words.MILO)
    stage.take_up("jonas", request)
    with stage.playing("jonas") as jonas:
        mediation = mediation_of(find(jonas, HelpRequest, request, Purpose.HELP))
        assert mediation is not None
        actions.invite(mediation, by=jonas, language=stage.language)
    return stage.told(request, asked=3, due=2)


def _offer(stage: Stage, who: str, offer: Offer) -> UUID:
    with stage.playing(who) as actor:
        return offering.keep(offer, by=actor, member=my_chairs(actor)[0].pk)


def _proof(stage: Stage, who: str, of: str, kind: Kind, what: str) -> None:
    with stage.playing(of) as colleague:
        member = my_chairs(colleague)[0].pk
    with stage.playing(who):
        trained = timezone.localdate().replace(month=6, day=30) - timedelta(days=365 * 4)
        offering.record_training(member=member, kind=kind, what=what, trained_on=trained)


def _ask(stage: Stage, talk: UUID, young: Young) -> UUID:
    """Without an account, with a nickname."""
    with stage.playing() as visitor:
        actor = requests.come_in(visitor, name=young.name, language=stage.language)
        chosen = open_talk(stage.village_id, talk)
        assert chosen is not None
        question = requests.Question(
            asker=Asker.YOUNG, hard=young.words or actions.some_words(chosen), called_name=young.name,
            reach_by=ReachBy.HERE, language=stage.language,
        )  # fmt: skip
        asked = actions.ask_for(chosen, by=actor, question=question, wishes=young.wishes)
        return asked.pk
