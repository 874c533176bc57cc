"""Phone numbers as people write them, and as a phone dials them."""

import re

PHONE = re.compile(r"\+?[0-9][0-9 ().\-/]*")
AT_LEAST = 3


def is_phone(text: str) -> bool:
    """Short ones too, as of a help line."""
    return bool(PHONE.fullmatch(text)) and sum(sign.isdecimal() for sign in text) >= AT_LEAST


def to_dial(number: str) -> str:
    return "".join(sign for sign in number if sign.isdecimal() or sign == "+")
