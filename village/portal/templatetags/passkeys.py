"""Hands the browser what it needs to make or use a passkey, as an attribute: no script stands in a page."""

import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    return json.dumps(value)
