"""What a village asks besides: Kobe adds two questions in Wilgendaal, Paul one in Val-des-Tilleuls; Leïla answers hers."""

from uuid import UUID

from village.demo.stories.stage import Stage
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.own_answers import answer_own
from village.modules.own_questions import keeping
from village.modules.own_questions.keeping import Kept
from village.modules.own_questions.models import QuestionVersion, Wording
from village.modules.own_questions.offering import Answered
from village.modules.own_questions.words import AskedOf, Moment, Sort
from village.trust.access.opening import find
from village.trust.vocabulary import Purpose

FAMILIES = (AskedOf.PARENT, AskedOf.YOUNG, AskedOf.NEIGHBOUR)
WHEN_NL = Wording(
    "nl", "Wanneer bellen we je het best?", "Zo storen we je niet. Alleen het contactpunt leest het.",
    ("Overdag", "Na school", "’s Avonds"),
)  # fmt: skip
WHEN_FR = Wording(
    "fr", "Quand vous appeler de préférence ?", "Pour ne pas vous déranger. Seul le point de contact le lit.",
    ("En journée", "Après l’école", "Le soir"),
)  # fmt: skip
HOME_NL = Wording(
    "nl", "Welke talen spreken jullie thuis graag?", "Om een tolk of een boek te kiezen. Wie met jullie werkt, leest het."
)
HOME_SAID = "Arabisch met oma, Nederlands onder de kinderen."
LIKES_FR = Wording(
    "fr", "Qu’est-ce que votre enfant aime faire le mercredi ?",
    "Pour proposer une activité qui lui plaît. Seul le point de contact le lit.",
)  # fmt: skip


def wilgendaal_asks(stage: Stage) -> tuple[QuestionVersion, QuestionVersion]:
    """One at the door, one in the first talk."""
    with stage.playing("kobe") as kobe:
        when = Kept(Sort.ONE, FAMILIES, (WHEN_NL, WHEN_FR))
        home = Kept(Sort.LINE, (AskedOf.PARENT, AskedOf.YOUNG), (HOME_NL,))
        return keeping.add(when, by=kobe, moment=Moment.ASKING), keeping.add(home, by=kobe, moment=Moment.TALK)


def leila_said(asks: QuestionVersion) -> tuple[Answered, ...]:
    """At the door: after school."""
    return (Answered(asks, WHEN_NL.asks, WHEN_NL.choices[1], "nl"),)


def hanne_fills_in(stage: Stage, request: UUID, asks: QuestionVersion) -> None:
    """In the first talk, together with Leïla."""
    with stage.playing("hanne") as hanne:
        own = [Answered(asks, HOME_NL.asks, HOME_SAID, "nl")]
        answer_own(find(hanne, HelpRequest, request, Purpose.HELP), by=hanne, own=own)


def tilleuls_asks(stage: Stage) -> None:
    with stage.playing("paul") as paul:
        keeping.add(Kept(Sort.WORDS, (AskedOf.PARENT,), (LIKES_FR,)), by=paul, moment=Moment.ASKING)
