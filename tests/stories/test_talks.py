"""A young person finds somebody to talk with, and comes back by code; nobody at home or at school is told (C-18, C-19)."""

import pytest

from tests.stories.test_a_parent_asks import receipt_of
from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

WORDS = "Ik slaap niet sinds de zomer, sterappel."


@TOUCH_AND_KEYS
def test_she_chooses_somebody_and_comes_back_by_code(walk, keyboard):
    lina = walk(keyboard=keyboard)
    lina.open("talks/").look().open(lina.link_to("/talks/0")).look()
    lina.open(lina.link_to("/ask/")).look()
    lina.write("name", "Lina").write("words", WORDS).choose("companion", "friend").write("companion_called", "Noor")
    lina.send().look().choose("reach_by", "here").choose("limits", "not_parents").choose("known").send().look()
    code, follow = receipt_of(lina), lina.link_to("/follow/")

    phone = walk(keyboard=keyboard)
    phone.open("account/code/").look().write("code", code).send().look()
    assert phone.page.url == follow and phone.sees(WORDS)
    for who in ("parent", "teacher", "stranger"):
        other = walk(who)
        assert other.open(follow).status == 404 and not other.open("talks/").sees("sterappel")
        other.close()
