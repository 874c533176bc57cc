"""A mother takes a copy of all that is kept about her child; a worker tells in words what would have to be read."""

import zipfile

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]


@TOUCH_AND_KEYS
def test_she_takes_a_copy_of_her_own_data(walk, keyboard, tmp_path):
    mother = walk("parent", keyboard=keyboard)
    mother.open("own-data/").look()
    button = mother.page.locator("main form[action$='/own-data/copy/'] .btn--main")
    with mother.page.expect_download() as taken:
        mother.tap(button)
    taken.value.save_as(tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as box:
        assert {"own-data.html", "own-data.json"} <= set(box.namelist())
        assert "Leïla" in box.read("own-data.html").decode()


@TOUCH_AND_KEYS
def test_what_somebody_would_have_to_read_is_told(walk, keyboard):
    hanne = walk("contact-point", keyboard=keyboard)
    hanne.open("reach/talks/").look().open(hanne.link_to("/reach/talks/0")).look()
    assert hanne.sees("Hanne Moreels")
    task = hanne.page.url
    hanne.choose("how", "reached" if keyboard else "left_word").pick("way", "visit").write("words", "Ze begreep het.")
    hanne.send().look()
    teacher = walk("teacher")
    assert teacher.open(task).status == 404
