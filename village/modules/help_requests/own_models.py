"""Answers to the questions a village added: in somebody's own words, beside the question as it was asked (T42)."""

from django.db import models

from village.modules.own_questions.models import QuestionVersion
from village.trust.people.models import PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import PartOf


class OwnAnswer(PersonRecord):
    """What was asked, in which language, and what was answered. Read by the same eyes as the request, and gone with it."""

    request = models.ForeignKey("help_requests.HelpRequest", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="+")
    asks = SealedText(blank=False)
    said = SealedText(blank=False)
    language = models.CharField(max_length=10)
    author_name = models.CharField(max_length=120)
    answered_at = models.DateTimeField()

    protection = PartOf("request")

    class Meta:
        ordering = ["answered_at", "id"]
