"""Collecting what the modules show of themselves: cards, places in the menu, finds. New ones need no line here."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest

from village.foundation.drop_in import dropped_in
from village.ui.cards import Card, Finds, MenuItem

OURS = "village.modules."


def cards_for(request: HttpRequest) -> list[Card]:
    """What this reader's first page shows, in order."""
    cards = [card for ask in _asks(request, "cards_for") for card in ask(request)]
    return sorted(cards, key=lambda card: card.order)


def menu_for(request: HttpRequest) -> list[MenuItem]:
    items = [item for ask in _asks(request, "menu_for") for item in ask(request)]
    return sorted(items, key=lambda item: item.order)


def find_for(request: HttpRequest, words: str) -> Finds:
    """Everything that fits these words, of what this reader may see."""
    answers = [ask(request, words) for ask in _asks(request, "find_for")]
    return Finds(
        (found for answer in answers for found in answer), any(getattr(answer, "goes_on", False) for answer in answers)
    )


def _asks(request: HttpRequest, question: str) -> Iterator[Callable[..., Any]]:
    """The functions of that name, of the modules that are switched on in this village."""
    switched_on = request.village.modules  # type: ignore[attr-defined]
    for label, card in dropped_in("card").items():
        if card.__name__.startswith(OURS) and label not in switched_on:
            continue
        ask = getattr(card, question, None)
        if ask:
            yield ask
