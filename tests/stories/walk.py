"""Somebody with a browser: opens pages, presses what it says, and looks with axe after each step."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

HEIGHTS = {360: 740, 320: 640, 1280: 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Walker:
    """One person with one browser. Whatever it opens must be free of axe's violations and of script errors."""

    def __init__(
        self, chromium: Browser, address: str, who: str, *, language: str = "nl", width: int = 360,
        dark: bool = False, village: str = "wilgendaal",
    ) -> None:  # fmt: skip
        self.address, self.village = address, village
        self.context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 800)}, locale=language,
            color_scheme="dark" if dark else "light", reduced_motion="reduce",
        )  # fmt: skip
        self.context.add_cookies([{"name": "village_language", "value": language, "url": address}])
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("console", lambda said: self._hear(said))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        if who:
            self.enter(who)

    def _hear(self, said: Any) -> None:
        if said.type == "error" and "404" not in said.text and "422" not in said.text:
            self.problems.append(said.text)

    def enter(self, who: str) -> None:
        """Through the demo's own door."""
        self.page.goto(f"{self.address}/demo/")
        self.page.locator(f'form:has(input[name="who"][value="{who}"]) button, button[name="who"][value="{who}"]').first.click()
        self.page.wait_for_load_state()

    def open(self, path: str = "") -> "Walker":
        self.status = self.page.goto(f"{self.address}/{self.village}/{path}").status  # type: ignore[union-attr]
        return self

    def press(self, name: str) -> "Walker":
        """A button or a link, by what it says."""
        button = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        button.first.click()
        self.page.wait_for_load_state()
        return self

    def sees(self, *words: str) -> bool:
        text = self.page.locator("body").inner_text()
        return all(word in text for word in words)

    def look(self) -> "Walker":
        """axe finds nothing, nothing scrolls sideways, and no script complained."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        told = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
        assert not told, f"{self.page.url}\n" + "\n".join(told)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"
        assert not self.problems, f"{self.page.url}\n" + "\n".join(self.problems)
        return self

    def close(self) -> None:
        self.context.close()
