"""Through whose eyes one can look at the demo villages: the slugs of `POST /demo/enter/`.

docs/demo.md says what each of them may and may not see; tests/demo checks it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.demo.cast import VILLAGES, WILGENDAAL, Chair, DemoVillage

TILLEULS = VILLAGES[1]


class Group(TextChoices):
    """In which order the demo page shows them."""

    FAMILY = "family", _("Families and young people")
    PROFESSIONALS = "professionals", _("Who helps")
    VILLAGE = "village", _("Who keeps the village running")
    NO_ACCESS = "no_access", _("Who was not asked")

    @property
    def cat(self) -> str:
        """The colour of the round with the initials; the heading says the same in words."""
        return {"family": "home", "professionals": "care", "village": "place"}.get(self.value, "quiet")


@dataclass(frozen=True)
class Persona:
    slug: str
    who: str
    group: Group
    sentence: str | Promise
    home: DemoVillage = WILGENDAAL

    @property
    def name(self) -> str:
        return next(one.name for one in self.home.people if one.slug == self.who)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def chair(self) -> Chair | None:
        """None for who works nowhere in the village."""
        return next((one for one in self.home.chairs if one.who == self.who), None)

    @property
    def role(self) -> str:
        """In words: what this person does, and where."""
        if self.chair is None:
            return ""
        where = next(one.name for one in self.home.organisations if one.slug == self.chair.where)
        return f"{self.chair.role.label}, {where}"


PERSONAS = (
    Persona("parent", "leila", Group.FAMILY,
        _("Leïla is the mother of Yara and Sami. She asked a question with her family and decides who sees it.")),
    Persona("young-person", "yara", Group.FAMILY,
        _("Yara is fourteen. One question she asked just for herself; only the contact point knows.")),
    Persona("young-adult", "imani", Group.FAMILY,
        _("Imani is nineteen. She asked for herself and lets her youth worker walk along.")),
    Persona("grandmother", "fatna", Group.FAMILY,
        _("Fatna is the grandmother. She reads one question along, and finds what she does in the plan; nothing else.")),
    Persona("parent-afterwards", "mira", Group.FAMILY,
        _("Mira and her son closed their plan. They keep it, somebody still calls, and they may come back any day.")),
    Persona("contact-point", "hanne", Group.PROFESSIONALS,
        _("Hanne opens the one door of the village: she takes up questions and answers before a date.")),
    Persona("deputy", "bram", Group.PROFESSIONALS,
        _("Bram is on duty too. A new question is his as well, until one of them takes it up.")),
    Persona("coach", "fatou", Group.PROFESSIONALS,
        _("Fatou walks along with families. She sees a family only once that family agreed.")),
    Persona("teacher", "els", Group.PROFESSIONALS,
        _("Els teaches at De Kiem. She asked for advice about a pupil, without a name.")),
    Persona("school-lead", "karim", Group.PROFESSIONALS,
        _("Karim leads the care team of De Kiem. Nobody shared anything with him.")),
    Persona("youth-worker", "jonas", Group.PROFESSIONALS,
        _("Jonas works at De Loods. Imani wants him to follow her question.")),
    Persona("counsellor", "nele", Group.PROFESSIONALS,
        _("Nele listens at Amarant. Somebody shared with her for a while, and then stopped.")),
    Persona("supervisor", "mieke", Group.VILLAGE,
        _("Mieke leads the contact point. She sees how much waits and what is late, never names or words.")),
    Persona("manager", "griet", Group.VILLAGE,
        _("Griet is a manager of the town. She sees that there is work, not what is in it.")),
    Persona("keeper", "kobe", Group.VILLAGE,
        _("Kobe keeps the village: hours, organisations and who works where. He opens nothing about people.")),
    Persona("privacy-officer", "pia", Group.VILLAGE,
        _("Pia checks that the rules were kept. She sees who tried a closed door, not what is behind it.")),
    Persona("ex-partner", "rachid", Group.NO_ACCESS,
        _("Rachid is the former partner of Leïla. She closed everything for him; he cannot see that either.")),
    Persona("other-care-worker", "oona", Group.NO_ACCESS,
        _("Oona works with Nele, but not with this family. For her, nothing is here.")),
    Persona("stranger", "tom", Group.NO_ACCESS,
        _("Tom lives in Wilgendaal and has an account. What is not about him, he does not find.")),
    Persona("tilleuls-parent", "nadia", Group.FAMILY,
        _("Nadia asked a question about her son and was answered in French."), TILLEULS),
    Persona("tilleuls-young-person", "hugo", Group.FAMILY,
        _("Hugo is thirteen. What his mother asked about him, he may read as well."), TILLEULS),
    Persona("tilleuls-contact-point", "claire", Group.PROFESSIONALS,
        _("Claire opens the door of the other village. Wilgendaal does not exist for her."), TILLEULS),
)  # fmt: skip


def persona_called(slug: str) -> Persona | None:
    return next((persona for persona in PERSONAS if persona.slug == slug), None)


def groups_of(home: DemoVillage) -> list[tuple[Group, list[Persona]]]:
    """The personas of one village by group; groups without anybody are left out."""
    here = [persona for persona in PERSONAS if persona.home == home]
    found = [(group, [one for one in here if one.group == group]) for group in Group]
    return [(group, personas) for group, personas in found if personas]
