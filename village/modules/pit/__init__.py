"""Early help with child, parents and school: trust first, then strengths, then a plan."""
