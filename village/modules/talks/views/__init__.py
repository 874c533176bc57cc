"""Screens: the menu, asking for one, what may be passed on, talking together, and what is kept at work."""
