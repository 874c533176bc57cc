from tests.demo_village import demo_village  # noqa: F401
