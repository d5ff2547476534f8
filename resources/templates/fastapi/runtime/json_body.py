import json
from typing import Any
from fastapi import Request


async def json_body(request: Request) -> Any:
    """The JSON as it was sent, the bytes when it is none."""
    raw = await request.body()
    if not raw:
        return None
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != "application/json" and not media_type.endswith("+json"):
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        return None
