"""What the village keeps about me: take it along, correct it, or have it erased when its term is over.

Also what a professional wrote, to carry to the file of the own organisation.
"""
