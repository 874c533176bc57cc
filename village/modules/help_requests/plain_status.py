"""Where a question is, in one plain sentence for who asked; a village may say it in its own words, per language (T37).

The desk has words of its own for the same (views/reading.py). What nobody worded keeps the sentence below.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Outcome, What
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, NotAllowed

KEPT_UNDER = "status"
"""Where the sentences stand among the own words of a village."""
WAITS, ENDED = "waits", "ended_"
SENTENCES: dict[str, Promise] = {
    WAITS: _("Your question is here. Somebody takes it up."),
    What.TAKEN_UP: _("Somebody has your question and works on it."),
    What.QUESTION: _("We have one question for you."),
    What.REPLY: _("We have what you wrote back."),
    What.CONTACT: _("We talked with each other."),
    What.TRIED: _("We tried to reach you, and try again."),
    What.ANSWER: _("You have an answer."),
    What.RENEWED: _("It takes more time. You can read why."),
    What.BRIDGED: _("There is something for meanwhile."),
    What.HANDED_OVER: _("Another organisation is asked to go on with it."),
    What.REASSIGNED: _("Another colleague has your question now."),
    What.REOPENED: _("Your question is open again."),
    f"{ENDED}{Outcome.HELPED}": _("Support started."),
    f"{ENDED}{Outcome.ANSWERED}": _("Your question was answered."),
    f"{ENDED}{Outcome.HANDED_OVER}": _("Another organisation has your question now."),
    f"{ENDED}{Outcome.NO_HELP}": _("There is no help for this now. Something else was proposed:"),
    f"{ENDED}{Outcome.NOT_REACHED}": _("We tried to reach you, and did not find you. Your question is not lost."),
    f"{ENDED}{Outcome.NOT_WANTED}": _("It is no longer needed."),
    f"{ENDED}{Outcome.STOPPED}": _("You stopped sharing."),
}
"""One for each state that somebody who asked can meet."""


def status_of(asked: HelpRequest, state: str) -> str:
    """`state`: the last step this reader may see."""
    if not asked.is_open:
        return f"{ENDED}{asked.outcome}"
    if asked.owner_id is None:
        return WAITS
    return state if state in SENTENCES else What.TAKEN_UP


def in_plain_words(asked: HelpRequest, state: str, village: Village) -> str:
    """In the words of the village, or else in ours."""
    status = status_of(asked, state)
    own = own_sentences(village, get_language() or "en")
    return own.get(status) or str(SENTENCES[status])


def say_plainly(rows: Iterable[Any], village: Village) -> None:
    """Gives each question of a list its sentence; the list asked for the last step already."""
    for asked in rows:
        asked.plainly = in_plain_words(asked, asked.state, village)


def own_sentences(village: Village, language: str) -> dict[str, str]:
    """What this village worded itself in this language."""
    kept: Mapping[str, Mapping[str, str]] = village.words.get(KEPT_UNDER, {})
    return {status: said[language] for status, said in kept.items() if said.get(language)}


def keep_sentences(*, by: Actor, language: str, said: Mapping[str, str]) -> None:
    """By the keeper. An empty sentence is ours again; the other languages stay as they are."""
    if not by.is_keeper:
        raise NotAllowed("the keeper's sentences")
    with transaction.atomic():
        village = Village.objects.select_for_update().get(pk=by.village_id)
        before = village.words.get(KEPT_UNDER, {})
        kept = {
            status: {**before.get(status, {}), language: said.get(status, "").strip()} for status in SENTENCES
        }  # fmt: skip
        kept = {status: {one: text for one, text in texts.items() if text} for status, texts in kept.items()}
        words = village.words | {KEPT_UNDER: {status: texts for status, texts in kept.items() if texts}}
        Village.objects.filter(pk=village.pk).update(words=words)
