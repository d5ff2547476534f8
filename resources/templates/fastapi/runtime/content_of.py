import json
from typing import Any
from fastapi.encoders import jsonable_encoder


def content_of(body: Any) -> str | bytes:
    """Text and bytes as they are, anything else as JSON."""
    if isinstance(body, (str, bytes)):
        return body
    return json.dumps(jsonable_encoder(body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
