"""My circle: who can see what about me, who looked, and how to stop it, today.

A family decides who reads along. Here it sees each person and organisation that can, in plain words,
and closes a door with one button. What a young person shared alone stays out of sight of everybody else.
"""
