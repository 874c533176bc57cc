"""The screens of safety notes: reading one, answering it, writing it, reading it again, taking it away."""
