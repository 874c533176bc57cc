"""The screens of meetings: of a plan, of one meeting, of the child, of looking back, and of the coach."""
