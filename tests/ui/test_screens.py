"""A view answers with the whole page, or with the one part that was asked for."""

import pytest
from django.http import HttpResponse

from village.ui import screens


@pytest.fixture
def answer(request_to, monkeypatch):
    """What a view with one part, "results", chooses to draw."""

    def show(target="", parts=("results",), status=200):
        request = request_to()
        request.META["HTTP_HX_TARGET"] = target
        return screens.show(request, "page.html", parts=parts, status=status)

    monkeypatch.setattr(screens, "render", lambda _, name, context, status: HttpResponse(name, status=status))
    return show


def test_without_htmx_the_whole_page_comes(answer):
    assert answer().content == b"page.html"


@pytest.mark.parametrize("target", ["div#results", "results"])
def test_with_htmx_only_the_part_comes(answer, target):
    assert answer(target).content == b"page.html#results"


@pytest.mark.parametrize("target", ["div#secrets", "div", "#", "../../etc"])
def test_a_part_that_is_not_offered_gives_the_whole_page(answer, target):
    assert answer(target).content == b"page.html"


def test_the_state_of_the_answer_is_kept(answer):
    assert answer(status=422).status_code == 422


def test_a_cache_keeps_page_and_part_apart(answer):
    assert "HX-Target" in answer()["Vary"]
    assert "Vary" not in answer(parts=())


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("2", 2), ("99", 3), ("-1", 3), ("many", 1)])
def test_a_page_that_makes_no_sense_becomes_the_nearest(request_to, asked, number):
    assert screens.page_of(request_to(f"/?page={asked}"), range(60), 25).number == number
