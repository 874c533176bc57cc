"""Somebody who works here puts a picture beside the own name and takes it away again (C-05, W-02)."""

import pytest

from tests.modules.faces.conftest import photo

pytestmark = [pytest.mark.browser]
PICTURE = "main img.avatar__face"


def wide(walker):
    """Once it came: it is waited for until somebody scrolls there."""
    one = walker.page.locator(PICTURE).first
    one.scroll_into_view_if_needed()
    return one.evaluate("one => one.decode().then(() => one.naturalWidth)")


def test_a_face_comes_and_goes(walk):
    bram = walk("deputy")
    bram.open("account/").look().open(bram.link_to("/faces/")).look()
    assert bram.page.locator(PICTURE).count() == 0
    bram.send().look()  # without anything: each field says what is missing
    taken = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": photo(size=(600, 800))}
    bram.page.set_input_files("main [name=photo]", taken)
    bram.choose("agreed").send().look()
    assert wide(bram) == 256
    shown = bram.page.locator(PICTURE).first.evaluate("one => one.src")

    visitor = walk()
    assert visitor.open(shown).status == 200
    bram.press("main .btn--stop").look()
    assert bram.page.locator(PICTURE).count() == 0
    assert visitor.open(shown).status == 404


def test_the_menu_for_young_people_shows_who_one_talks_with(walk):
    lina = walk()
    lina.open("talks/").look()
    faces = lina.page.locator(PICTURE)
    assert faces.count() >= 3
    assert wide(lina) == 256
    lina.open(lina.link_to("/talks/0")).look()
    assert lina.page.locator(PICTURE).count() == 1


def test_the_keeper_finds_every_picture_and_takes_none_away_without_a_reason(walk):
    kobe = walk("keeper")
    kobe.open("faces/kept/").look()
    assert kobe.page.locator(PICTURE).count() >= 5
    kobe.open(kobe.link_to("/faces/kept/0")).look().press("main .btn--stop").look()
    assert kobe.page.locator("main [aria-invalid=true]").count() == 1  # not without a reason
    teacher = walk("teacher")
    assert teacher.open("faces/kept/").status == 404
