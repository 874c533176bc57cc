"""What is said when Fatou leaves in Wilgendaal, all invented, in Dutch."""

from village.modules.family_plans.words import Prompt

HAMID, IMANI = "Rostami", "Okoro"
COACH, FATOU = "Gezinscoach", "Fatou"
HAMIDS_WORDS = (Prompt.WISH, "Dat Amir weer doorslaapt, en dat ik niet alles alleen hoef te regelen.")
IMANIS_WORDS = (
    Prompt.WISH,
    "Een opleiding die bij me past, en iemand die meedenkt zonder het over te nemen.",
)
HAMIDS_DRAFT = "Vader is vaak moe en vergeet soms een afspraak."
HAMIDS_TEXT = (
    "Amir slaapt beter als hij ’s avonds leest met papa. Bel Hamid na zijn shift, na vijf uur. "
    "Over de verhuizing praten we met z’n drieën, nooit waar Amir bij is zonder dat hij het weet."
)
IMANIS_DRAFT = (
    "Imani weet goed wat ze wil. Wat werkt: samen één ding tegelijk, liefst wandelend. "
    "Wat beter niet: bellen zonder eerst te appen. De inschrijving voor september staat nog open."
)
HAMIDS_TABLE, IMANIS_TABLE = "Bij Hamid aan de keukentafel", "In het park, bij de vijver"
