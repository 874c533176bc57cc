"""Questions a village adds itself to asking, to the first talk and to closing, without programming (T42).

Whoever answers may always leave them, reads why they are asked, and keeps the sentence as it was asked. None of them is a
number or a scale: nothing here can score, rank or label somebody (hard rule 8).
"""
