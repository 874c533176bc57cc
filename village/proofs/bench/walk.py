"""Every type of page that somebody reaches by the links of their own pages, in a village of this size, and how long it takes.

Nobody has to think of a page here: what can be reached is measured.
"""

import re
from collections import Counter, deque
from functools import partial
from typing import Any

from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from village.proofs.bench.coming_in import come_in
from village.proofs.bench.readers import Reader
from village.proofs.bench.stopwatch import clock, median, slow

HOME = "/bench/"
LINK = re.compile(r'(?:href|hx-get)="(/bench/[^"#]*)')
OF_A_TYPE = 2
"""Pages of one type that are looked at: an empty one may come first."""
TIMES = 5
LEAVES = ("account_logout", "i18n:set")


def walked(who: str, reader: Reader, begin: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """From home on; each type with the slower of its pages, the slowest type first."""
    client = come_in(Client(), reader.account)
    to_go, seen = deque([HOME, *begin]), Counter[str]()
    found: dict[str, dict[str, Any]] = {}
    gone = set(to_go)
    while to_go:
        address = to_go.popleft()
        name = _type_of(address)
        if not name or name in LEAVES or seen[name] >= OF_A_TYPE:
            continue
        answer = client.get(address)
        if answer.status_code >= 500:
            raise RuntimeError(f"{address} answered {answer.status_code} to the {who}")
        for link in _links(answer):
            if link not in gone:
                gone.add(link)
                to_go.append(link)
        if answer.status_code != 200 or isinstance(answer, StreamingHttpResponse):
            continue
        seen[name] += 1
        times = clock(partial(_again, client, address), TIMES)
        one = {"who": who, "type": name, "p50_ms": median(times), "p95_ms": slow(times)}
        if one["p50_ms"] > found.get(name, one)["p50_ms"] or name not in found:
            found[name] = one
    return sorted(found.values(), key=lambda one: -one["p50_ms"])


def _again(client: Client, address: str, _number: int) -> Any:
    return client.get(address)


def _type_of(address: str) -> str:
    """The name of what answers there, and whether something was asked along."""
    path, asks, _asked = address.partition("?")
    try:
        return resolve(path.replace(HOME, "/", 1)).view_name + asks
    except Resolver404:
        return ""


def _links(answer: Any) -> list[str]:
    if answer.status_code in (301, 302, 303):
        to = str(answer.headers["Location"])
        return [to] if to.startswith(HOME) else []
    if isinstance(answer, StreamingHttpResponse) or "text/html" not in answer.headers.get("Content-Type", ""):
        return []
    return [link.replace("&amp;", "&") for link in LINK.findall(answer.content.decode())]
