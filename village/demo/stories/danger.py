"""Danger and safety in Wilgendaal: one act that was looked back at and told, one decision not to share, one lock.

All invented, and told calmly: nobody in it is blamed.
"""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories.stage import Stage
from village.modules.danger import actions
from village.modules.danger.doors import take_review
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import law_here
from village.modules.danger.writing import Sharing, Whom, Worry
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, Purpose

EVENING = Worry(
    facts="Vrijdag om half tien 's avonds zat Sami alleen op de trap van het zwembad. Hij had geen sleutel en geen telefoon.",
    observations="Volgens de redder was het de derde avond deze week.",
    opinion="Ik denk dat thuis iets is veranderd in het werk of de opvang. Ik denk niet dat iemand hem kwaad wil.",
    harm_if_not="Hij is negen en 's avonds alleen op straat.",
    harm_if="Leïla kan denken dat we haar niet vertrouwen.",
    tried="Twee keer gebeld en een briefje in de bus gestoken. Niemand kon open doen.",
    child_heard=True,
    persons="De redder van het zwembad, die hem een deken gaf.",
    child_words="Ik wacht tot mama thuis is van haar werk. Ik vind het niet erg, maar het is wel koud.",
    not_told_why="We konden Leïla die avond niet bereiken.",
    ground="shared_secrecy",
)
EVENING_COPY = (
    "Sami, negen jaar, was vrijdag om half tien 's avonds alleen aan het zwembad. Zijn moeder was niet te bereiken. "
    "Kunnen jullie met ons meedenken hoe er 's avonds iemand bij hem kan zijn?"
)
EVENING_SECOND = "Ik lees hetzelfde als Hanne. Weinig gedeeld, en alleen met wie kan helpen."
EVENING_TOLD = (
    "Dag Leïla, vrijdagavond konden we jou niet bereiken en we waren ongerust over Sami. Daarom vroegen we raad aan het "
    "vertrouwenscentrum. Niemand denkt dat jij iets verkeerd doet. Maandag zoeken we samen opvang voor de avonden."
)
EVENING_REVIEW = "Terecht. Eerst gebeld, dan pas gedeeld, en de moeder wist het de volgende dag."

QUIET = Worry(
    facts="Yara vertelt dat ze slecht slaapt en veel piekert. Ze vraagt om het thuis niet te zeggen.",
    harm_if="Ze zou niet meer komen, en dan heeft ze niemand meer om mee te praten.",
    tried="Ze komt nu elke week wandelen. We spraken af wat ze doet als het erger wordt, en wie ze dan belt.",
    child_heard=True,
    child_words="Ik wil het zelf vertellen, als ik zover ben.",
    not_told_why="Ze kiest zelf wanneer; er is nu geen gevaar.",
)

GATE = Worry(
    facts="Rachid stond deze week drie keer aan de schoolpoort van Sami, en belde 's nachts naar Leïla. Zij vraagt rust.",
    ground="help_in_danger",
    told_by="Hanne, aan de telefoon met Leïla",
)


def tell(stage: Stage, asked: UUID) -> None:
    """`asked`: the question about Sami that Hanne works on."""
    _one_evening(stage)
    _what_stays_with_her(stage)
    _at_the_gate(stage, asked)


def _one_evening(stage: Stage) -> None:
    """Shared with the confidential centre, confirmed by Mieke, looked back at by Pia, told to his mother."""
    with stage.playing("hanne") as hanne:
        law, today = law_here(hanne), timezone.localdate()
        mieke = Membership.unscoped.get(village_id=stage.village_id, person=stage.person("mieke"))
        act = actions.share(
            _whom(stage, "sami"), by=hanne, second=mieke, sharing=Sharing("vk", EVENING_COPY, receiver_name="de permanentie"),
            worry=Worry(**{
                **EVENING.__dict__, "affirmed": ("least",), "steps_done": {step: str(today) for step in law.danger_first_steps},
                "tell_review_on": today + timedelta(days=1),
            }),
        )  # fmt: skip
    with stage.playing("mieke") as mieke_herself:
        actions.confirm(_found(mieke_herself, act), by=mieke_herself, agrees=True, words=EVENING_SECOND)
    with stage.playing("hanne") as hanne:
        actions.tell_family(
            _found(hanne, act), by=hanne, persons=[stage.person("leila").pk], words=EVENING_TOLD
        )
    with stage.playing("pia"):
        take_review(act.pk)
    with stage.playing("pia") as pia:
        actions.review(_found(pia, act), by=pia, justified=True, words=EVENING_REVIEW)


def _what_stays_with_her(stage: Stage) -> None:
    """Weighed, and not shared: what Yara told stays with her. Somebody still looks back at it."""
    with stage.playing("hanne") as hanne:
        actions.not_share(_whom(stage, "yara"), by=hanne, worry=QUIET)


def _at_the_gate(stage: Stage, asked: UUID) -> None:
    """Rachid sees nothing about Sami any more, and nothing tells him."""
    with stage.playing("hanne") as hanne:
        rachid, gate = stage.person("rachid"), Worry(**{**GATE.__dict__, "told_before_on": timezone.localdate()})
        whom = Whom(
            name=stage.person("sami").name, subject_id=stage.person("sami").subject_id, request_id=asked
        )
        actions.shut_out(whom, by=hanne, worry=gate, against=rachid.pk, against_name=rachid.name)


def _whom(stage: Stage, who: str) -> Whom:
    person = stage.person(who)
    return Whom(name=person.name, born=person.birth_date, subject_id=person.subject_id)


def _found(actor: Actor, act: DangerAct) -> DangerAct:
    return find(actor, DangerAct, act.pk, Purpose.DANGER)
