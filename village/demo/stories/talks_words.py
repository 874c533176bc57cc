"""What young people and who they talk with said in Wilgendaal, all invented, in Dutch."""

from dataclasses import dataclass, field

from village.modules.talks.actions import Wishes
from village.modules.talks.offering import Offer
from village.modules.talks.words import Come, Companion, Kind, Limit, Other

THERAPY = "Postgraduaat kinder- en jongerentherapie"
MEDIATOR = "Opleiding bemiddelaar, 120 uur"


@dataclass(frozen=True)
class Young:
    """Somebody with a nickname, what they tell, and what stays here."""

    name: str
    words: str = ""
    wishes: Wishes = field(default_factory=Wishes)


BESIDE = Offer(
    Kind.MENTORING,
    called="Jonas",
    place="De Loods, aan de keukentafel of buiten op de bank",
    hours="Woensdag van 14 tot 17 uur, vrijdag na school",
    languages=("nl", "en"),
    come=(Come.WALK_IN, Come.CALL, Come.MEET),
    about_me="Ik speel bas en ik kan slecht koken. Ik luister graag, ook als je niet weet waar te beginnen.",
    phone="0470 00 01 05",
)
FIND_OUT = Offer(
    Kind.ADVICE,
    called="Jonas",
    place="De Loods, bureau naast de ingang",
    hours="Maandag van 15 tot 18 uur",
    languages=("nl", "en", "fr"),
    come=(Come.WALK_IN, Come.CALL),
    about_me="Vakantiewerk, studietoelage, ruzie met je telefoonabonnement: vraag maar, samen zoeken we het uit.",
    phone="0470 00 01 05",
)
TOGETHER = Offer(
    Kind.MEDIATION,
    called="Jonas",
    place="Een rustige plek die jullie samen kiezen",
    hours="Op afspraak, ook 's avonds",
    languages=("nl", "en"),
    come=(Come.CALL, Come.MEET),
    about_me="Ik kies geen kant. Ik zorg dat jullie allebei kunnen uitspreken.",
    phone="0470 00 01 05",
)
CALM = Offer(
    Kind.COUNSELLING,
    called="Nele",
    place="Amarant, de kamer met de groene deur",
    hours="Dinsdag en donderdag van 15 tot 19 uur",
    languages=("nl", "fr"),
    come=(Come.MEET, Come.WALK_IN),
    about_me="Ik heb twee katten en veel thee. Jij kiest waarover we praten en hoe snel.",
    age_from=12,
)

NOOR = Young(
    "Noor",
    "Sinds mijn oma er niet meer is, heb ik nergens zin in. Op school merk ik dat ik snel boos word.",
    Wishes(
        companion=Companion.FRIEND, companion_called="Lina", limits=(Limit.ASK_FIRST, Limit.NOT_SCHOOL),
        limit_words="Je mag met mijn mama praten over oma, maar niet over wat ik over mijn stiefvader vertelde.",
    ),
)  # fmt: skip
NOOR_QUESTION = "Dag Noor, fijn dat je schrijft. Kom je woensdag met Lina langs? Er is warme choco."
MILO = Young(
    "Milo",
    "Ik kreeg straf voor iets dat ik niet deed. Nu durf ik niets meer te zeggen in de les.",
    Wishes(
        limits=(Limit.NOT_PARENTS,), other=Other.TEACHER, other_called="Mevrouw Claes",
        other_how="Na vier uur in het leraarslokaal, niet waar de klas bij is.",
    ),
)  # fmt: skip
ZOE = Young("Zoë", wishes=Wishes(limits=(Limit.NOTHING,)))
