"""What is on paper reads in the direction of its language, and a number always in its own."""

from io import BytesIO

from pypdf import PdfReader

from village.modules.agreements.drawing import Hold, Line, Part, pdf_of, pictures


def runs_of(made):
    """Each piece of the page as it is drawn, from its left side to its right."""
    found = []
    PdfReader(BytesIO(made)).pages[0].extract_text(visitor_text=lambda text, *_where: found.append(text.strip()))
    return found


def test_a_phone_number_and_a_code_keep_their_order_on_an_arabic_paper():
    lines = [Line("0470 00 01 01", "Hanne"), Line("اتصل على 0470 00 02 02 مساءً"), Line("الساعة 09:30")]
    hold = Hold("خطتنا", "سطر", "x", [Part("بمن نتصل", lines)], code="4821 9034 1175 6620", code_title="رمزك")
    runs = runs_of(pdf_of(hold, "ar"))
    for number in ("0470 00 01 01", "0470 00 02 02", "09:30", "4821 9034 1175 6620"):
        assert number in runs


def test_every_picture_of_the_page_one_keeps_is_there_in_two_tones_where_it_has_two():
    for name in ("sparkle", "seal-check", "check-circle", "hands-clapping"):
        assert name in pictures(), name
    assert "opacity" in pictures()["hands-clapping"]
