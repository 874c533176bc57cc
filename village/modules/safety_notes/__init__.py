"""A short note for when it is acute: two numbers, what helps, who may open it."""
