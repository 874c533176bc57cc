"""Proofs of the trust floor: who sees what, computed a second time, slowly; crashes on purpose; and how fast it is.

Nothing here runs in a village. `village check` and `village bench` call it, in databases of its own.
"""
