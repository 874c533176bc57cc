"""Papers to hold: large letters when asked, pictures, a square that leads to the page; in the direction a language reads.

Drawn by typst from `hold.typ`; what people wrote travels as data. Black on white, so that any printer will do.
"""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

import segno
import typst
from django.utils.translation import get_language, get_language_info

from village import ui
from village.foundation import pdf

HERE = Path(__file__).parent
A_PAGE = b"/Type/Page/"
SIZES = ((1.0, None), (0.9, None), (0.8, None), (0.9, 4), (0.8, 4), (0.8, 3), (0.8, 2))
"""Never smaller than a grandmother reads at arm's length; rather fewer lines."""
SPRITE = Path(str(ui.__file__)).parent / "static" / "ui" / "icons" / "sprite.svg"
SYMBOL = re.compile(r'<symbol id="(duo-)?([a-z-]+)" viewBox="([0-9 ]+)">(.*?)</symbol>', re.S)


@dataclass(frozen=True)
class Line:
    """A picture or a number in front, who or what in bold, and the words; `box`: room for yes, no, not yet."""

    words: str
    label: str = ""
    picture: str = ""
    number: str = ""
    box: bool = False


@dataclass(frozen=True)
class Part:
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Hold:
    """What stands on it. `mark`: who printed it and when, on every page; `link`: where the square leads."""

    title: str
    lead: str
    mark: str
    parts: list[Part]
    link: str = ""
    link_words: str = ""
    code: str = ""
    code_title: str = ""
    code_words: str = ""
    boxes: str = ""
    large: bool = False


def on_one_page(draw: Callable[[int | None], Hold]) -> bytes:
    """As large as one page lets it be; then with what comes first of each part. `draw`: with so many lines of each."""
    made = b""
    for size, most in SIZES:
        made = pdf_of(draw(most), size=size)
        if made.count(A_PAGE) == 1:
            break
    return made


def pdf_of(hold: Hold, language: str | None = None, *, size: float = 1.0) -> bytes:
    """The paper as PDF, tagged for screen readers. `size`: how much smaller than usual the letters are."""
    code = (language or get_language() or "en").split("-")[0]
    told = asdict(hold)
    told["parts"] = [_with_pictures(part) for part in told["parts"] if part["lines"]]
    told |= {
        "language": code, "rtl": bool(get_language_info(code)["bidi"]), "qr": qr_of(hold.link) if hold.link else "",
        "qr_words": hold.link_words, "size": size,
    }  # fmt: skip
    return typst.compile(
        HERE / "hold.typ", font_paths=[pdf.HERE / "fonts"], ignore_system_fonts=True, format="pdf",
        sys_inputs={"paper": json.dumps(told)},
    )  # fmt: skip


def qr_of(link: str) -> str:
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=1, xmldecl=False, svgns=True, dark="#111")
    return drawn.getvalue().decode()


@cache
def pictures() -> dict[str, str]:
    """The drawings of the village, each as a picture of its own: in two tones where there is one, else plain."""
    return {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="#111">{shape}</svg>'
        for _duo, name, box, shape in sorted(SYMBOL.findall(SPRITE.read_text()))
    }


def _with_pictures(part: dict[str, object]) -> dict[str, object]:
    lines: list[dict[str, object]] = part["lines"]  # type: ignore[assignment]
    return {**part, "lines": [{**line, "picture": pictures().get(str(line["picture"]), "")} for line in lines]}
