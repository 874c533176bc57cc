"""Only plain words about a child: a result of a test stays where it was made (P-13)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NUMBER = r"[\d٠-٩]"
LOOKS_LIKE_A_TEST = re.compile(
    rf"""\b(?:t|v|p|f)?iq\b .{{0,12}} {NUMBER} | \bqi\b .{{0,12}} {NUMBER} | {NUMBER}{{2,3}} \s* (?:iq|qi)\b
    | \bpercentiel\w* | \bpercentile\w* | \bcentile\b | \bpc \s? {NUMBER}{{1,2}} \b
    | \b[tz] [-\s]? scores? \b | \b(?:standaard|schaal|index|ruwe\s|standard\s|scaled\s|raw\s) scores? \b
    | \bscores? \b .{{0,16}} {NUMBER} | {NUMBER} \s* (?:punten\s)?(?:score|gescoord)
    | \bstanines? \b | \bstandaardafwijking\w* | \bstandard \s deviations? \b | \bécarts?[-\s]types? \b
    | \bnotes? \s étalonnées? \b
    | \b(?:wisc|wppsi|wais|cbcl|trf|ysr|sdq|rakit|son-r|brief|srs)\b .{{0,20}} {NUMBER}
    | معدل\sالذكاء | نسبة\sالذكاء""",
    re.IGNORECASE | re.VERBOSE,
)
SAY_IT_PLAINLY = _(
    "This looks like the result of a test. Results stay with who made the test. "
    "Write in plain words what the child is good at, or can learn."
)


def looks_like_a_test(words: str) -> bool:
    return LOOKS_LIKE_A_TEST.search(words) is not None


def in_plain_words(words: str) -> None:
    """For a field of a form: warns at the field, and what was typed stays."""
    if looks_like_a_test(words):
        raise ValidationError(SAY_IT_PLAINLY)
