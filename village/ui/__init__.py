"""How Village looks: page shells, components, drawings, form fields. Knows nothing of villages, people or rules."""
