"""What they call it and what they tell, in the language of Wilgendaal."""

from village.modules.papers.actions import Help

REPORT = "Verslag van de logopediste"
HOUSE = "Ons huis, door Sami"
VOICE = "Wat ik wil zeggen"
ALONE = "Alleen voor mij"
EARLIER = (
    Help(
        from_year=2019, from_month=9, until_year=2020, who="Juf Ann van de kleuterklas",
        what_for="Sami sprak nog bijna niet.",
        brought="Ze las elke dag vijf minuten met hem alleen. Hij begon te vertellen.",
    ),
    Help(
        from_year=2023, from_month=1, until_year=2024, until_month=6, who="Logopedie in de wijk",
        what_for="Lezen en uitspraak.",
        brought="Het hielp, tot de uren niet meer bij mijn werk pasten.",
    ),
)  # fmt: skip
WITH_HANNE = Help(
    from_year=2022, until_year=2023, who="Zomerkamp van De Loods", what_for="Iets leuks in de grote vakantie.",
    brought="Sami sliep weer door. Het volgende jaar was er geen plaats.",
)  # fmt: skip
