"""What Leïla, Yara, Els and Kobe said about all this, all invented, in Dutch."""

from datetime import timedelta

GOES_WELL = "We lachen weer aan tafel."
SHOWN = "Ik wil zelf kiezen wie er bij ons thuis komt."
OWN = (
    ("words", "Soms is het thuis te druk in mijn hoofd. Dan ga ik wandelen.", "", None),
    ("goal", "In de zomer twee weken bij mijn tante logeren", "", None),
    ("step", "Ik bel haar zondag zelf", "", timedelta(days=6)),
    ("helps", "Met haar kan ik alles zeggen.", "Noor", None),
)
NELES = "We schrijven samen op wat je haar wil vragen."
COMING = (
    ("leila", "yes", ""),
    ("els", "phone", "Ik heb tot vier uur klas, daarna bel ik in."),
)
WHY_SOONER = "Uit het overleg van oktober: wie vastloopt, wacht te lang."
BECAUSE = "Ik las wat al goed gaat, zodat ik het niet opnieuw aan jullie hoefde te vragen."
