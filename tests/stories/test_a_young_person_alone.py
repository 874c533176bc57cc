"""A girl of fourteen makes a plan of her own beside that of her family; she says who reads which piece (C-21, W-42).

Whom she does not choose meets nothing of it: her mother, her school, her team and who walked along before.
"""

from uuid import uuid4

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

NOBODY = ("parent", "teacher", "contact-point", "counsellor", "ex-partner")
ROUTES = ("", "plan/", "circle/looked/", "notices/")


@TOUCH_AND_KEYS
def test_only_whom_she_chooses_reads_what_she_chose(walk, keyboard):
    secret, shown = f"morgenster{uuid4().hex[:6]}", f"avondrood{uuid4().hex[:6]}"
    yara = walk("young-person", keyboard=keyboard)
    own = begun(yara)
    part(yara, own, "goal", words=f"In de zomer bij tante wonen, {secret}.")
    part(yara, own, "step", words=f"Haar zondag bellen, {secret}.")
    part(yara, own, "helps", who="Imani", words=f"Ze luistert, {secret}.")
    yara.open(f"{own}add/words/").look().choose("prompt", "wish").write("words", f"Rust aan tafel, {shown}.").send().look()
    assert yara.sees(secret, shown)

    jonas = walk("youth-worker", keyboard=keyboard)
    assert jonas.open(own).status == 404
    yara.open(f"{own}along/").look().pick("who", "Jonas").send().look()
    assert jonas.open(own).look().sees(secret)
    nobody_else(walk, yara, own, (secret, shown), few=keyboard)

    show_one_piece(yara, own, shown)
    leila = walk("parent")
    assert leila.open("plan/").sees(shown) and not leila.sees(secret) and leila.open(own).status == 404
    yara.open(own).press("main form[action*='/shown/'] button").look()
    assert not leila.open("plan/").sees(shown), "gone the moment after"
    yara.open(own).press("main form[action$='/alone/'] button").look()
    assert jonas.open(own).status == 404 and yara.open(own).sees(secret)


def begun(yara) -> str:
    """By herself, without anybody's yes. In the demo she had begun; who walked along stops."""
    yara.open("plan/own/").look()
    if yara.page.url.endswith("/plan/own/"):
        yara.send().look()
    if yara.page.locator("main form[action$='/alone/']").count():
        yara.press("main form[action$='/alone/'] button").look()
    return yara.page.url


def part(yara, own: str, sort: str, **told: str) -> None:
    yara.open(f"{own}add/{sort}/")
    for name, words in told.items():
        yara.write(name, words)
    yara.send().look()


def show_one_piece(yara, own: str, words: str) -> None:
    row = yara.open(own).page.locator("main li", has_text=words).locator("a[href*='/show/']").first
    yara.open(f"{yara.address}{row.get_attribute('href')}").look().choose("whom", "family").send().look()


def nobody_else(walk, yara, own: str, words: tuple[str, ...], *, few: bool) -> None:
    """By no route: not by its address, not on a page that tells of the family, not by searching."""
    key = own.rstrip("/").rpartition("/")[2]
    for who in NOBODY[: 2 if few else None]:
        other = walk(who)
        assert {other.open(f"{own}{page}").status for page in ("", "along/", "add/goal/")} == {404}, who
        for page in (*ROUTES, f"search/?q={words[0]}"):
            text = other.open(page).page.locator("main").inner_text()
            assert not any(word in text for word in words) and key not in other.page.content(), f"{who} on {page}"
        other.close()
