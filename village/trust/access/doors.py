"""Which pages a visitor may open without signing in; everything else asks who you are."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required


def open_to_all[V: Callable[..., Any]](*, because: str) -> Callable[[V], V]:
    """Marks a view that needs no signing in. A test lists them all with their reasons."""

    def mark(view: V) -> V:
        opened = login_not_required(view)
        opened.open_because = because  # type: ignore[attr-defined]
        return opened

    return mark


def before_second_factor[V: Callable[..., Any]](view: V) -> V:
    """A page a professional needs to set up the second factor, or to leave."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view
