"""Light, dark or like the device, and the colour of the village."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from village.ui import views
from village.ui.theme import theme_css


def choose(**given):
    return views.theme_choice(RequestFactory().post("/ui/theme/", given))


def test_the_choice_is_kept_and_the_reader_stays_on_the_page():
    answer = choose(theme="dark", next="/requests/?q=a")
    assert answer.cookies["theme"].value == "dark"
    assert answer["Location"] == "/requests/?q=a"


def test_a_choice_that_does_not_exist_is_not_kept():
    assert "theme" not in choose(theme="pink", next="/").cookies


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_choice_never_leads_to_another_site(away):
    assert choose(theme="dark", next=away)["Location"] == "/"


def test_looking_changes_nothing():
    answer = views.theme_choice(RequestFactory().get("/ui/theme/", {"theme": "dark"}))
    assert answer.status_code == 405 and "theme" not in answer.cookies


def test_the_colour_of_a_village_is_two_numbers_kept_for_a_year():
    answer = views.theme(RequestFactory().get("/"), 166, 75)
    assert answer.content == b":root { --brand-h: 166; --brand-c: 0.075; }\n"
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize(("strength", "kept"), [(0, "0.020"), (75, "0.075"), (999, "0.130")])
def test_no_colour_is_too_weak_or_too_strong_to_read(strength, kept):
    assert f"--brand-c: {kept}" in theme_css(200, strength)


def test_the_address_of_a_colour_holds_its_numbers():
    assert reverse("ui:theme", args=[338, 115]).endswith("/ui/theme/338-115.css")


@pytest.mark.parametrize("view", [views.kit, views.theme, views.theme_choice])
def test_a_page_that_is_open_to_everybody_says_why(view):
    assert view.open_because and view.login_required is False
