"""Two versions beside each other, sentence by sentence: what came, what went, what reads differently (T14).

Pure functions: each change is a word as well as a place, so that nobody needs colours to read it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ALIKE = 0.55
"""From here on a sentence reads as another wording of the same, and not as one that went and one that came."""


class Change(TextChoices):
    SAME = "same", _("Same as before")
    ADDED = "added", _("New")
    REMOVED = "removed", _("No longer there")
    CHANGED = "changed", _("Changed")


@dataclass(frozen=True)
class Text:
    """One point of a version: its sentences under the key that it keeps from version to version."""

    key: UUID
    section: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """`was` and `now` are both there only when it changed."""

    change: Change
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Point:
    key: UUID
    section: str
    change: Change
    sentences: tuple[Sentence, ...]


def compare(before: Iterable[Text], after: Iterable[Text]) -> list[Point]:
    """The points of now in their order, then those that are gone."""
    old, new = {one.key: one for one in before}, {one.key: one for one in after}
    stay = [_point(old.get(key), one) for key, one in new.items()]
    gone = [_point(one, None) for key, one in old.items() if key not in new]
    return stay + gone


def changes(points: Iterable[Point]) -> list[Point]:
    return [point for point in points if point.change != Change.SAME]


def _point(before: Text | None, after: Text | None) -> Point:
    there = after or before
    assert there is not None
    if before is None or after is None:
        change = Change.ADDED if before is None else Change.REMOVED
        return Point(there.key, there.section, change, tuple(_all(there.sentences, change)))
    lines = tuple(sentences(before.sentences, after.sentences))
    same = all(line.change == Change.SAME for line in lines)
    return Point(there.key, there.section, Change.SAME if same else Change.CHANGED, lines)


def sentences(before: Sequence[str], after: Sequence[str]) -> list[Sentence]:
    if tuple(before) == tuple(after):  # most of a plan, most of the time
        return _all(after, Change.SAME)
    found: list[Sentence] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found += [Sentence(Change.SAME, now=one) for one in after[c:d]]
        else:
            found += _replaced(list(before[a:b]), list(after[c:d]))
    return found


def _replaced(was: list[str], now: list[str]) -> list[Sentence]:
    """Each new sentence takes the old one it is most like; what is left went or came."""
    found = []
    for sentence in now:
        near = max(was, key=lambda one: _likeness(one, sentence), default=None)
        if near is not None and _likeness(near, sentence) >= ALIKE:
            was.remove(near)
            found.append(Sentence(Change.CHANGED, near, sentence))
        else:
            found.append(Sentence(Change.ADDED, now=sentence))
    return [*_all(was, Change.REMOVED), *found]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()


def _all(lines: Iterable[str], change: Change) -> list[Sentence]:
    gone = change == Change.REMOVED
    return [Sentence(change, was=one if gone else "", now="" if gone else one) for one in lines]
