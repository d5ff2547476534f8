from typing import Any
import httpx
from fastapi.encoders import jsonable_encoder


async def send_request(method: str, url: str, headers: dict[str, str], body: Any = None) -> None:
    """Fire and forget: a failure is the other side's."""
    content: dict[str, Any] = {}
    if isinstance(body, (str, bytes)):
        content["content"] = body
    elif body is not None:
        content["json"] = jsonable_encoder(body)
    async with httpx.AsyncClient(timeout=30) as client:
        await client.request(method, url, headers=headers, **content)
