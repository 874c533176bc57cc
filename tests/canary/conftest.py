from tests.canary.walking import marks, walked

__all__ = ["marks", "walked"]
