"""On paper: the state of a question with pictures, for a kitchen table; and a letter in the language of who gets it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from village.modules.channels import queries
from village.modules.channels.asked import Asked, has_paper, question_of, said_in
from village.modules.channels.forms import language_choices
from village.modules.channels.sheet import language_for, letter, sheet_of, written
from village.modules.channels.views.frames import in_hand, languages_of
from village.modules.channels.words import ANOTHER_LANGUAGE
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose
from village.ui.cards import things_named


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For everybody who may read the question: who has it, what was promised, whom to call."""
    actor = actor_of(request)
    asked = question_of(actor, pk, Purpose.HELP if actor.is_professional else Purpose.FOLLOW)
    told = _choices(request, asked)
    if not has_paper(asked):
        return show_page(request, "channels/paper.html", told)
    sheet = written(sheet_of(asked), told["language"], by=actor.name, is_large=told["is_large"])
    return show_page(request, "channels/paper.html", {**told, "sheet": sheet})


@require_safe
def letter_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who works on it. Of a question "just me" there is no letter: at home somebody else may open it."""
    asked = in_hand(request, pk)
    told = _choices(request, asked)
    if not has_paper(asked):
        return show_page(request, "channels/letter.html", told)
    said = [one for one in said_in(asked) if one.words]
    sheet = letter(
        sheet_of(asked), told["language"], said=said[-1] if said else None, written_in=languages_of(request)[0],
        by=actor_of(request).name, is_large=told["is_large"],
    )  # fmt: skip
    return show_page(request, "channels/letter.html", {**told, "sheet": sheet})


def _choices(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """Language and size: as the address says, else as they wish, else as they asked."""
    reach, languages = queries.reach_of(asked), languages_of(request)
    spoken = reach.language if reach else get_language() or ""
    wish = reach.wish if reach else None
    is_large = request.GET.get("large") == "yes" if "language" in request.GET else bool(wish and wish.large_letters)
    named = things_named(actor_of(request), {asked.item_id}).get(asked.item_id)
    return {
        "asked": asked, "is_large": is_large, "back_url": named.url if named else "",
        "language": language_for(spoken, request.GET.get("language", ""), languages),
        "languages": [one for one in language_choices(languages) if one[0] != ANOTHER_LANGUAGE],
    }  # fmt: skip
