"""What happened in the demo villages before anybody looks: told through the same actions as the pages use."""

from village.demo.rows import Laid
from village.demo.stories import tilleuls, wilgendaal
from village.demo.stories.stage import Told


def tell(villages: dict[str, Laid]) -> list[Told]:
    """Every question that was asked, and when it should seem to have been asked."""
    return [*wilgendaal.tell(villages["wilgendaal"]), *tilleuls.tell(villages["val-des-tilleuls"])]
