"""Figures: how fast the lock answers in a village of many people, and how long a page takes.

Each size has a database of its own, filled by `fill`, measured by `access` and `pages`.
"""
