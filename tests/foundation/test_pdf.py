"""A paper is a PDF that says who took it, in every script, and reads no command in what people wrote."""

import pytest

from village.foundation.pdf import Line, Paper, Part, pdf_of


def paper(words):
    return Paper("Title", "Lead", "Hanne Moreels, 22 November 2026", [Part("Part", [Line("label", words)])])


@pytest.mark.parametrize("language", ["en", "nl", "fr", "ar"])
def test_it_is_made_in_each_language(language):
    assert pdf_of(paper("نعم, oui, ja, так"), language).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "words", ['#read("/etc/passwd")', "#panic()", "$ x", "*a _b `c", "\\", "<label> @ref", "]", "\x00\x07", "", "\n\n"]
)
def test_commands_in_what_people_wrote_are_only_words(words):
    assert len(pdf_of(paper(words), "en")) > 1000


def test_a_long_paper_has_many_pages():
    assert pdf_of(paper("A sentence that goes on.\n" * 400), "en").count(b"/Type/Page/") > 5
