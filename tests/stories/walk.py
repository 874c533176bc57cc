"""Somebody with a browser: opens pages, presses what it says, and looks with axe after each step."""

import json
from datetime import date
from itertools import count
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page

HEIGHTS = {360: 740, 320: 640, 1280: 900}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # all that is wrong, and nothing about what is right: telling that takes longer than looking
    "resultTypes": ["violations"], "selectors": False,
}  # fmt: skip
COLOURS = RULES | {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What may differ between day and evening: the same page, the same width, other colours."""
BARRIERS = "axe.run({}).then(found => found.violations)"
SETTLED = """for (let turn = 0; turn < 50 && document.getAnimations().length; turn++) {
  document.getAnimations().forEach(one => one.finish()) }"""
"""Colours that were still on their way from day to evening are there; what one inherits from another comes after it."""
FOCUSED = "element => element === document.activeElement"
MOST_TABS = 120
PHONES = count()
"""Everybody has a connection of their own, so that many stories are not one person who tries too often."""


class Walker:
    """One person with one browser. Whatever it opens must be free of axe's violations and of script errors."""

    def __init__(
        self, chromium: Browser, address: str, who: str, *, language: str = "nl", width: int = 360,
        dark: bool = False, keyboard: bool = False, village: str = "wilgendaal",
    ) -> None:  # fmt: skip
        self.address, self.village, self.keyboard = address, village, keyboard
        self.context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 800)}, locale=language,
            color_scheme="dark" if dark else "light", reduced_motion="reduce",
            extra_http_headers={"X-Forwarded-For": f"10.0.0.{next(PHONES) % 250 + 1}"},
        )  # fmt: skip
        self.context.add_cookies([{"name": "village_language", "value": language, "url": address}])
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.status = 0
        self.page.on("console", lambda said: self._hear(said))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        if who:
            self.enter(who)

    def _hear(self, said: Any) -> None:
        if said.type == "error" and "404" not in said.text and "422" not in said.text:
            self.problems.append(said.text)

    def enter(self, who: str) -> None:
        """Through the demo's own door, by what its button sends."""
        self.context.request.get(f"{self.address}/demo/")
        token = next(one["value"] for one in self.context.cookies() if one["name"] == "village_csrf")
        sent = self.context.request.post(
            f"{self.address}/demo/enter/", form={"who": who, "csrfmiddlewaretoken": token}, max_redirects=0
        )
        assert sent.status == 302, f"{who} does not come in: {sent.status}"

    def open(self, path: str = "") -> "Walker":
        """A path inside the village, or a whole address."""
        url = path if path.startswith("http") else f"{self.address}/{self.village}/{path}"
        self.status = self.page.goto(url).status  # type: ignore[union-attr]
        return self

    def press(self, selector: str) -> "Walker":
        """A button or a link; afterwards the next page is there."""
        target = self.page.locator(selector).first
        if self.keyboard:
            self._tab_to(target)
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        else:
            with self.page.expect_navigation():
                target.click()
        self.page.wait_for_load_state()
        return self

    def tap(self, target: Locator) -> "Walker":
        """Something that leads to no other page, such as a file to save."""
        if self.keyboard:
            self._tab_to(target)
            self.page.keyboard.press("Enter")
        else:
            target.click()
        return self

    def unfold(self, name: str) -> "Walker":
        """What a field is folded away in."""
        fold = self.page.locator(f'main details:has([name="{name}"])').first
        return self if fold.get_attribute("open") is not None else self.tap(fold.locator("summary").first)

    def send(self) -> "Walker":
        """The main button of the main form."""
        return self.press("main form .btn--main:not([type=button])")

    def write(self, name: str, words: str, inside: str = "") -> "Walker":
        """Into a field; `inside` says which form, when several ask for the same."""
        target = self.page.locator(f'main {inside} [name="{name}"]').first
        if self.keyboard:
            self._tab_to(target)
            self.page.keyboard.type(words)
        else:
            target.fill(words)
        return self

    def choose(self, name: str, value: str = "on") -> "Walker":
        """A tile, a radio button or a tick."""
        wanted = f'input[name="{name}"]' + (f'[value="{value}"]' if value != "on" else "")
        box = self.page.locator(f"main {wanted}").first
        if not self.keyboard:
            self.page.locator(f"main label:has({wanted})").first.click()
        elif box.get_attribute("type") == "radio":
            self._arrow_to(name, box)
        else:
            self._tab_to(box)
            self.page.keyboard.press("Space")
        assert box.is_checked()
        return self

    def pick(self, name: str, words: str) -> "Walker":
        """From a list that opens, what has these words; or this value, where the words hinge on the language."""
        target = self.page.locator(f'main select[name="{name}"]').first
        by_value = target.locator(f'option[value="{words}"]')
        option = by_value if by_value.count() else target.locator("option").filter(has_text=words)
        wanted = option.first.get_attribute("value") or ""
        if not self.keyboard:
            target.select_option(wanted)
            return self
        self._tab_to(target)
        for _press in range(MOST_TABS):
            if target.input_value() == wanted:
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: {words} is not in {name}")

    def day(self, name: str, day: date) -> "Walker":
        """A day in a field of the browser; a browser without a screen is an American one."""
        return self.write(name, f"{day:%m%d%Y}" if self.keyboard else day.isoformat())

    def sees(self, *words: str) -> bool:
        """Folded or not: what stands in the page can be read."""
        text = self.page.locator("body").text_content() or ""
        return all(word in text for word in words)

    def link_to(self, part: str) -> str:
        """The address of the first link whose address holds this."""
        links: list[str] = self.page.eval_on_selector_all("main a", "all => all.map(one => one.href)")
        return next(one for one in links if part in one)

    def named(self, words: str, part: str = "/") -> str:
        """The address of the first link that says this."""
        found = self.page.locator(f'main a[href*="{part}"]', has_text=words).first.get_attribute("href")
        return f"{self.address}{found}"

    def look(self, rules: dict[str, Any] = RULES) -> "Walker":
        """axe finds nothing, nothing scrolls sideways, and no script complained.

        Who goes by keyboard meets the same pages as who goes by touch, where axe has looked at them.
        """
        found = [] if self.keyboard else self.barriers(rules)
        assert not found, f"{self.page.url}\n" + "\n".join(found)
        wide = self.too_wide()
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"
        assert not self.problems, f"{self.page.url}\n" + "\n".join(self.problems)
        return self

    def barriers(self, rules: dict[str, Any] = RULES) -> list[str]:
        """What axe finds on this page, each with the piece it stands in."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(BARRIERS.format(json.dumps(rules)))
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

    def seen_as(self, width: int, dark: bool) -> "Walker":
        """The same page on another screen, by day or in the evening; loaded again where script looks at the width."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        before = self.page.viewport_size
        if before is None or before["width"] != width:
            self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
            if self.page.locator("details[data-open-wide]").count():
                self.page.reload()
        self.page.evaluate(SETTLED)
        scheme = self.page.evaluate("getComputedStyle(document.documentElement).colorScheme")
        assert scheme == ("dark" if dark else "light"), f"{self.page.url} is {scheme}"
        return self

    def too_wide(self) -> int:
        """By how many pixels one would have to scroll sideways."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return max(wide, 0)

    def close(self) -> None:
        self.context.close()

    def _tab_to(self, target: Locator) -> None:
        """With the Tab key alone; what it cannot reach, nobody without a mouse can."""
        for _press in range(MOST_TABS):
            if target.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.page.url}: {target} is out of reach of the keyboard")

    def _arrow_to(self, name: str, box: Locator) -> None:
        """Into the group with Tab, then on with the arrow."""
        inside = f"document.activeElement.name === '{name}'"
        for _press in range(MOST_TABS):
            if self.page.evaluate(inside):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _press in range(MOST_TABS):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
