"""The form of the copy for machines, as JSON Schema: it goes along in the same box."""

from typing import Any

VERSION = 1
TEXT = {"type": "string"}
PLAIN = {
    "anyOf": [
        {"type": ["string", "number", "boolean", "null"]},
        {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}},
    ]
}
LOOK = {
    "type": "object",
    "additionalProperties": False,
    "required": ["at", "act", "name"],
    "properties": {
        "at": {"type": "string", "format": "date-time"},
        "act": {"type": "string", "enum": ["view", "list", "search", "change", "export", "share", "withdraw", "danger"]},
        "verb": TEXT, "purpose": TEXT, "name": TEXT, "role": TEXT, "organisation": TEXT,
        "item": {"type": ["string", "null"], "format": "uuid"},
    },
}  # fmt: skip
ROW = {
    "type": "object",
    "additionalProperties": False,
    "required": ["values", "words", "hidden", "parts"],
    "properties": {
        "values": {
            "type": "object", "additionalProperties": PLAIN,
            "description": "Each column as it is kept; times with their time zone. Null: empty, or hidden.",
        },
        "words": {
            "type": "object", "additionalProperties": TEXT,
            "description": "The same in the language of the copy, where it reads differently.",
        },
        "hidden": {
            "type": "array", "items": TEXT,
            "description": "Columns left empty because they tell how to reach somebody else, or who reported something.",
        },
        "parts": {"type": "array", "items": {"$ref": "#/$defs/table"}},
    },
}  # fmt: skip
TABLE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "title", "rows"],
    "properties": {"name": TEXT, "title": TEXT, "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}}},
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Everything that a village keeps about one person, as one reader may see it",
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "village", "about", "taken_by", "taken_at", "language", "tables", "looks", "left_out"],
    "properties": {
        "version": {"const": VERSION},
        "village": TEXT, "about": TEXT, "taken_by": TEXT, "language": TEXT,
        "taken_at": {"type": "string", "format": "date-time"},
        "tables": {"type": "array", "items": {"$ref": "#/$defs/table"}},
        "looks": {"type": "array", "items": {"$ref": "#/$defs/look"}},
        "left_out": {
            "type": "object", "additionalProperties": TEXT,
            "description": "Tables that hold a trace of people and are not in the copy, each with the reason.",
        },
    },
    "$defs": {"table": TABLE, "row": ROW, "look": LOOK},
}  # fmt: skip
