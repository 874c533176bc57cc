"""The screens of early help."""
