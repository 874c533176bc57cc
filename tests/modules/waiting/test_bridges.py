"""What can be offered meanwhile is a file that somebody drops in, in the languages of the villages."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from village.modules.waiting import bridging

DRAWINGS = (Path(settings.ROOT) / "village/ui/static/ui/icons/sprite.svg").read_text()
OWN = 'icon = "users"\norder = 1\nonly_in = ["tilleuls"]\n\n[name]\nen = "A talk with a neighbour"\n'


@pytest.fixture
def dropped_in(tmp_path, monkeypatch):
    (tmp_path / "neighbour.toml").write_text(OWN)
    (tmp_path / "group.toml").write_text('icon = "users-three"\norder = 2\n\n[name]\nen = "A group"\nnl = "Een groep"\n')
    monkeypatch.setattr(bridging, "FOLDER", tmp_path)
    bridging.all_bridges.cache_clear()
    yield
    bridging.all_bridges.cache_clear()


def test_a_file_is_enough_and_may_be_for_one_village_only(dropped_in):
    assert [str(one) for one in bridging.bridges_of("tilleuls")] == ["A talk with a neighbour", "A group"]
    assert [str(one) for one in bridging.bridges_of("wilgendaal")] == ["A group"]


def test_it_is_read_in_the_language_of_the_reader_else_in_english(dropped_in):
    with translation.override("nl"):
        assert [bridging.bridge_named(key) for key in ("group", "neighbour")] == ["Een groep", "A talk with a neighbour"]


def test_what_was_taken_away_keeps_its_key(dropped_in):
    assert bridging.bridge_named("laptop") == "laptop"


@pytest.mark.parametrize("one", bridging.all_bridges().values(), ids=str)
def test_each_kind_has_all_four_languages_and_a_drawing(one):
    assert set(one.names) == {"en", "nl", "fr", "ar"} and all(one.names.values())
    assert f'id="{one.icon}"' in DRAWINGS


def test_the_catalogue_of_the_document_is_there():
    assert len(bridging.all_bridges()) == 10
