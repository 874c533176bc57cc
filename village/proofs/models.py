"""Two tables that exist only in the databases of proofs, shaped like any record about a person."""

from django.db import models

from village.trust.people.models import PersonRecord
from village.trust.villages.sealed import SealedStems, SealedText
from village.trust.vocabulary import About, PartOf


class Note(PersonRecord):
    """Anything that is written about somebody."""

    title = models.CharField(max_length=100, blank=True)
    words = SealedText()
    stems = SealedStems(of="words")
    protection = About("kind")


class Remark(PersonRecord):
    """Part of a note."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="remarks")
    words = SealedText()
    protection = PartOf("note")
