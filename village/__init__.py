"""Village: the digital village it takes to raise a child."""
