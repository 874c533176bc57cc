"""A PDF is read through and through; one that does anything by itself is not kept, every other is written anew.

Written anew means: only what its pages lead to. What stood before, behind or between is gone, and so is who made it.
"""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from village.modules.papers.bench.refused import Refused, Why

MOST_PAGES = 300
MOST_THINGS = 200_000
DEEPEST = 60
RUNS_BY_KEY = frozenset({
    "/JS", "/JavaScript", "/AA", "/Launch", "/EmbeddedFiles", "/EF", "/AF", "/RF", "/XFA", "/RichMediaContent",
    "/RichMediaSettings", "/Rendition", "/Renditions", "/Movie", "/Sound", "/Collection", "/FDF", "/3DD", "/3DA",
})  # fmt: skip
RUNS_BY_NAME = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
    "/RichMedia", "/RichMediaExecute", "/GoTo3DView", "/3D", "/Screen", "/FileAttachment", "/EmbeddedFile", "/SetState",
    "/Hide", "/PS",
})  # fmt: skip
NAMES = ("/S", "/Subtype", "/Type")
GOOD_LINKS = ("http://", "https://", "mailto:", "tel:")
TELLS_WHO = ("/Metadata", "/PieceInfo", "/LastModified", "/Lang2")


def clean_pdf(data: bytes) -> tuple[str, bytes]:
    try:
        return "application/pdf", _written_anew(data)
    except (Refused, MemoryError):
        raise
    except RecursionError:
        raise Refused(Why.TOO_HARD) from None
    except Exception:  # a broken PDF breaks its reader in fifty ways
        raise Refused(Why.BROKEN) from None


def _written_anew(data: bytes) -> bytes:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refused(Why.LOCKED)
    pages = len(reader.pages)
    if pages == 0:
        raise Refused(Why.BROKEN)
    if pages > MOST_PAGES:
        raise Refused(Why.LONG)
    if _says_it_runs(data):
        raise Refused(Why.ACTIVE)
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    writer.root_object.pop("/OpenAction", None) if _only_leads_to_a_page(writer) else None
    for thing in _things(writer):
        _look_at(thing)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _says_it_runs(data: bytes) -> bool:
    """In plain sight, also where no page leads to: whoever wrote that meant it."""
    return any(word in data for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"))


def _only_leads_to_a_page(writer: PdfWriter) -> bool:
    first = writer.root_object.get("/OpenAction")
    opened = first.get_object() if first is not None else None
    return isinstance(opened, ArrayObject) or (
        isinstance(opened, DictionaryObject) and opened.get("/S") in ("/GoTo", "/Named")
    )


def _things(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary in it, each once."""
    seen = 0
    for whole in writer._objects:
        waiting: list[tuple[Any, int]] = [(whole, 0)]
        while waiting:
            thing, depth = waiting.pop()
            seen += 1
            if seen > MOST_THINGS or depth > DEEPEST:
                raise Refused(Why.TOO_HARD)
            if isinstance(thing, DictionaryObject):
                yield thing
                waiting += [(inner, depth + 1) for inner in thing.values() if not isinstance(inner, IndirectObject)]
            elif isinstance(thing, ArrayObject):
                waiting += [(inner, depth + 1) for inner in thing if not isinstance(inner, IndirectObject)]


def _look_at(thing: DictionaryObject) -> None:
    if not RUNS_BY_KEY.isdisjoint(thing) or any(_name(thing, key) in RUNS_BY_NAME for key in NAMES):
        raise Refused(Why.ACTIVE)
    link = _name(thing, "/URI")
    if link and not link.lower().startswith(GOOD_LINKS) and _name(thing, "/S") == "/URI":
        raise Refused(Why.ACTIVE)
    for key in TELLS_WHO:
        thing.pop(key, None)


def _name(thing: DictionaryObject, key: str) -> str:
    found = thing.get(key)
    if found is None:
        return ""
    value = found.get_object()
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""
