"""The part of the corpus that is PDF: what runs by itself, what hides something, and what only looks so."""

import io
import re
from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from tests.modules.papers.sent import PAGE, SCRIPT, Sent, harmless, refused, zipped


def _pdf(root: dict[str, object] | None = None, page: dict[str, object] | None = None, **more: str) -> bytes:
    writer = PdfWriter()
    sheet = writer.add_blank_page(200, 200)
    writer.root_object.update({NameObject(key): value for key, value in (root or {}).items()})
    sheet.update({NameObject(key): value for key, value in (page or {}).items()})
    if more:
        writer.add_metadata({f"/{key}": value for key, value in more.items()})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _does(name: str, **more: object) -> DictionaryObject:
    said = {NameObject(f"/{key}"): value for key, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{name}"), **said})


def _note(action: DictionaryObject, subtype: str = "/Link") -> dict[str, object]:
    box = ArrayObject([NumberObject(one) for one in (0, 0, 99, 99)])
    return {"/Annots": ArrayObject([DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(subtype), NameObject("/Rect"): box,
        NameObject("/A"): action,
    })])}  # fmt: skip


def pdfs() -> Iterator[Sent]:
    words, pdf = TextStringObject, {"media": "application/pdf"}
    runs = _does("JavaScript", JS=words("app.alert(1)"))
    yield refused("a pdf with a script", "a.pdf", _pdf({"/OpenAction": runs}), **pdf)
    yield refused(
        "a pdf whose script is written otherwise",
        "a.pdf",
        _pdf({"/OpenAction": runs}).replace(b"/JavaScript", b"/J#61vaScript"),
        **pdf,
    )
    yield refused(
        "a pdf that starts a program",
        "a.pdf",
        _pdf({"/OpenAction": _does("Launch", F=words("cmd.exe"))}),
        **pdf,
    )
    yield refused(
        "a pdf that sends itself",
        "a.pdf",
        _pdf(page=_note(_does("SubmitForm", F=words("http://x.example")))),
        **pdf,
    )
    yield refused(
        "a pdf that opens another", "a.pdf", _pdf(page=_note(_does("GoToR", F=words("\\\\x\\y")))), **pdf
    )
    yield refused(
        "a pdf with a link that runs",
        "a.pdf",
        _pdf(page=_note(_does("URI", URI=words("javascript:alert(1)")))),
        **pdf,
    )
    yield refused(
        "a pdf that takes in data", "a.pdf", _pdf(page=_note(_does("ImportData", F=words("a.fdf")))), **pdf
    )
    yield refused("a pdf with a film", "a.pdf", _pdf(page=_note(_does("GoTo"), "/RichMedia")), **pdf)
    yield refused(
        "a pdf with something pinned on", "a.pdf", _pdf(page=_note(_does("GoTo"), "/FileAttachment")), **pdf
    )
    yield refused(
        "a pdf that acts when a page opens",
        "a.pdf",
        _pdf(page={"/AA": DictionaryObject({NameObject("/O"): runs})}),
        **pdf,
    )
    yield from _pdfs_that_carry()


def _pdfs_that_carry() -> Iterator[Sent]:
    words, pdf = TextStringObject, {"media": "application/pdf"}
    inside = StreamObject()
    inside.set_data(b"MZ")
    yield refused(
        "a pdf with a program inside",
        "a.pdf",
        _pdf({"/Names": DictionaryObject({NameObject("/EmbeddedFiles"): inside})}),
        **pdf,
    )
    yield refused(
        "a pdf with a form that computes",
        "a.pdf",
        _pdf({"/AcroForm": DictionaryObject({NameObject("/XFA"): words("x")})}),
        **pdf,
    )
    yield refused(
        "a pdf of another sort of pdf",
        "a.pdf",
        b"%PDF-1.4\n%\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj",
        **pdf,
    )
    yield refused("a pdf whose pages go in a circle", "a.pdf", _circle(), **pdf)
    yield refused("a pdf with a password", "a.pdf", _locked(), **pdf)
    yield refused("a pdf of a thousand pages", "a.pdf", _long(), **pdf)
    yield refused("script before a pdf", "a.pdf", SCRIPT + _pdf(), **pdf)
    yield refused("only the beginning of a pdf", "a.pdf", b"%PDF-1.7\n", **pdf)
    yield harmless("pdf and page in one", "a.pdf", _pdf() + PAGE, **pdf)
    yield harmless("pdf and folder in one", "a.pdf", _pdf() + zipped({"a": b"b"}), b"PK\3\4", **pdf)
    yield harmless(
        "a pdf that tells who made it",
        "a.pdf",
        _pdf(Author="Secretphone", Title=SCRIPT.decode()),
        b"Secretphone",
        **pdf,
    )
    yield harmless(
        "a pdf with an ordinary link",
        "a.pdf",
        _pdf(page=_note(_does("URI", URI=words("https://x.example")))),
        **pdf,
    )
    yield harmless(
        "a pdf that opens at its first page",
        "a.pdf",
        _pdf({"/OpenAction": ArrayObject([NumberObject(1), NameObject("/Fit")])}),
        b"/OpenAction",
        **pdf,
    )


def _circle() -> bytes:
    plain = _pdf()
    pages = re.search(rb"(\d+) 0 obj\s*<<\s*/Type /Pages", plain)
    assert pages
    return re.sub(rb"/Kids \[\s*\d+ 0 R\s*\]", b"/Kids [ %s 0 R ]" % pages[1], plain)


def _locked() -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(10, 10)
    writer.encrypt("secret")
    writer.write(made)
    return made.getvalue()


def _long() -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    for _page in range(400):
        writer.add_blank_page(10, 10)
    writer.write(made)
    return made.getvalue()
