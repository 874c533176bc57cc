"""The clock of own data: keys that had to be destroyed and were not, who was written down twice, and what is final;
what two people decided to erase, and terms that are nearly over.
"""

from village.modules.own_data import answering, erasing
from village.modules.own_data.keeping import count_terms, destroy_keys
from village.modules.own_data.leaks import remind
from village.modules.own_data.likeness import find_twins
from village.modules.own_data.merging import finish


def tick() -> int:
    """One round; returns how much was done. Doing it twice does no harm."""
    asked = erasing.carry_out_due() + erasing.remind() + answering.forget()
    return asked + destroy_keys() + count_terms() + find_twins() + finish() + remind()
