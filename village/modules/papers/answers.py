"""How what is kept leaves again: to be saved, or as a sound or picture of our own making. Never as a page, never to run."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from village.modules.papers.models import Paper
from village.modules.papers.naming import saved_as

NOTHING_RUNS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")


def to_save(paper: Paper, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=paper.media, headers=NOTHING_RUNS)
    answer.headers["Content-Disposition"] = content_disposition_header(True, saved_as(paper.name, paper.media)) or ""
    return answer


def to_see_or_hear(request: HttpRequest, paper: Paper, content: bytes) -> HttpResponse:
    """A sound in parts when a browser asks so: some play nothing without."""
    answer = HttpResponse(content, content_type=paper.media, headers=NOTHING_RUNS)
    answer.headers["Content-Disposition"] = "inline"
    if paper.is_sound:
        answer.headers["Accept-Ranges"] = "bytes"
        return _part(request, answer, content)
    return answer


def _part(request: HttpRequest, answer: HttpResponse, content: bytes) -> HttpResponse:
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked:
        return answer
    first, last = int(asked[1]), min(int(asked[2] or len(content) - 1), len(content) - 1)
    if first > last:
        answer.status_code, answer.content = 416, b""
        answer.headers["Content-Range"] = f"bytes */{len(content)}"
        return answer
    answer.status_code, answer.content = 206, content[first : last + 1]
    answer.headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    return answer
