"""The frame of a page: language, direction, the way in and the way out."""

import re
from types import SimpleNamespace

import pytest
from django.template import engines
from django.template.loader import get_template
from django.utils import translation

VILLAGE = SimpleNamespace(
    name="Wilgendaal", slug="wilgendaal", languages=["nl", "fr"], brand_hue=166, brand_strength="0.075"
)
PAGE = (
    "{{% extends 'ui/{shell}.html' %}}{{% block title %}}Sami and Leïla{{% endblock %}}"
    "{{% block main %}}Hello{{% endblock %}}"
)


@pytest.fixture
def page(request_to):
    def drawn(shell, request=None, **told):
        template = engines["django"].from_string(PAGE.format(shell=shell))
        return template.render({}, request or request_to(**told))

    return drawn


def title_of(html):
    return re.search(r"<title>(.*?)</title>", html, re.S)[1].strip()


def test_arabic_reads_from_right_to_left(page):
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in page("easy")


def test_dutch_reads_from_left_to_right(page):
    with translation.override("nl"):
        assert '<html lang="nl" dir="ltr">' in page("easy")


def test_the_title_of_a_family_page_tells_nothing(page, request_to):
    assert title_of(page("easy", request_to(village=VILLAGE))) == "Wilgendaal"


def test_the_title_of_a_staff_page_says_what_it_is(page, request_to):
    assert title_of(page("professional", request_to(village=VILLAGE))) == "Sami and Leïla · Wilgendaal"


def test_a_page_without_a_village_still_stands(page):
    html = page("public")
    assert "Hello" in html
    assert "/ui/theme/" not in html.split("</head>")[0]


def test_leaving_quickly_is_a_form_that_posts(page):
    html = page("easy", exit_url="/leave/")
    form = re.search(
        r'<form class="exit" action="/leave/" method="post" data-quick-exit>.*?</form>', html, re.S
    )[0]
    assert "csrfmiddlewaretoken" in form and 'type="submit"' in form


def test_a_staff_page_has_no_quick_exit(page):
    assert "data-quick-exit" not in page("professional", exit_url="/leave/")


def test_the_current_page_is_marked_in_the_navigation(page):
    nav = [
        {"url": "/today/", "label": "Today", "icon": "house-line", "current": True},
        {"url": "/requests/", "label": "Requests", "icon": "tray", "count": 4},
    ]
    html = page("professional", nav=nav)
    assert 'href="/today/" aria-current="page"' in html
    assert 'href="/requests/">' in html
    assert '<span class="nav__count">4<span class="sr"> waiting</span></span>' in html
    assert "has-nav" in html


def test_a_page_without_navigation_leaves_no_room_for_it(page):
    assert "has-nav" not in page("professional")


def test_a_visitor_sees_the_way_in(page):
    assert 'href="/in/"' in page("public", sign_in_url="/in/")


def test_who_is_signed_in_sees_the_way_out_and_not_the_way_in(page):
    reader = {"name": "Hanne Moreels", "role": "Coordinator", "initials": "HM"}
    html = page("professional", reader=reader, sign_in_url="/in/", sign_out_url="/out/")
    assert 'action="/out/" method="post"' in html
    assert "My account: Hanne Moreels" in html
    assert 'href="/in/"' not in html


def test_the_languages_of_the_village_are_offered_by_their_own_names(page, request_to):
    html = page("easy", request_to("/ask/?step=2", village=VILLAGE))
    assert re.findall(r'name="language" value="(\w+)"', html) == ["nl", "fr"]
    assert "français" in html.lower()
    assert '<input type="hidden" name="next" value="/ask/?step=2">' in html


def test_the_colour_of_the_village_is_linked(page, request_to):
    assert '<link rel="stylesheet" href="/ui/theme/166-75.css">' in page("easy", request_to(village=VILLAGE))


@pytest.mark.parametrize(
    ("cookie", "media"),
    [
        ({}, "(prefers-color-scheme: dark)"),
        ({"theme": "auto"}, "(prefers-color-scheme: dark)"),
        ({"theme": "dark"}, "all"),
        ({"theme": "light"}, "not all"),
        ({"theme": '"><script>'}, "(prefers-color-scheme: dark)"),
    ],
)
def test_dark_follows_the_choice_of_the_reader(page, request_to, cookie, media):
    assert f'media="{media}" id="dark-css"' in page("easy", request_to(cookies=cookie))


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html"])
def test_an_error_page_needs_nothing_from_the_page_that_broke(name):
    html = get_template(name).render()
    assert html.count("<h1>") == 1 and "ui/css/tokens" in html


@pytest.mark.parametrize("name", ["404.html", "403.html"])
def test_a_closed_door_leads_back_to_the_start(name, request_to):
    html = get_template(name).render({}, request_to())
    assert "To the start" in html and html.count("<h1>") == 1


PLACES = [{"url": f"/{n}/", "label": f"Place {n}", "icon": "tray", "wide": n > 3} for n in range(1, 6)]


def test_on_a_phone_the_places_that_do_not_fit_stand_behind_more(page):
    html = page("professional", nav=PLACES)
    more = html.split("More</summary>")[1].split("</details>")[0]
    assert "Place 4" in more and "Place 5" in more and "Place 3" not in more


def test_when_everything_fits_there_is_no_more(page):
    assert "More</summary>" not in page("professional", nav=PLACES[:3])
