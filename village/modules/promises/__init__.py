"""Promises: who said they would do what for whom, before when. Kept, or renewed with a reason before the date.

The person it was promised to sees it. A promise that ends soon is told to the one who made it; a late one
rises to the team leader (C-08).
"""
