"""A module shows itself by dropping in one file, `card.py`; nothing else has to name it."""

from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from village.foundation import drop_in
from village.portal import cards
from village.ui.cards import Card, Found, MenuItem


@pytest.fixture
def playground(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that shows one of everything."""
    card = ModuleType("village.modules.playground.card")
    card.cards_for = lambda request: [Card("b.html", order=9), Card("a.html", order=1)]  # type: ignore[attr-defined]
    card.menu_for = lambda request: [MenuItem("playground:home", "Play", "compass")]  # type: ignore[attr-defined]
    card.find_for = lambda request, words: [Found(words, "/swing/")]  # type: ignore[attr-defined]
    monkeypatch.setattr(cards, "dropped_in", lambda name: {"playground": card})
    return card


def ask_as(*modules: str) -> Any:
    return SimpleNamespace(village=SimpleNamespace(modules=list(modules)))


def test_a_dropped_file_shows_its_cards_in_order_its_place_and_its_finds(playground):
    request = ask_as("playground")
    assert [card.template for card in cards.cards_for(request)] == ["a.html", "b.html"]
    assert [item.to for item in cards.menu_for(request)] == ["playground:home"]
    assert [found.title for found in cards.find_for(request, "swing")] == ["swing"]


def test_a_village_that_switched_the_module_off_shows_none_of_it(playground):
    request = ask_as("circles")
    assert cards.cards_for(request) == cards.menu_for(request) == cards.find_for(request, "swing") == []


def test_a_file_may_leave_out_what_it_does_not_have(playground):
    del playground.find_for
    assert cards.find_for(ask_as("playground"), "swing") == []


def test_only_files_that_exist_are_found():
    assert {"circles", "help_requests", "promises", "portal"} <= set(drop_in.dropped_in("card"))
    assert drop_in.dropped_in("no_such_file_anywhere") == {}
