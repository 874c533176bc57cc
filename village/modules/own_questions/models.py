"""A question of a village, and each way in which it was ever asked.

What was asked once is never written again: another sentence is another version, and an answer points to the version it was
given to. The texts are the village's own and tell nothing about anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.own_questions.words import AskedOf, Moment, Sort
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import OfVillage


@dataclass(frozen=True)
class Wording:
    """A question in one language: what is asked, why and who reads it, and the choices."""

    language: str
    asks: str
    why: str
    choices: tuple[str, ...] = ()


class OwnQuestion(VillageRecord):
    """When it is asked and of whom; its sentences stand in its versions. Ended, never deleted."""

    moment = models.CharField(max_length=10, choices=Moment)
    asked_of = ArrayField(models.CharField(max_length=20, choices=AskedOf))
    just_me = models.BooleanField(default=False, help_text=_("also asked of who asks just for themself"))
    place = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    protection = OfVillage(public=True)

    class Meta:
        indexes = [models.Index(fields=["village", "moment", "place"], name="own_questions_in_order")]


class QuestionVersion(VillageRecord):
    """The question as it was asked from a moment on, in each language it was written in. Frozen."""

    question = models.ForeignKey(OwnQuestion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=10, choices=Sort)
    texts = models.JSONField(help_text=_("per language: what is asked, why and who reads it, the choices"))

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "question", "number"], name="each_version_once"),
            models.CheckConstraint(
                name="a_question_never_scores_anybody", condition=Q(sort__in=Sort.values),
                violation_error_message=_("A question is answered in words: nobody is measured here."),
            ),
        ]  # fmt: skip

    def in_language(self, language: str, others: Iterable[str] = ()) -> Wording:
        """In this language, or else in the first of the others it was written in; `language` says in which it stands."""
        found = next(one for one in (language, *others, *sorted(self.texts)) if one in self.texts)
        text = self.texts[found]
        return Wording(found, text["asks"], text["why"], tuple(text.get("choices", ())))
