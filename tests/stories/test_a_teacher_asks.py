"""A teacher asks advice in a minute, without a name; she learns that it is received and by whom (C-02, C-16)."""

import pytest

pytestmark = [pytest.mark.browser]


def test_she_asks_without_a_name_and_hears_who_has_it(walk):
    els = walk("teacher")
    els.open("requests/ask/").look()
    els.write("goes_well", "Ze tekent prachtig.").write("hard", "Een leerling van twaalf trekt zich terug.").send().look()
    els.choose("reach_by", "here").choose("known").send().look()
    follow = els.link_to("/follow/")

    bram = walk("deputy", width=1280)
    bram.open(follow.replace("follow/", "")).look().press("main form[action*=take-up] .btn--main").look()
    assert els.open(follow).look().sees("Bram Tack")

    for who in ("school-lead", "parent", "other-care-worker"):
        assert walk(who).open(follow).status == 404


def test_a_birth_date_in_the_words_is_pointed_out_before_sending(walk):
    els = walk("teacher")
    els.open("requests/ask/")
    els.write("hard", "Geboren op 12/05/2013, ze huilt veel.").send().look()
    assert "/what/" in els.page.url and els.page.locator(".error").count()
    assert els.page.locator("[name=hard]").input_value() == "Geboren op 12/05/2013, ze huilt veel."
