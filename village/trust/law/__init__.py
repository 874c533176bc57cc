"""What the law of a place asks, as data: ages, consenters, terms, roles, numbers to call.

Each place has a folder of dated files in `policies/`, each value with its source and the one who checked it.
The code asks `policy_for(...)` a question and never knows the name of a country. Not legal advice.
"""
