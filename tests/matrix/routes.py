"""Every address of the village, from the URL patterns themselves: a new page is in the matrix without a line here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from village.config.middleware import GLOBAL_PREFIXES


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    takes: tuple[str, ...]
    view: Any

    @property
    def is_global(self) -> bool:
        """Below no village."""
        return self.pattern.split("/")[0] in GLOBAL_PREFIXES

    def path(self, **values: Any) -> str:
        """The address inside a village, or from the root."""
        path = self.pattern
        for name in self.takes:
            start, end = path.index("<"), path.index(">") + 1
            path = path[:start] + str(values[name]) + path[end:]
        return f"/{path}"


def all_routes() -> list[Route]:
    found = {route.pattern + route.name: route for route in _routes(get_resolver().url_patterns, "", "")}
    return sorted(found.values(), key=lambda route: route.name)


def _routes(patterns: Any, before: str, space: str) -> Iterator[Route]:
    for one in patterns:
        here = before + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, here, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            name = f"{space}{one.name}" if one.name else here
            yield Route(name, here, tuple(one.pattern.converters), one.callback)
