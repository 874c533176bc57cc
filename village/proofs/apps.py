from django.apps import AppConfig


class ProofsConfig(AppConfig):
    """Records that exist only in the databases of proofs, see `settings.py`."""

    name = "village.proofs"
    label = "proofs"
