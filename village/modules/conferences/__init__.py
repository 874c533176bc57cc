"""A case conference: people of several houses talk about one or more children, by law, for a purpose, until a day (B3-21).

It opens only with a legal base, a purpose and members by name who are bound to silence; each reads of each child what was put
on the table for that child, while it lasts; then it closes by itself, and the family reads what was decided.
"""
