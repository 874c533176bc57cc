"""The safety note of the Benali family, with two invented numbers; one that Yara wrote by herself; a part noted for Imani."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories.passing_on_words import IMANI
from village.demo.stories.stage import Stage
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, plans_of
from village.modules.safety_notes import actions, noting
from village.modules.safety_notes.actions import Words
from village.modules.safety_notes.models import SafetyNote
from village.trust.access.opening import find, open_subject
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose, Right

READ_AGAIN = timedelta(days=120)
OURS = Words(
    helps="Rust. Eén iemand praat, zachtjes. Sami zijn koptelefoon en de blauwe deken. Wachten tot we zelf iets zeggen.",
    worse="Veel volk in huis. Roepen. Vragen wie begonnen is.",
    first="Eerst Sami: breng hem naar oma, één trap lager. Yara belt zelf met Jonas als ze dat wil.",
    one_name="Oma Fatna", one_number="0470 00 01 12", two_name="Hanne, Huis van het Kind", two_number="09 000 01 34",
)  # fmt: skip
HERS = Words(
    helps="Naar buiten, en muziek. Niet vragen wat er is. Naast me lopen is genoeg.",
    worse="Als iemand mijn deur openhoudt. Als ze mama meteen bellen.",
    first="Jonas. En daarna Sami, zeg hem dat het met mij goed komt.",
    one_name="Jonas", one_number="0470 00 01 56", two_name="Nour", two_number="0470 00 01 78",
)  # fmt: skip

IMANIS = Words(
    helps="Buiten zijn. Iemand die naast me gaat zitten en niets vraagt.", worse="Als iedereen tegelijk begint te bellen.",
    first="Eerst appen, dan pas bellen. Jonas mag ook komen.", one_name="Jonas", one_number="0470 00 01 56",
    two_name="", two_number="",
)  # fmt: skip


def noted_for_imani(stage: Stage) -> None:
    """Fatou wrote it down as Imani told it; the second number is missing yet, and it holds nothing before Imani's yes."""
    on = timezone.localdate() + READ_AGAIN
    with stage.playing("fatou") as fatou:
        door = next(one for one in plans_of(fatou) if one.family == IMANI)
        noting.note_for(door, by=fatou, noted=noting.Noted(IMANIS, stage.person("imani").pk, on))


def tell(stage: Stage, plan: UUID) -> None:
    """Both owners say yes; Hanne may read it on a calm day too. Yara's own is shown to Jonas, and nobody else knows of it."""
    on = timezone.localdate() + READ_AGAIN
    with stage.playing("leila") as leila:
        _door(leila)
        made = actions.propose(
            find(leila, FamilyPlan, plan, Purpose.HELP, Right.MANAGE), by=leila, words=OURS, review_on=on,
            readers=[stage.person("hanne").pk],
        )  # fmt: skip
    with stage.playing("yara") as yara:
        _door(yara)
        actions.say(find(yara, SafetyNote, made.pk), by=yara, yes=True)
        me = Subject(pk=yara.subject_id, village_id=yara.village_id)
        actions.write_own(me, by=yara, words=HERS, review_on=on, readers=[stage.person("jonas").pk])


def _door(actor: Actor) -> PlanDoor:
    door = next(one for one in plans_of(actor) if one.mine and one.is_open)
    open_subject(actor, door.subject_id, Purpose.HELP)
    return door
