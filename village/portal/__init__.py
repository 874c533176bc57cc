"""The front door and the first page of every reader: what waits for me today, in one glance.

A visitor finds one door: ask for help, come back with a code, sign in. Modules show themselves here by
dropping in a file `card.py`; the portal collects what they show and never asks for more than that.
"""
