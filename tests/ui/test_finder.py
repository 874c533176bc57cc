"""One out of very many: nobody is chosen by a part of a name, and a long list is never sent."""

import pytest
from django import forms
from django.http import QueryDict

from village.ui import finder
from village.ui.finder import OneOfMany, SeveralOfMany
from village.ui.forms import VillageRenderer

PEOPLE = [
    ("", "Choose a person"),
    ("The school", [("anja", "Anja Peeters, teacher"), ("jan", "Jan Jacobs, teacher")]),
    ("The house", [("anja2", "Anja Peeters, coach"), ("zoe", "Zoé Ünal, coach")]),
]


class WhoForm(forms.Form):
    who = OneOfMany()
    else_ = OneOfMany(required=False)


def form_with(data=None, people=PEOPLE, aside=(), initial=None):
    form = WhoForm(data, renderer=VillageRenderer(), initial=initial)
    form.fields["who"].offer(people, aside)
    form.fields["else_"].offer([("", "Nobody"), *PEOPLE[1:]], [("", "Nobody")])
    return form


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(finder, "LOTS", 3)
    monkeypatch.setattr(finder, "SHOWN", 2)


def test_while_it_is_short_it_is_a_list():
    html = str(form_with()["who"])
    assert "<select" in html and "<optgroup" in html and "Zoé Ünal" in html
    assert form_with({"who": "jan"}).is_valid()


def test_a_few_can_stand_under_each_other_too():
    class Form(forms.Form):
        who = OneOfMany(few=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])

    assert str(Form(renderer=VillageRenderer())["who"]).count('type="radio"') == 2


def test_a_long_list_is_not_sent(large):
    html = str(form_with()["who"])
    assert "Anja" not in html and "<select" not in html
    assert 'type="search"' in html and 'name="who_1"' in html and "required" not in html


@pytest.mark.parametrize("words", ["anja", "Peeters", "anj pee", "ANJA  peeters"])
def test_a_part_of_a_name_brings_who_is_called_so_and_chooses_nobody(large, words):
    form = form_with({"who": "", "who_1": words})
    assert not form.is_valid()
    assert form.errors["who"] == ["Choose from who is called so."]
    html = str(form["who"])
    assert html.count('type="radio"') == 2 and "checked" not in html and "Jan Jacobs" not in html
    assert "Anja Peeters, teacher, The school" in html and "Anja Peeters, coach, The house" in html


def test_one_who_is_called_so_is_still_asked_about(large):
    form = form_with({"who_1": "jan"})
    assert not form.is_valid() and str(form["who"]).count('type="radio"') == 1


def test_the_whole_name_with_function_and_place_is_a_choice(large):
    form = form_with({"who_1": "zoe unal, coach, the house"})
    assert form.is_valid() and form.cleaned_data["who"] == "zoe"


def test_who_was_chosen_from_the_short_list_is_chosen(large):
    form = form_with({"who": "anja2", "who_1": "anja", "who_2": "anja"})
    assert form.is_valid() and form.cleaned_data["who"] == "anja2"


def test_other_words_look_again_and_the_choice_of_before_does_not_stand(large):
    form = form_with({"who": "anja2", "who_1": "zoé", "who_2": "anja"})
    assert not form.is_valid() and "Zoé" in str(form["who"]) and "Anja" not in str(form["who"])


def test_nobody_is_called_so_says_so_and_the_words_stay(large):
    form = form_with({"who_1": 'pete"r'})
    assert form.errors["who"] == ["Nobody here is called so. Write the name another way."]
    assert 'value="pete&quot;r"' in str(form["who"])


def test_more_than_can_be_shown_says_so(large, monkeypatch):
    monkeypatch.setattr(finder, "SHOWN", 1)
    form = form_with({"who_1": "anja"})
    assert form.errors["who"] == ["Many are called so; these are the first. Write more of the name to see others."]
    assert str(form["who"]).count('type="radio"') == 1


def test_signs_alone_find_nobody(large):
    assert form_with({"who_1": "% _ '"}).errors["who"] == ["Nobody here is called so. Write the name another way."]


def test_somebody_who_is_not_offered_is_refused(large):
    assert not form_with({"who": "stranger"}).is_valid()


def test_nothing_is_an_answer_only_where_it_may_be(large):
    form = form_with({"who": "", "else_": ""})
    assert set(form.errors) == {"who"}
    assert str(form["else_"]).count('type="radio"') == 1, "nobody"


def test_what_stands_aside_is_shown_however_long_the_list_is(large):
    partner = ("partner", "A partner elsewhere")
    form = form_with(people=[*PEOPLE, partner], aside=[partner])
    assert "A partner elsewhere" in str(form["who"]) and "Anja" not in str(form["who"])


def test_what_was_chosen_before_is_shown_by_name(large):
    html = str(form_with(initial={"who": "zoe"})["who"])
    assert "Zoé Ünal, coach, The house" in html and "checked" in html


def test_two_forms_do_not_share_what_one_of_them_found(large):
    form_with({"who_1": "anja"}).is_valid()
    assert "Anja" not in str(form_with()["who"])


def test_the_question_stands_above_and_the_box_has_a_name_of_its_own(large):
    html = form_with()["who"].as_field_group()
    assert "<fieldset" in html and "<legend" in html and 'for="id_who_1"' in html


def test_a_mistake_leads_to_the_box(large):
    assert form_with()["who"].id_for_label == "id_who_1"


class SitForm(forms.Form):
    def __init__(self, *args, required=True, **named):
        super().__init__(*args, renderer=VillageRenderer(), **named)
        self.fields["sits"] = SeveralOfMany(choices=lambda: PEOPLE[1:], required=required)


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values if isinstance(values, list) else [values])
    return SitForm(data)


def test_several_out_of_a_few_are_boxes_to_tick():
    assert str(SitForm()["sits"]).count('type="checkbox"') == 4
    form = sent(sits=["jan", "zoe"])
    assert form.is_valid() and form.cleaned_data["sits"] == ["jan", "zoe"]


def test_several_out_of_very_many_are_found_by_name_and_ticked(large):
    assert "Anja" not in str(SitForm()["sits"])
    form = sent(sits_1="anja")
    assert not form.is_valid() and form.errors["sits"] == ["Choose from who is called so."]
    assert str(form["sits"]).count('type="checkbox"') == 2 and "checked" not in str(form["sits"])
    form = sent(sits=["anja"], sits_1="anja", sits_2="anja")
    assert form.is_valid() and form.cleaned_data["sits"] == ["anja"]


def test_who_was_ticked_stays_while_one_looks_for_others(large):
    form = sent(sits=["anja"], sits_1="zoe", sits_2="anja")
    assert not form.is_valid()
    html = str(form["sits"])
    assert html.count("checked") == 1 and html.count('type="checkbox"') == 2
    assert sent(sits=["anja", "zoe"], sits_1="zoe", sits_2="zoe").is_valid()


def test_several_are_not_chosen_by_their_name_and_who_is_not_offered_is_refused(large):
    assert not sent(sits_1="zoe unal, coach, the house").is_valid()
    form = sent(sits_1="zoe", sits_2="zoe")
    assert form.errors["sits"] == ["This field is required."] and "Zoé" in str(form["sits"])
    assert not sent(sits=["stranger"]).is_valid()
