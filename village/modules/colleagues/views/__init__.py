"""The pages of colleagues."""
