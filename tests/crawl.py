"""Walks through the village as somebody of the cast would with a browser: every link, every form one looks with."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.test import Client

MOST = 600
"""More pages than this from one home page means that a link makes links for ever."""
FORGET = {"next", "page"}
"""Parts of an address that do not make it another page."""


class Read(HTMLParser):
    """What stands in a page: where it leads, what it loads, and what the policy of the village forbids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.looks: list[tuple[str, dict[str, str]]] = []
        self.posts: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self._form: dict[str, str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.inline += [
            f"<{tag} {name}>" for name in told if name.startswith("on") or name in ("style", "hx-on")
        ]
        if tag == "style" or (tag == "script" and "src" not in told):
            self.inline.append(f"<{tag}>")
        self.inline += [
            f"<{tag} {name}>" for name, value in told.items() if value.strip().startswith("javascript:")
        ]
        self.loads += [told[name] for name in ("src", "srcset", "poster", "data") if name in told]
        if tag in ("link", "use", "image"):
            self.loads.append(told.get("href", ""))
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
        self.links += [told[name] for name in ("hx-get",) if name in told]
        self.posts += [told[name] for name in ("hx-post", "formaction") if name in told]
        self._in_a_form(tag, told)

    def _in_a_form(self, tag: str, told: dict[str, str]) -> None:
        if tag == "form":
            self._form = {}
            if told.get("method", "get").lower() == "get":
                self.looks.append((told.get("action", ""), self._form))
            else:
                self.posts.append(told.get("action", ""))
        chosen = told.get("type") not in ("checkbox", "radio", "submit") or "checked" in told
        if self._form is not None and tag in ("input", "select") and told.get("name") and chosen:
            self._form.setdefault(told["name"], told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


@dataclass
class Visit:
    """One answer on the way, and what was in it."""

    url: str
    response: Any
    read: Read | None

    @property
    def text(self) -> str:
        return self.response.content.decode(errors="replace")


def walk(client: Client, *starts: str) -> Iterator[Visit]:
    """Every page that can be reached by looking, each once. Redirects are pages of their own."""
    waiting, known = deque(starts), {_same(start) for start in starts}
    while waiting:
        assert len(known) < MOST, f"no end in sight: {sorted(known)[-5:]}"
        url = waiting.popleft()
        visit = look(client, url)
        yield visit
        for found in _onwards(visit):
            if _same(found) not in known:
                known.add(_same(found))
                waiting.append(found)


def look(client: Client, url: str) -> Visit:
    response = client.get(url)
    html = response.get("Content-Type", "").startswith("text/html")
    return Visit(url, response, Read(response.content.decode()) if html else None)


def _onwards(visit: Visit) -> Iterator[str]:
    for found in _addresses(visit):
        whole = urlsplit(urljoin(f"http://testserver{visit.url}", found))
        if whole.netloc == "testserver" and not whole.path.startswith("/static/"):
            yield whole.path + (f"?{whole.query}" if whole.query else "")


def _addresses(visit: Visit) -> Iterator[str]:
    if visit.response.status_code in (301, 302, 303, 307, 308):
        yield visit.response["Location"]
    if visit.read:
        yield from visit.read.links
        for action, fields in visit.read.looks:
            yield f"{action or urlsplit(visit.url).path}?{urlencode(fields)}"


def _same(url: str) -> str:
    whole = urlsplit(url)
    kept = sorted((name, value) for name, value in parse_qsl(whole.query) if name not in FORGET and value)
    return f"{whole.path}?{urlencode(kept)}"


def foreign(address: str) -> bool:
    """Does it load from another host? `data:` counts as foreign too: the policy forbids it."""
    whole = urlsplit(address)
    return bool(re.match(r"^[a-z]+:", address)) or bool(whole.netloc and whole.netloc != "testserver")
