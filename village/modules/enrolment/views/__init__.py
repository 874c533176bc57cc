"""Screens of enrolling: the steps for everybody, the keeper's years, one's own question, and the moment for help."""
