"""Own data in Wilgendaal: a copy, what Hanne carried to her own records, and two things that were not right."""

from village.demo.stories.stage import Stage, Told
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import What
from village.modules.own_data import actions
from village.modules.own_data.actions import Wrong
from village.modules.own_data.models import Correction
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import Purpose

RECORDS, REFERENCE = "Eigen map van het Huis van het Kind", "HK-118"
NOT_RIGHT = "Er staat dat zijn naam al opgeschreven was. Ik wilde er eerst met Sami over praten."
RIGHT = "Sami's naam is opgeschreven nadat hij zelf ja zei."
HOW_I_SEE_IT = "Hij heeft zelf gekozen. Ik wil dat dat er ook staat."
ANSWER = "Je hebt gelijk, ik was te snel. Dank je dat je het zegt."
BIRTH_DAY = "De geboortedag van Amir staat een maand te vroeg."
BIRTH_DAY_RIGHT = "Op het geboortebewijs staat de maand erna. Ik breng het mee."


def tell(stage: Stage, told: list[Told]) -> None:
    """`told`: first the holiday that went well, then the question about reading."""
    holiday, reading = told[0].request_id, told[1].request_id
    with stage.playing("hanne") as hanne:
        asked = find(hanne, HelpRequest, reading, Purpose.HELP)
        actions.take_along(asked, by=hanne, form="pdf")
        actions.note_recorded(asked, by=hanne, place=RECORDS, reference=REFERENCE)
    with stage.playing("leila") as leila:
        asked = find(leila, HelpRequest, holiday)
        step = steps_of(asked).get(what=What.ANSWER)
        said = Wrong(RequestStep._meta.label, step.pk, NOT_RIGHT, RIGHT, HOW_I_SEE_IT)
        correction = actions.ask_correction(asked, by=leila, said=said)
    with stage.playing("hanne") as hanne:
        found = find(hanne, Correction, correction.pk, Purpose.HELP)
        actions.answer_correction(found, by=hanne, decision="corrected", corrected=RIGHT, reason=ANSWER)
    _two_more(stage)


def _two_more(stage: Stage) -> None:
    """Hamid's waits for the contact point; that Yara took a copy is hers alone to know."""
    with stage.playing("hamid") as hamid:
        amir = stage.person("amir")
        said = Wrong(amir._meta.label, amir.pk, BIRTH_DAY, BIRTH_DAY_RIGHT)
        actions.ask_correction_about(amir, by=hamid, said=said)
    with stage.playing("yara") as yara:
        open_subject(yara, stage.person("yara").subject_id, Purpose.CHECK)
        actions.take_own_copy(stage.person("yara"), by=yara)
