"""What was said at the meetings of the Benali family, in the language of their village."""

from village.modules.meetings.words import Fits

HELD_ABOUT = "Hoe gaan de ochtenden?"
HELD_PLACE = "Bij oma thuis"
COMING_ABOUT = "Yara en haar vaste persoon op school"
COMING_PLACE = "De Kiem, het kleine lokaal"
YARA = "Ik wil mijn woensdag met Jonas houden. En niet vijf mensen die mij elke dag iets vragen."
YARA_TOLD = (
    "Woensdag blijft van jou: niemand plant er iets op. En één persoon op school vraagt hoe het gaat, niet vijf."
    " Wie dat is, kies jij."
)
SAMI = "Ik wil met Greet naar school. Zij kent alle honden onderweg."
SAMI_TOLD = "Greet loopt op dinsdag met jou mee naar school, langs de honden. Op maandag is het oma."
MORNINGS = "Wie helpt mee op maandag- en dinsdagochtend?"
MORNINGS_SAID = "Leïla begint om zes uur. Oma kan op maandag komen, Greet van hiernaast op dinsdag."
MORNINGS_DECIDED = "Oma en Greet brengen Sami op maandag en dinsdag naar school."
READING = "Wat helpt Sami bij het lezen in de klas?"
READING_SAID = "Een rustige plek vooraan helpt. Sami leest liever over draken dan uit het leesboek."
READING_DECIDED = "Juf Els legt elke week een boek over draken klaar."
HANNES = "Wie belt wie als het niet lukt?"
GLAD = (
    ("leila", "Drie ochtenden zonder ruzie."),
    ("els", "Sami las een hele bladzijde voor in de klas."),
    ("yara", "Acht dagen op rij naar school geweest."),
)
OPINIONS = (
    ("leila", Fits.PARTLY, "De ochtenden zijn rustiger. Het zijn nog altijd veel gesprekken."),
    ("hanne", Fits.YES, "Het gaat vooruit. De stappen worden gehouden."),
)
CHANGED = "Minder gesprekken: één per maand in plaats van twee."
WHY = "Leïla vroeg het: ze werkt vroeg en is moe."
