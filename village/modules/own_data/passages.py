"""A text as sentences, so that one of them can be hidden in an answer; which ones seem to be about somebody else (B3-24)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from village.modules.help_requests.names import BEGINNINGS, CAPITAL, points_to_somebody
from village.modules.own_data.collecting import Row, Section, Value

ENDS = re.compile(r"(?<=[.!?…؟])\s+|\n+")
AT_ONCE = 400

type Place = tuple[UUID, str, int]
"""A sentence, by its row, its column and its number."""


@dataclass(frozen=True)
class Passage:
    """One sentence; `ground` is why it is hidden, empty when it stays, None when nobody decided yet."""

    place: Place
    words: str
    marked: bool
    ground: str | None

    @property
    def is_open(self) -> bool:
        return self.marked and self.ground is None


def sentences(text: str) -> list[str]:
    return [one for one in ENDS.split(text.strip()) if one.strip()]


def passages_of(row: Row, decided: Mapping[Place, str], names: Iterable[str]) -> list[Passage]:
    """Every sentence that somebody else wrote. What the one who asks wrote themself is never hidden from them."""
    known = frozenset(names)
    return [
        Passage(place, words, seems_about_others(words, known), decided.get(place))
        for value in row.values
        if value.can_be_hidden
        for n, words in enumerate(sentences(value.text))
        for place in [(UUID(row.id), value.column, n)]
    ]


def rows_in(sections: Iterable[Section]) -> Iterator[Row]:
    """Parts too."""
    for section in sections:
        for row in section.rows:
            yield row
            yield from rows_in(row.parts)


def seems_about_others(words: str, names: frozenset[str]) -> bool:
    """A name of somebody else, a phone number, a date of birth, an address. A hint: a person decides."""
    return points_to_somebody(words) or bool(_capitals(words) & names)


def names_among(sections: Iterable[Section], ask: Callable[[list[str]], list[str]]) -> list[str]:
    """Which words with a capital are names; `ask` answers for all of them together."""
    texts = (value.text for row in rows_in(sections) for value in row.values if value.can_be_hidden)
    words = sorted({word for text in texts for word in _capitals(text)})
    return [name for at in range(0, len(words), AT_ONCE) for name in ask(words[at : at + AT_ONCE])]


def without_hidden(section: Section, hidden: Mapping[Place, str], why: Callable[[str], str]) -> Section:
    """As it goes out: a hidden sentence says that it is hidden and why, and nothing of what it said."""
    return Section(section.label, section.title, [_row(row, hidden, why) for row in section.rows])


def _row(row: Row, hidden: Mapping[Place, str], why: Callable[[str], str]) -> Row:
    values = [_value(UUID(row.id), value, hidden, why) for value in row.values]
    return Row(row.id, row.at, values, [without_hidden(part, hidden, why) for part in row.parts])


def _value(row: UUID, value: Value, hidden: Mapping[Place, str], why: Callable[[str], str]) -> Value:
    grounds = {n: ground for (key, column, n), ground in hidden.items() if ground and (key, column) == (row, value.column)}
    if not grounds or not value.can_be_hidden:
        return value
    said = [
        _("[hidden: {reason}]").format(reason=why(grounds[n])) if n in grounds else words
        for n, words in enumerate(sentences(value.text))
    ]
    text = "\n".join(said)
    return replace(value, text=text, plain=text)


def _capitals(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in CAPITAL.findall(text)) - BEGINNINGS
