"""What every screen of this module does the same: who reads, in which shell, and the link that is shown once."""

from typing import Any

from django.http import HttpRequest


def slug_of(request: HttpRequest) -> str:
    slug: Any = request.village.slug  # type: ignore[attr-defined]
    return str(slug)
