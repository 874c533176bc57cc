"""Pages of passing on, ending, staying near and coming back."""
