"""What the organisations of both villages tell of themselves, in the language of the village. All of it is invented."""

from typing import Any

from village.demo.cast import DOOR, LOODS, SCHOOL, TOWN

ALL_DAY = "van half 9 tot 4 uur"
MORNINGS = "van 9 tot 12 uur"
AT_THE_GATE = "aan de schoolpoort, van 8 tot 9 uur"
SQUARE, FIELDS = "Het Plein", "De Velden"
KINDS = (
    ("Zorgleerkracht", "Voor alles over leren, meekunnen en je goed voelen op school."),
    ("Brugfiguur", "Loopt mee tussen thuis en school, ook als praten met de school moeilijk is."),
    ("Contactpersoon van de buurt", "Voor elke vraag van kinderen, jongeren en ouders in de buurt."),
)
ENTRIES = {
    DOOR: {
        "about": "Hier kan elke ouder, elk kind en elke jongere binnen met een vraag. Welke hulp het is, zoeken we samen.",
        "place": "Plein 1, naast de bibliotheek", "hours": "Maandag tot vrijdag, van 9 tot 17 uur",
    },
    SCHOOL: {
        "about": "Basisschool voor kinderen van 2,5 tot 12 jaar. We zoeken samen met ouders wat een kind nodig heeft.",
        "place": "Kiemstraat 12", "hours": "Schooldagen van 8 tot 16 uur",
    },
    LOODS: {
        "about": "Een open huis voor jongeren: muziek, koken, sport en iemand die luistert.",
        "place": "Kade 5", "hours": "Woensdag, vrijdag en zaterdag, van 14 tot 22 uur",
    },
    TOWN: {
        "about": "De stad helpt gezinnen met wonen, geld en vrije tijd.",
        "place": "Stadhuis, Grote Markt 1", "hours": "Elke werkdag van 9 tot 12 uur",
    },
}  # fmt: skip
SERVICES: dict[str, tuple[dict[str, Any], ...]] = {
    DOOR: (
        {
            "name": "Opvoedwinkel", "about": "Praten over opvoeden: slapen, ruzie, schermen, of gewoon even je hart luchten.",
            "life_areas": ["home", "feelings", "health"], "age_until": 18, "languages": ["nl", "fr", "ar"], "cost": "free",
            "wait": "no", "wait_words": "Je kan meteen binnenlopen.", "how": "Loop binnen of bel. Een afspraak hoeft niet.",
            "place": "Plein 1", "hours": "Dinsdag van 9 tot 12 uur, donderdag van 13 tot 17 uur",
        },
        {
            "name": "Babbelbus", "about": "Samen Nederlands oefenen, met je kind erbij.", "life_areas": ["language"],
            "postcodes": ["9001", "9002"], "languages": ["nl", "ar", "tr", "uk"], "cost": "free", "wait": "no",
            "place": "De bus staat aan de schoolpoort", "hours": "Woensdag van 15 tot 17 uur",
        },
    ),
    SCHOOL: (
        {
            "name": "Zorgoverleg", "spelled_out": "Samen zitten over wat een kind nodig heeft",
            "about": "Ouders, juf of meester en de zorgleerkracht zoeken samen wat een kind helpt in de klas.",
            "life_areas": ["school", "feelings"], "age_from": 2, "age_until": 12, "languages": ["nl"], "cost": "free",
            "wait": "yes", "wait_words": "Meestal binnen twee weken.", "how": "Vraag het aan de juf of meester.",
            "place": "Kiemstraat 12",
        },
    ),
    LOODS: (
        {
            "name": "Huiswerkklas", "about": "Rustig huiswerk maken, met een vrijwilliger die je op weg helpt.",
            "life_areas": ["school"], "age_from": 10, "age_until": 16, "languages": ["nl", "en", "ar"], "cost": "free",
            "wait": "no", "place": "Kade 5", "hours": "Maandag en donderdag van 16 tot 18 uur",
        },
        {
            "name": "Muziek op woensdag", "about": "Samen spelen en opnemen. Een instrument lenen mag.",
            "life_areas": ["friends", "feelings"], "age_from": 8, "age_until": 18, "languages": ["nl", "en"],
            "cost": "some", "cost_words": "2 euro per keer, gratis met de stadspas.", "wait": "yes",
            "wait_words": "Er zijn vijf plaatsen vrij vanaf volgende maand.",
            "place": "Kade 5", "hours": "Woensdag van 14 tot 16 uur",
        },
    ),
    TOWN: (
        {
            "name": "OCMW-woonloket", "spelled_out": "Openbaar centrum voor maatschappelijk welzijn: het loket voor wonen",
            "about": "Hulp bij een huis zoeken, huur die te hoog is, of een brief van de huisbaas.",
            "life_areas": ["money", "home"], "languages": ["nl", "fr"], "cost": "free",
            "wait": "yes", "wait_words": "Een eerste gesprek binnen drie weken.",
            "how": "Bel voor een afspraak, of vraag het aan het contactpunt.", "place": "Grote Markt 1",
        },
        {
            "name": "Stadspas", "about": "Een pas waarmee sport, zwemmen en uitstappen bijna niets kosten.",
            "life_areas": ["money", "friends"], "cost": "free", "wait": "unknown", "place": "Grote Markt 1",
        },
    ),
}  # fmt: skip

LE_MATIN = "de 9 h à 12 h"
A_LA_GRILLE = "à la grille de l’école, de 8 h à 9 h"
LE_CENTRE = "Le centre"
GENRES = (
    ("Enseignante référente", "Pour les enfants en situation de handicap et leurs parents : tout ce qui touche à l’école."),
    ("Contact du quartier", "Pour toute question des enfants, des jeunes et des parents."),
)
MAISON = {
    "about": "Chaque parent, chaque enfant et chaque jeune peut entrer avec une question, sans savoir quelle aide il cherche.",
    "place": "2, place des Tilleuls", "hours": "Du lundi au vendredi, de 9 h à 17 h",
}  # fmt: skip
ECOLE = {"about": "École primaire pour les enfants de 3 à 11 ans.", "place": "4, rue de l’École"}
A_LA_MAISON: tuple[dict[str, Any], ...] = (
    {
        "name": "LAEP", "spelled_out": "Lieu d’accueil enfants-parents",
        "about": "Jouer avec son tout-petit, rencontrer d’autres parents et poser une question sans rendez-vous.",
        "life_areas": ["home", "friends"], "age_until": 6, "languages": ["fr", "ar"], "cost": "free", "wait": "no",
        "place": "2, place des Tilleuls", "hours": "Mardi et vendredi, de 9 h à 11 h 30",
    },
    {
        "name": "Après-midi musique", "about": "Des jeunes jouent ensemble, avec ou sans instrument.",
        "life_areas": ["friends", "feelings"], "age_from": 11, "age_until": 17, "languages": ["fr"], "cost": "free",
        "wait": "unknown", "place": "2, place des Tilleuls", "hours": "Mercredi à 14 h",
    },
)  # fmt: skip
