"""Words one after the other, with the comma of the reader's own language."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def in_a_row(words: Iterable[object]) -> str:
    """ "one, two, three"; empty words are left out."""
    comma = pgettext("between words in a row", ", ")
    return comma.join(str(word) for word in words if word)
