"""What is hidden in a copy because it is somebody else's: how to reach another person, and who reported something.

Rules, not choices per case. They look at what a column is called, so that they also hold for tables of later modules:
what looks like an address of the one who wrote it is hidden, unless that is the reader.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

CONTACT = re.compile(r"(^|_)(e?mail|phone|mobile|address|street|whatsapp|where)(_|$)|(^|_)reach$")
"""Columns that say how to reach whoever wrote the record."""
AUTHOR = re.compile(r"^(author|asker|reporter|sender|told_by)_?(name|place|where)?$")
"""Columns that say who wrote it."""
REPORTER = re.compile(r"(^|_)reporter(_|$)")


@dataclass(frozen=True)
class Around:
    """Who stands around the one the copy is about."""

    reader: UUID | None
    person: UUID | None
    family: Collection[UUID]
    professionals: Collection[UUID]

    def knows(self, author: UUID | None) -> bool:
        """May the reader know that this person wrote it? Family, and who works in the village under a public name."""
        return author is None or author in {self.reader, self.person, *self.family, *self.professionals}


def is_hidden(record: Any, column: str, around: Around) -> bool:
    """Is this value of this record somebody else's?"""
    author = getattr(record, "author_id", None)
    if author is None or author == around.reader:
        return False
    if REPORTER.search(column):
        return True
    if CONTACT.search(column) and author != around.person:
        return True
    return bool(AUTHOR.match(column)) and not around.knows(author)
