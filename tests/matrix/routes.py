"""Every address of the village, from the URL patterns themselves: a new page is in the matrix without a line here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from village.config.middleware import GLOBAL_PREFIXES

ASK_FIRST = {
    "account_login", "account_request_login_code", "colleagues:lost", "colleagues:stop", "mfa_activate_totp",
    "mfa_add_webauthn", "mfa_authenticate",
}  # fmt: skip
"""Of our own, who look at the reader before the method: somebody half signed in is led on."""


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


def asks_first(route: Route) -> bool:
    """Whether a strange method may be answered otherwise to one than to another; pages of packages may."""
    return route.name in ASK_FIRST or not route.view.__module__.startswith("village.")


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
