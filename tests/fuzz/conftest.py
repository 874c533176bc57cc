from tests.demo_village import demo_village

__all__ = ["demo_village"]
