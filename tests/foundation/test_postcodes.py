"""One spelling of a postcode, so that an area and an address always meet."""

import pytest
from django.core.exceptions import ValidationError

from village.foundation.postcodes import many_postcodes, one_postcode


@pytest.mark.parametrize(("typed", "kept"), [
    ("9000", "9000"), (" 90 00 ", "9000"), ("B-9000", "9000"), ("b - 9000", "9000"), ("BE-1000", "1000"),
    ("1234 AB", "1234AB"), ("1234ab", "1234AB"), ("NL-1234 AB", "1234AB"), ("59000", "59000"), ("F-59000", "59000"),
    ("NR1 1AA", "NR11AA"), ("nr11aa", "NR11AA"), ("SW1A 1AA", "SW1A1AA"), ("B1 1AA", "B11AA"), ("2A004", "2A004"), ("", ""),
])  # fmt: skip
def test_however_it_is_typed_it_is_kept_in_one_way(typed, kept):
    assert one_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["9000, 9040", "Ghent!", "12345678901", "9", "<b>"])
def test_what_is_no_postcode_is_said_so(typed):
    with pytest.raises(ValidationError):
        one_postcode(typed)


@pytest.mark.parametrize(("typed", "kept"), [
    ("9000 9040", ["9000", "9040"]), ("9000, 9040;9050\n9000", ["9000", "9040", "9050"]),
    ("1234 AB 1235 CD", ["1234AB", "1235CD"]), ("1234AB,1235 cd", ["1234AB", "1235CD"]), ("1234 1235 AB", ["1234", "1235AB"]),
    ("NR1 1AA NR2 2BB", ["NR11AA", "NR22BB"]), ("NR1 NR2", ["NR1", "NR2"]), ("59000 59100", ["59000", "59100"]),
    ("B-9000 B - 9040", ["9000", "9040"]), ("  ", []),
])  # fmt: skip
def test_several_in_one_field_stay_apart_and_halves_stay_together(typed, kept):
    assert many_postcodes(typed) == kept


@pytest.mark.parametrize("home", ["9000", "B-9000", "1234 AB", "1234ab", "59000", "NR1 1AA", "nr11aa"])
def test_who_lives_there_is_served_there(home):
    assert one_postcode(home) in many_postcodes("9000 1234 AB, 59000 NR1 1AA")
