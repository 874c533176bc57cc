"""How Village looks: page shells, components, drawings, form fields.

It knows nothing of villages, people or rules: it is told what to draw.
"""
