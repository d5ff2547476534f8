import json
from typing import Any


def message_of(payload: str | bytes) -> Any:
    """The JSON of a text, or the text; bytes as they are."""
    if isinstance(payload, bytes):
        return payload
    try:
        return json.loads(payload)
    except ValueError:
        return payload
