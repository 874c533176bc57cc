"""Screens of the door: asking, following what was asked, and the desk of those who answer."""
