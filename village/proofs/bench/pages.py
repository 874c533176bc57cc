"""How long the server takes for each type of page in a village of this size, and what a page weighs."""

import gzip
import json
import re
import sys
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from village.proofs.bench import works  # noqa: E402
from village.proofs.bench.coming_in import come_in  # noqa: E402
from village.proofs.bench.place import result_file  # noqa: E402
from village.proofs.bench.readers import Reader, all_doors, readers_of  # noqa: E402
from village.proofs.bench.stopwatch import clock, machine, median, slow  # noqa: E402
from village.proofs.bench.walk import walked  # noqa: E402

TIMES = 20
PARTS = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))["#]')
PAGES = (
    ("parent", ""), ("parent", "requests/mine/"), ("parent", "requests/{key}/follow/"), ("parent", "circle/"),
    ("parent", "circle/looked/"), ("parent", "search/?q=school"), ("parent", "notices/"),
    ("contact-point", ""), ("contact-point", "requests/"), ("contact-point", "requests/{key}/"),
    ("contact-point", "promises/"), ("contact-point", "search/?q=school"), ("contact-point", "notices/"),
    ("teacher", ""), ("teacher", "search/?q=school"), ("teacher", "notices/"),
    ("keeper", ""), ("keeper", "notices/"),
    ("supervisor", ""), ("supervisor", "requests/overview/"), ("supervisor", "promises/team/"),
    ("team-leader", ""), ("team-leader", "search/?q=school"),
)  # fmt: skip


def pages_of(people: int) -> dict[str, Any]:
    with all_doors(people) as doors:
        readers = {who: readers_of(people, who, doors, works.MINE)[0] for who in {who for who, _ in PAGES}}
    found = [_timed(who, address, readers[who]) for who, address in PAGES]
    reached = [one for who, reader in readers.items() for one in walked(who, reader, _first_question(who, reader))]
    return {
        "machine": machine(), "people": people, "pages": found,
        "reached": sorted(reached, key=lambda one: -one["p50_ms"]),
    }  # fmt: skip


def _first_question(who: str, reader: Reader) -> tuple[str, ...]:
    """A page to begin at besides home, for whoever has a question of their own there."""
    return (f"/bench/requests/{reader.keys[0]}/",) if who == "contact-point" else ()


def _timed(who: str, address: str, reader: Reader) -> dict[str, Any]:
    client = come_in(Client(), reader.account)
    url = f"/bench/{address.format(key=reader.keys[0] if reader.keys else '')}"
    answer = _ask(client, url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url} answered {answer.status_code} to the {who}")
    times = clock(lambda _number: _ask(client, url), TIMES)
    return {
        "who": who, "page": address or "home", "p50_ms": median(times), "p95_ms": slow(times),
        "weight_kb": round(_weight(answer.content) / 1000, 1),
    }  # fmt: skip


def _ask(client: Client, url: str) -> Any:
    """What somebody looks for is sent, not put in the address."""
    path, _mark, words = url.partition("?q=")
    return client.post(path, {"q": words}) if words else client.get(path)


def _weight(html: bytes) -> int:
    """The page with its styles, scripts and icons, zipped as they travel; fonts stay in the browser for a year."""
    parts = {settings.STATIC_ROOT / name for name in PARTS.findall(html.decode())}
    return len(gzip.compress(html)) + sum(len(gzip.compress(part.read_bytes())) for part in parts)


if __name__ == "__main__":
    size = int(sys.argv[1])
    result_file("pages", size).write_text(json.dumps(pages_of(size), indent=1) + "\n")
