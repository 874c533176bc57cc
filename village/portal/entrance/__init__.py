"""Coming in: signing in, the second factor, a receipt code or a link, own settings and sessions, and leaving fast.

Everything stands below /account/ of a village. Packages do the proving (django-allauth); what stands here is
what families and professionals of a village need on top: one calm page, and the same answer for everybody.
"""
