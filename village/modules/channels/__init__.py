"""How somebody is best reached: a visit, a call, a letter, in which language, with an interpreter (C-26, W-07).

Who rather talks than reads gets no message to read: it becomes a task to call or to drop by, with the words to say.
"""
