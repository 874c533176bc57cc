"""What the first page says of the work at the door: for a team leader how much there is, never what is in it."""

from django.utils.translation import ngettext

from village.foundation.moments import moment_in_words
from village.modules.help_requests.queries import Line, overview_of
from village.trust.vocabulary import Actor
from village.ui.cards import Card

MOST = 20


def overview_card(actor: Actor) -> Card:
    """Number, owner and dates of what is open; late first. The lock's own function leaves out every name."""
    lines = [line for line in overview_of(actor) if line.closed_at is None]
    late = sum(line.is_late for line in lines)
    says = ngettext("One question waits too long.", "{number} questions wait too long.", late).format(number=late)
    rows = [_row(line) for line in lines[:MOST]]
    return Card("portal/_overview.html", {"rows": rows, "count": len(lines)}, order=15, says=says if late else "")


def _row(line: Line) -> dict[str, object]:
    return {
        "number": line.number,
        "owner": line.owner or "",
        "asked": moment_in_words(line.asked_at),
        "before": moment_in_words(line.answer_by) if line.answer_by else "",
        "is_late": line.is_late,
    }
