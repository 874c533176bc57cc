"""What the family Benali keeps: a drawing, a voice, a letter; and who helped before, told once."""

import io
import math
import struct
from datetime import date
from uuid import UUID

from PIL import Image, ImageDraw

from village.demo.stories import papers_words as words
from village.demo.stories.stage import Stage
from village.modules.circles.one_thing import share_one
from village.modules.help_requests.models import HelpRequest
from village.modules.papers import actions
from village.modules.papers.actions import Told
from village.modules.papers.cleaning import Cleaned
from village.modules.papers.models import Paper
from village.modules.papers.words import Media, Sort
from village.trust.access.opening import find
from village.trust.vocabulary import DataKind, Purpose

RATE = 8000
TUNE = (392, 440, 494, 523, 494, 440, 392)


def tell(stage: Stage, request: UUID) -> None:
    with stage.playing("leila") as leila:
        kept = actions.keep(
            stage.person("sami"), by=leila, kind=DataKind.SCHOOL, content=_letter(),
            told=Told(words.REPORT, Sort.REPORT, date(2024, 6, 28)),
        )  # fmt: skip
        actions.keep(
            stage.person("sami"), by=leila, kind=DataKind.FAMILY_STORY, content=a_house(),
            told=Told(words.HOUSE, Sort.DRAWING, date(2026, 10, 3)),
        )  # fmt: skip
        actions.keep(
            stage.person("leila"), by=leila, kind=DataKind.FAMILY_STORY, content=a_tune(), told=Told(words.VOICE, Sort.VOICE)
        )
        for one in words.EARLIER:
            actions.tell_help(stage.person("sami"), by=leila, kind=DataKind.FAMILY_STORY, help=one)
    with stage.playing("leila") as leila:
        share_one(find(leila, Paper, kept.pk, Purpose.SHARE), by=leila, to_person=stage.person("jonas").pk)
    with stage.playing("yara") as yara:
        actions.keep(
            stage.person("yara"), by=yara, kind=DataKind.OWN_STORY, content=a_house("midnightblue"),
            told=Told(words.ALONE, Sort.DRAWING),
        )  # fmt: skip
    with stage.playing("hanne") as hanne:
        asked = find(hanne, HelpRequest, request, Purpose.HELP)
        actions.write_help_down(asked, by=hanne, help=words.WITH_HANNE)


def a_house(colour: str = "tomato") -> Cleaned:
    """As a child draws it."""
    picture = Image.new("RGB", (960, 640), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((300, 300, 660, 580), outline=colour, width=10)
    pen.line((280, 310, 480, 140, 680, 310), fill=colour, width=10)
    pen.rectangle((440, 430, 520, 580), outline="sienna", width=8)
    pen.ellipse((760, 60, 880, 180), outline="goldenrod", width=10)
    pen.line((60, 590, 900, 590), fill="seagreen", width=10)
    return _as_png(picture)


def _letter() -> Cleaned:
    """Lines of a letter, as a photo of it."""
    picture = Image.new("RGB", (700, 900), "ivory")
    pen = ImageDraw.Draw(picture)
    for line in range(18):
        pen.line((80, 160 + 36 * line, 620 - line * 37 % 160, 160 + 36 * line), fill="dimgray", width=4)
    pen.rectangle((80, 60, 240, 110), outline="teal", width=6)
    return _as_png(picture)


def _as_png(picture: Image.Image) -> Cleaned:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return Cleaned(Media.PNG, made.getvalue())


def _loud(note: int, second: float) -> int:
    return int(128 + 40 * math.sin(2 * math.pi * note * second) * (1 - 2 * second))


def a_tune() -> Cleaned:
    """Seven soft notes instead of a voice: nobody lent theirs."""
    sound = bytearray()
    for note in TUNE:
        sound += bytes(_loud(note, at / RATE) for at in range(RATE // 2))
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE, 1, 8)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(sound)) + bytes(sound)
    return Cleaned(Media.WAV, b"RIFF" + struct.pack("<I", len(body)) + body)
