"""What Kobe and Paul write about enrolling, and what Leïla asks. All of it is invented."""

from village.modules.enrolment.models import Wording

SITE = "https://aanmelden.wilgendaal.example/"
LIBRARY = "Thuis, of elke woensdag van 14 tot 16 uur in de bibliotheek, met hulp"
LIBRARY_FR = "Chez vous, ou le mercredi de 14 à 16 heures à la bibliothèque, avec de l’aide"
PRIMARY, SECONDARY = "Lagere school", "Middelbare school"

# each: from how many days from now, until how many, a page, and the words in each language
WILGENDAAL = (
    (-12, 5, "", (
        Wording("nl", PRIMARY, "Ga kijken in de scholen. Neem je kind mee.", "Elke school, op haar opendeurdag"),
        Wording("fr", "École primaire", "Visitez les écoles avec votre enfant.", "Chaque école, le jour portes ouvertes"),
        Wording("ar", "المدرسة الابتدائية", "زوروا المدارس مع طفلكم.", "في كل مدرسة، يوم الأبواب المفتوحة"),
    )),
    (40, 61, SITE, (
        Wording("nl", PRIMARY, "Meld je kind aan. Zet drie scholen op je lijst.", LIBRARY, "Je pas en de kids-ID"),
        Wording("fr", "École primaire", "Inscrivez votre enfant. Choisissez trois écoles.", LIBRARY_FR, "Vos papiers"),
    )),
    (97, 118, "", (
        Wording("nl", PRIMARY, "Je hebt een brief. Schrijf je kind in op die school.", "Op de school zelf", "De brief"),
        Wording("fr", "École primaire", "Vous avez une lettre. Inscrivez l’enfant à cette école.", "À l’école", "La lettre"),
    )),
    (-12, 6, "", (
        Wording("nl", SECONDARY, "Praat op school over wat je kind graag doet.", "Bij de klasleraar", "Het rapport"),
        Wording("fr", "École secondaire", "Parlez de ce que l’enfant aime faire.", "Chez le titulaire", "Le bulletin"),
    )),
    (14, 14, "", (
        Wording("nl", SECONDARY, "Kom kijken naar alle middelbare scholen op één avond.", "Sportzaal aan het Plein, om 19 uur"),
        Wording("fr", "École secondaire", "Venez voir toutes les écoles en une soirée.", "Salle de sport, place, à 19 heures"),
    )),
    (70, 88, SITE, (
        Wording("nl", SECONDARY, "Meld je kind aan. Zet vijf scholen op je lijst.", LIBRARY, "De kids-ID en het rapport"),
        Wording("fr", "École secondaire", "Inscrivez votre enfant. Choisissez cinq écoles.", LIBRARY_FR, "Le bulletin"),
    )),
)  # fmt: skip

MUSIC_SCHOOL = "Yara tekent en zingt de hele dag. Ze weet goed wat ze wil."
WHICH_SCHOOL = (
    "Ze wil volgend jaar naar een school met muziek. Ik weet niet wanneer ik haar moet aanmelden, en met welke papieren."
)
AFTER_WORK = "Het liefst na vier uur. Yara komt graag mee."
AT_THE_TABLE = "Huis van het Kind, de kleine tafel"

TILLEULS = (
    (-20, 25, "", (
        Wording("fr", "École maternelle", "Inscrivez votre enfant à la mairie.", "Mairie, le matin, sauf le lundi",
                "Le livret de famille et une facture"),
    )),
    (45, 66, "", (
        Wording("fr", "École maternelle", "Prenez rendez-vous avec la directrice et visitez la classe.", "À l’école",
                "Le certificat de la mairie"),
    )),
    (30, 51, "", (
        Wording("fr", "Collège", "Remplissez le dossier que l’école vous a donné et rendez-le.", "À l’école de votre enfant"),
    )),
    (150, 150, "", (
        Wording("fr", "Collège", "Venez à la matinée des nouveaux élèves.", "Au collège, à 9 heures", "Rien : juste vous deux"),
    )),
)  # fmt: skip
