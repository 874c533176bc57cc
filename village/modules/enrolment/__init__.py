"""Enrolling in a school: the dated steps of a school year, as the keeper of the village writes them, for everybody to read;
and for who asks help with it: what is done already, a reminder before a date, and a moment to sit together (C-32, O-29).
"""
