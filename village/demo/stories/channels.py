"""The right channel in Wilgendaal: a father who rather talks than reads, one call that was made and one that waits."""

from uuid import UUID

from village.demo.stories.stage import Stage
from village.modules.channels import actions
from village.modules.channels.actions import Wish
from village.modules.channels.words import ANOTHER_LANGUAGE, How, PartOfDay, ReachWay, TalkWay
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest
from village.trust.access.opening import find
from village.trust.vocabulary import Purpose

SHOP = "In de winkel, Kerkstraat 12, of op 0470 00 02 05"
BRIDGING = (
    "Tot we elkaar spreken: probeer de lamp in de gang aan te laten en het konijn bij Amir op de kamer. "
    "Veel kinderen slapen dan rustiger."
)
AT_THE_SHOP = "Was er met tolk Dari. Hij vertelt graag; neem de tijd voor thee."
QUESTION = "Mag ik woensdag om vier uur langskomen, samen met iemand die Dari spreekt?"
AFTER_FOUR = "0470 00 02 01, na vier uur"


def tell(stage: Stage, father: UUID) -> None:
    """`father`: what Hamid asked. Hanne writes down how he is reached, goes by, and has one more thing to ask."""
    with stage.playing("leila") as leila:
        mine = Wish(way=ReachWay.HERE, parts_of_day=(PartOfDay.AFTERNOON,), place=AFTER_FOUR, language="nl")
        actions.keep_my_wish(stage.person("leila"), by=leila, wish=mine)
    with stage.playing("hanne") as hanne:
        asked = find(hanne, HelpRequest, father, Purpose.HELP)
        actions.keep_wish(asked, by=hanne, wish=_at_the_shop())
        door.bridge(asked, by=hanne, words=BRIDGING)
        actions.say(asked, by=hanne, how=How.REACHED, way=TalkWay.SHOP, words=AT_THE_SHOP)
        door.ask_back(asked, by=hanne, words=QUESTION)


def _at_the_shop() -> Wish:
    return Wish(
        way=ReachWay.VISIT, parts_of_day=(PartOfDay.MORNING, PartOfDay.NOON), place=SHOP, language=ANOTHER_LANGUAGE,
        other_language="Dari", interpreter=True, rather_talks=True, large_letters=True,
    )  # fmt: skip
