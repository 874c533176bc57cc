"""Fields come out in the clothes of the village, and choices with their picture."""

import pytest
from django import forms

from village.ui.forms import Chips, Picture, Switch, Tiles, TilesMany, VillageRenderer

CHOICES = [("home", "At home"), ("school", "At school")]
PICTURES = {"home": Picture("house-line", "home", "Worries or money")}


def form_with(field, data=None):
    class OneField(forms.Form):
        one = field

    return OneField(data, renderer=VillageRenderer())


def drawn(field, data=None):
    return str(form_with(field, data)["one"])


@pytest.mark.parametrize(
    ("field", "css"),
    [
        (forms.CharField(), 'class="input"'),
        (forms.EmailField(), 'class="input"'),
        (forms.CharField(widget=forms.Textarea), 'class="textarea"'),
        (forms.ChoiceField(choices=CHOICES), 'class="select"'),
        (forms.BooleanField(), 'class="tick"'),
        (forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect), 'class="check"'),
    ],
)
def test_a_field_wears_its_class(field, css):
    assert css in drawn(field)


def test_a_class_of_your_own_is_kept_and_written_once():
    html = drawn(forms.CharField(widget=forms.TextInput(attrs={"class": "input--mid"})))
    assert html.count("class=") == 1 and 'class="input input--mid"' in html


def test_a_hidden_field_wears_nothing():
    assert "class=" not in drawn(forms.CharField(widget=forms.HiddenInput))


def test_a_tile_shows_picture_colour_and_hint():
    html = drawn(forms.ChoiceField(choices=CHOICES, widget=Tiles(pictures=PICTURES)))
    assert 'class="tile cat-home"' in html and "#duo-house-line" in html
    assert "<small>Worries or money</small>" in html
    assert html.count('type="radio"') == 2


def test_a_tile_without_picture_is_still_a_tile():
    html = drawn(forms.ChoiceField(choices=CHOICES, widget=Tiles()))
    assert html.count('class="tile cat-brand"') == 2


def test_several_tiles_keep_what_was_chosen():
    field = forms.MultipleChoiceField(choices=CHOICES, widget=TilesMany(wide=True))
    html = drawn(field, {"one": ["school"]})
    assert "tiles--wide" in html and html.count(" checked") == 1
    assert html.index('value="school"') < html.index(" checked")


def test_chips_can_be_chosen_by_touch_and_by_keyboard():
    html = drawn(forms.MultipleChoiceField(choices=CHOICES, widget=Chips))
    assert html.count('<label class="chip"><input type="checkbox"') == 2


def test_a_switch_says_that_it_is_one():
    assert 'role="switch"' in drawn(forms.BooleanField(widget=Switch))


def test_what_was_typed_is_escaped():
    html = drawn(forms.CharField(), {"one": '"><script>'})
    assert "<script>" not in html


def test_a_whole_form_draws_every_field_with_its_question():
    html = str(form_with(forms.CharField(label="Your name"), {"one": ""}))
    assert '<label for="id_one">Your name' in html
    assert "1 thing to change" in html
