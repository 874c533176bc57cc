"""What Yara can decide in Wilgendaal: noted by Hanne with a second colleague, with Yara's own words beside it; and a leak."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories.stage import Stage
from village.foundation.time_range import now
from village.modules.help_requests.able import Finding, note_able, notes_of, say_beside
from village.modules.help_requests.models import AbleNote, HelpRequest
from village.modules.own_data import leaks
from village.trust.access.opening import find

ABOUT = "Wie op school dit te horen krijgt"
WHY = "Yara woog af wat er met en zonder de school zou gebeuren, en legde het in haar eigen woorden uit."
WITH = "Nele Baert, begeleider"
OWN_WORDS = "Ik wil het eerst zelf aan mijn klasleerkracht vertellen."
LEAK = "Een tablet bleef aangemeld op de leestafel in de hal."
LETTER = (
    "Er ging iets mis, en het raakt jou. Een tablet bleef een half uur aangemeld op de leestafel. Wie voorbijkwam kon"
    " dingen over jou zien. We sloten het meteen af en meldden het. Je hoeft niets te doen. Vraag ons gerust alles."
)


def tell(stage: Stage, alone: UUID) -> None:
    """`alone`: what Yara asked just for herself."""
    with stage.playing("hanne") as hanne:
        again = timezone.localdate() + timedelta(days=90)
        finding = Finding(AbleNote.Found.ABLE, ABOUT, WHY, WITH, again)
        note_able(find(hanne, HelpRequest, alone), by=hanne, finding=finding)
    with stage.playing("yara") as yara:
        note = notes_of(find(yara, HelpRequest, alone))[0]
        say_beside(note, by=yara, words=OWN_WORDS)


def a_tablet_stayed_open(stage: Stage) -> None:
    """Pia counts whom it touches, and tells them."""
    with stage.playing("pia") as pia:
        end = now()
        key = leaks.note_leak(
            pia, what=LEAK, through=stage.person("bram").pk, from_at=end - timedelta(minutes=30), until=end, found_at=end
        )
        leaks.send_letter(key, LETTER)
