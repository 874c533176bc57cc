"""Taking part: a child or a young person comes to a group, and who runs it knows what has to be known that day.

The first name, one line to know, whom to call in need, a sign for photos, and who is there today. Nothing else, and for a
volunteer never anything else. The family sees who looked, and stops it with one tap.
"""
