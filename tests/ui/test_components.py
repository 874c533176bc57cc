"""What components promise to whoever uses them."""

import pytest
from django import forms
from django.template import TemplateSyntaxError

from village.ui.screens import page_of
from village.ui.templatetags.ui import initials


class AskForm(forms.Form):
    name = forms.CharField(label="First name of the child", help_text="Only the first name.")
    how = forms.ChoiceField(label="How?", choices=[("call", "A call")], widget=forms.RadioSelect)
    more = forms.CharField(label="More", required=False)

    def clean(self):
        raise forms.ValidationError("Choose a later day.")


def test_what_people_wrote_is_escaped(draw):
    html = draw('{% component "person" name=name role=name %}{% endcomponent %}', name="<b>Sami</b>")
    assert "<b>" not in html and "&lt;b&gt;Sami" in html


def test_what_stands_inside_is_drawn_as_it_is(draw):
    html = draw('{% component "note" %}<b>Saved.</b> {{ who }}{% endcomponent %}', who="<i>")
    assert "<div><b>Saved.</b> &lt;i&gt;</div>" in html


def test_a_component_does_not_see_the_rest_of_the_page(draw):
    html = draw('{% component "person" name="Hanne" %}{% endcomponent %}', role="Coordinator")
    assert "Coordinator" not in html


def test_a_slot_is_a_part_of_its_own(draw):
    html = draw(
        '{% component "note" %}Hello{% slot "actions" %}<a href="#">Yes</a>{% endslot %}{% endcomponent %}'
    )
    assert '<div>Hello<div class="btn-row"><a href="#">Yes</a></div></div>' in html


def test_a_component_without_actions_leaves_no_room_for_them(draw):
    assert "btn-row" not in draw('{% component "note" %}Hello{% endcomponent %}')


def test_a_value_without_a_name_is_refused_at_once(draw):
    with pytest.raises(TemplateSyntaxError, match="key=value"):
        draw('{% component "note" "warn" %}{% endcomponent %}')


def test_a_field_tells_its_hint_and_its_error(draw):
    html = draw('{% component "field" field=form.name %}{% endcomponent %}', form=AskForm({}))
    assert 'class="field field--bad"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_field_that_is_right_has_no_error(draw):
    html = draw('{% component "field" field=form.name %}{% endcomponent %}', form=AskForm({"name": "Sami"}))
    assert "field--bad" not in html and "aria-invalid" not in html
    assert 'value="Sami"' in html


def test_what_may_be_skipped_is_said(draw):
    html = draw('{% component "field" field=form.more %}{% endcomponent %}', form=AskForm())
    assert "(you may skip this)" in html


def test_what_is_needed_does_not_say_it_may_be_skipped(draw):
    html = draw('{% component "field" field=form.name %}{% endcomponent %}', form=AskForm())
    assert "(you may skip this)" not in html


def test_the_error_list_leads_to_each_field(draw):
    html = draw('{% component "error_list" form=form %}{% endcomponent %}', form=AskForm({}))
    assert 'role="alert" tabindex="-1"' in html
    assert "3 things to change" in html
    assert '<a href="#id_name">First name of the child · This field is required.</a>' in html
    assert 'href="#id_how_0"' in html
    assert "<li>Choose a later day.</li>" in html


def test_a_form_without_errors_has_no_error_list(draw):
    assert draw('{% component "error_list" form=form %}{% endcomponent %}', form=AskForm()).strip() == ""


def test_a_receipt_code_stands_in_groups_of_four_and_is_spelled_out(draw):
    html = draw('{% component "receipt_code" code="4827193055601284" %}{% endcomponent %}')
    assert "<span>4827</span><span>1930</span><span>5560</span><span>1284</span>" in html
    assert "4 8 2 7 , 1 9 3 0" in html


def test_the_pager_keeps_the_question_and_marks_the_page(draw, request_to):
    page = page_of(request_to("/?page=2"), range(60), 25)
    html = draw('{% component "pager" page=page keep=keep %}{% endcomponent %}', page=page, keep="q=reading&")
    assert 'href="?q=reading&amp;page=2" aria-current="page"' in html
    assert "26 to 50 of 60" in html


def test_a_short_list_has_no_pager(draw, request_to):
    page = page_of(request_to(), range(5))
    assert draw('{% component "pager" page=page %}{% endcomponent %}', page=page).strip() == ""


def test_who_sees_what_is_said_in_words_too(draw):
    rows = [
        {
            "name": "Ms De Wilde",
            "role": "Teacher",
            "cat": "school",
            "sees": [("School", True), ("Money", False)],
        }
    ]
    html = draw('{% component "share" rows=rows %}{% endcomponent %}', rows=rows)
    assert 'see--yes"><svg class="icon" role="img" aria-label="Sees:">' in html
    assert 'see--no"><svg class="icon" role="img" aria-label="Does not see:">' in html


def test_an_arrow_turns_around_and_a_house_does_not(draw):
    assert "icon--dir" in draw('{% icon "arrow-right" %}')
    assert "icon--dir" not in draw('{% icon "house-line" %}')


def test_an_icon_is_silent_unless_it_has_a_meaning(draw):
    assert 'aria-hidden="true"' in draw('{% icon "eye" %}')
    assert 'role="img" aria-label="Sees:"' in draw('{% icon "eye" label="Sees:" %}')


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Hanne Moreels", "HM"), ("Els De Wilde", "EW"), ("Leïla", "L"), ("HM", "HM"), ("", ""), ("   ", "   ")],
)
def test_initials(name, letters):
    assert initials(name) == letters
