"""Screens of a plan: the page, own words, goals and steps, the circle and the team, and how a plan begins."""
