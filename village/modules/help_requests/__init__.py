"""The first door: anybody who grows up here, raises a child or works with one can ask (C-01, C-03).

Three calm steps, with or without an account, together with the family or alone. A named person takes it up,
promises an answer before a date, and the one who asked sees all that happens. No request is turned away (C-06).
"""
