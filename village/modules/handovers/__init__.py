"""Handing over warmly: another organisation takes over a question, with the consent of the family (C-13).

Sender and family see beforehand exactly what the receiver will see; a person accepts it, or says why not and what else
is possible; the outcome flows back as far as the family allows.
"""
