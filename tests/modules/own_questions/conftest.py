"""Questions that Kobe, who keeps the village, adds to its door."""

from typing import Any

from tests.cast import Cast
from tests.modules.help_requests.conftest import asked, asked_alone, taken  # noqa: F401
from village.modules.own_questions import keeping
from village.modules.own_questions.keeping import Kept
from village.modules.own_questions.models import QuestionVersion, Wording
from village.modules.own_questions.words import Moment, Sort
from village.trust.access.actor import acting_as

ASKS, WHY = "What should we know before we call?", "So that we call well. The contact point reads it."
DUTCH = Wording("nl", "Wat moeten we weten voor we bellen?", "Zo bellen we goed. Het contactpunt leest het.")
HOME = "/wilgendaal/own-questions/"
ASK = "/wilgendaal/requests/ask/"


def kept(sort: Sort = Sort.LINE, *, choices: tuple[str, ...] = (), **more: Any) -> Kept:
    told: dict[str, Any] = {
        "asked_of": ("parent", "young", "neighbour"), "wordings": (Wording("en", ASKS, WHY, choices),),
    }  # fmt: skip
    return Kept(sort, **told | more)


def adds(cast: Cast, written: Kept | None = None, moment: Moment = Moment.ASKING) -> QuestionVersion:
    with acting_as(cast.kobe) as kobe:
        return keeping.add(written or kept(), by=kobe, moment=moment)


def changes(cast: Cast, version: QuestionVersion, written: Kept) -> QuestionVersion:
    with acting_as(cast.kobe) as kobe:
        return keeping.change(version.question, written, by=kobe)


def ends(cast: Cast, version: QuestionVersion) -> None:
    with acting_as(cast.kobe) as kobe:
        keeping.end(version.question, by=kobe)
