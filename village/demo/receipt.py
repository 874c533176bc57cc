"""The one receipt code that everybody may know: it is printed on the demo page."""

from village.demo.cast import WILGENDAAL
from village.trust.access.receipts import fingerprint
from village.trust.people.models import EntryCode

RECEIPT = "4821773019556204"


def let_everybody_know_the_code() -> None:
    """As the owner: the first secret code that a story was given becomes the one that is printed."""
    codes = EntryCode.unscoped.filter(village_id=WILGENDAAL.id, way=EntryCode.Way.RECEIPT)
    codes.filter(pk=codes.order_by("pk").values_list("pk", flat=True)[0]).update(fingerprint=fingerprint(RECEIPT))
