"""Drawings are whole, silent or named, and safe with the names of people."""

from xml.etree import ElementTree

import pytest

from village.ui import charts, scenery

MEAN = '<script>&"'
PEOPLE = [charts.Around(MEAN, "home"), charts.Around("Noor", "play")]
SKILLS = [charts.Skill("I choose", "work", level, "duo-signpost") for level in range(5)]
DRAWINGS = {
    "scene": scenery.village_scene(),
    "logo": scenery.logo(),
    "clock": charts.clock(22, "soon", MEAN, MEAN),
    "bunting": charts.bunting(),
    "petals": charts.petals(SKILLS, MEAN, "sprite.svg"),
    "circle": charts.village_circle([charts.Kin(MEAN, "home")], PEOPLE, PEOPLE, MEAN, (MEAN, "Far")),
    "an empty circle": charts.village_circle([], [], [], "Nobody yet", ("Close", "Far")),
} | {f"plant {level}": charts.plant(level) for level in range(5)}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_whole_and_safe(name):
    drawing = ElementTree.fromstring(DRAWINGS[name])
    assert all("style" not in part.attrib for part in drawing.iter())
    assert "<script>" not in DRAWINGS[name]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_silent_or_has_a_title(name):
    drawing = ElementTree.fromstring(DRAWINGS[name])
    silent = drawing.get("aria-hidden") == "true"
    assert silent != (drawing.find("title") is not None and drawing.get("role") == "img")


@pytest.mark.parametrize(("left", "drawn"), [(-5, "0"), (0, "0"), (22, "22"), (250, "100")])
def test_the_clock_never_shows_more_time_than_there_is(left, drawn):
    assert f'stroke-dasharray="{drawn} 100"' in charts.clock(left, "ok", "3", "days")


def test_a_skill_that_has_not_started_has_no_petal_yet():
    assert charts.petals(SKILLS, "Passport", "sprite.svg").count("petals__now") == 4


def test_a_long_word_stays_inside_the_clock_and_a_short_one_is_left_alone():
    assert 'textLength="33"' in charts.clock(0, "late", "1 j", "en retard")
    assert "textLength" not in charts.clock(60, "ok", "1 d", "late")
