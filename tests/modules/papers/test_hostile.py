"""The corpus: everything in it is refused with a sentence or kept harmless, within limits, and never a broken page."""

import io
import re
import subprocess
import sys
import time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.papers.conftest import HERE
from tests.modules.papers.corpus import NAMES, everything, names
from tests.modules.papers.sent import Sent
from tests.modules.papers.sounds import aac, m4a, mp3, ogg, wav, webm
from village.modules.papers.bench.ogg import _sum
from village.modules.papers.bench.refused import Why
from village.modules.papers.cleaning import SENTENCES, clean
from village.modules.papers.models import Paper
from village.modules.papers.naming import saved_as, suggested
from village.modules.papers.words import Media

CORPUS = everything()
SECONDS, MEMORY = 10, 600 * 1024
"""For each; and the most that a process of the bench ever held, in kilobytes."""
SAFE_TYPES = {str(media) for media in Media}
HEADERS = {
    "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}  # fmt: skip


def test_there_are_enough_of_them():
    assert len(CORPUS) >= 100 and len({sent.what for sent in CORPUS}) == len(CORPUS)
    assert sum(sent.kept for sent in CORPUS) >= 30


@pytest.mark.parametrize(
    "sent", [pytest.param(one, id=one.what) for one in CORPUS if not one.what.startswith("a name")]
)
def test_on_the_bench_it_is_refused_with_a_sentence_or_comes_out_harmless(sent: Sent):
    began = time.monotonic()
    if sent.kept:
        cleaned = clean(sent.content)
        assert cleaned.media in SAFE_TYPES and cleaned.content
        assert not [word for word in sent.gone if word in cleaned.content]
        assert b"<script" not in cleaned.content and clean(cleaned.content).media == cleaned.media
    else:
        with pytest.raises(ValidationError) as no:
            clean(sent.content)
        assert len(str(no.value.message)) > 20
    assert time.monotonic() - began < 2 * SECONDS


def test_the_bench_never_held_more_than_it_may():
    """Asked from a small process: what a child of a large one held counts from before it became the bench."""
    small = [sys.executable, "-c", "from tests.modules.papers.holding import most; print(most())"]
    most = int(subprocess.run(small, capture_output=True, text=True, check=True).stdout)
    assert 1024 < most < MEMORY


def test_sent_with_the_form_nothing_breaks_and_nothing_is_shown_as_a_page(wilgendaal):
    client = browser(wilgendaal, "leila")
    about = str(wilgendaal.people["leila"].subject_id)
    for sent in [one for one in CORPUS if one.kept or one.what in SOME]:
        upload = SimpleUploadedFile(sent.name, sent.content, sent.media)
        page = client.post(HERE + "new/", {"paper": upload, "about": about, "kind": "6"})
        assert page.status_code == (302 if sent.kept else 422), sent.what
        if not sent.kept:
            assert 'class="error"' in words_of(page), sent.what
        else:
            _leaves_harmless(client, page["Location"], sent)


SOME = {"a page called a picture", "svg with a script", "a pdf with a script", "a png of a billion dots", "nothing",
        "a letter with a macro", "the test of virus scanners", "an mp4 of boxes in boxes", "a formula"}  # fmt: skip


def _leaves_harmless(client, url, sent):
    shown = client.get(url)
    assert shown.status_code == 200 and "<script>alert" not in words_of(shown), sent.what
    for rest in ("take/", "play/"):
        answer = client.get(url + rest)
        if answer.status_code == 404:
            assert rest == "play/" and "Content-Disposition" not in answer
            continue
        assert answer["Content-Type"] in SAFE_TYPES, sent.what
        assert {name: answer[name] for name in HEADERS} == HEADERS, sent.what
        assert not [word for word in sent.gone if word in answer.content], sent.what
        disposition = answer["Content-Disposition"]
        assert disposition == "inline" if rest == "play/" else disposition.startswith("attachment; "), (
            sent.what
        )
        assert "\n" not in disposition and "\r" not in disposition


def test_a_name_decides_nothing_and_carries_nothing():
    for name in NAMES:
        stem, saved = suggested(name), saved_as(suggested(name), "image/png")
        assert len(stem) <= 120 and not re.search(
            r"[\x00-\x1f/\\\u202a-\u202e\u2066-\u2069\u200b\ufeff]", stem
        ), name
        assert (
            saved.endswith(".png") and saved.count("..") == 0 and not re.search(r'[<>"/\\;:\r\n\0=]', saved)
        ), name
        assert not saved.startswith((".", "-", "=", "+", "@")), name


def test_a_name_from_the_family_stays_readable():
    assert suggested("C:\\papers\\Brief van de school.pdf") == "Brief van de school"
    assert suggested("رسالة من المدرسة.png") == "رسالة من المدرسة"
    assert saved_as("École, 2e année (Sami)", "application/pdf") == "École, 2e année (Sami).pdf"


def test_the_names_of_the_corpus_reach_the_list_as_text(wilgendaal):
    client = browser(wilgendaal, "leila")
    about = str(wilgendaal.people["leila"].subject_id)
    for sent in names():
        client.post(
            HERE + "new/", {"paper": SimpleUploadedFile(sent.name, sent.content), "about": about, "kind": "6"}
        )
    page = words_of(client.get(HERE))
    assert "<script>" not in page.split("<main")[1] and "\u202e" not in page
    with as_owner():
        assert {paper.media for paper in Paper.unscoped.all()} == {"image/png"}


@pytest.mark.parametrize("make, media", [(webm, "audio/webm"), (ogg, "audio/ogg"), (mp3, "audio/mpeg"), (aac, "audio/aac"),
                                         (m4a, "audio/mp4"), (wav, "audio/wav")])  # fmt: skip
def test_every_sound_that_devices_record_is_kept(make, media):
    assert clean(make()).media == media


def test_the_sum_of_an_ogg_page_is_the_one_that_players_check():
    """Of the page that an Opus encoder writes first: RFC 3533 gives the rule, this its known outcome."""
    page = bytes.fromhex("4f67675300020000000000000000000000000000000000000000" + "00")
    assert _sum(page) == _slowly(page)


def _slowly(page: bytes) -> int:
    """As RFC 3533 writes it: polynomial 04c11db7, begun at nothing, bit by bit."""
    total = 0
    for byte in page:
        total ^= byte << 24
        for _bit in range(8):
            total = (total << 1 ^ (0x04C11DB7 if total & 0x80000000 else 0)) & 0xFFFFFFFF
    return total


def test_a_photo_of_a_telephone_is_kept_small_enough_to_open():
    made = io.BytesIO()
    Image.effect_noise((4000, 3000), 40).convert("RGB").save(made, "JPEG", quality=70)
    with Image.open(io.BytesIO(clean(made.getvalue()).content)) as picture:
        assert max(picture.size) == 2600 and picture.mode == "RGB"


def test_what_one_can_see_through_stays_so():
    made = io.BytesIO()
    Image.new("RGBA", (9, 9), (1, 2, 3, 4)).save(made, "PNG")
    with Image.open(io.BytesIO(clean(made.getvalue()).content)) as picture:
        assert picture.mode == "RGBA" and picture.getpixel((0, 0))[3] == 4


def test_every_reason_has_its_sentence():
    assert set(SENTENCES) == set(Why)
