"""Someone may be in danger: one separate act, with its whole record (C-21, trust B6).

Sharing without consent, deciding not to share, telling the family or the reason why not yet, and a lock for safety.
"""
