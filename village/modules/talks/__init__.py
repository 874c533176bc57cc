"""The menu for young people: advice, somebody beside you, a calm talk, talking together again (C-16 to C-25).

Each has a face and a name, a place and hours. Anybody asks for one without an account; what one says may be passed on,
or may not, is one's own to say. Parents and school hear nothing of it.
"""
