"""Screens of own data: what is kept about me, what a professional carries along, corrections, keeping terms."""
