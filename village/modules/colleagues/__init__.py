"""Colleagues: an organisation says itself who works there, as what, and until when (T38).

A manager invites, gives and ends roles, brings in a list, and helps a colleague who lost the second factor. None of it
opens anything about a family, and who leaves has lost every way in before the next page is asked for.
"""
