"""Small things that several endpoints need."""

import json
from collections.abc import Callable
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect
from fastapi.encoders import jsonable_encoder


def holds(condition: Callable[[], Any]) -> bool:
    """False too when the condition does not fit the message."""
    try:
        return bool(condition())
    except Exception:
        return False


def message_of(payload: str | bytes) -> Any:
    """The JSON of a text, or the text; bytes as they are."""
    if isinstance(payload, bytes):
        return payload
    try:
        return json.loads(payload)
    except ValueError:
        return payload


async def receive_payload(websocket: WebSocket) -> str | bytes:
    message = await websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"], message.get("reason"))
    text: str | None = message.get("text")
    return text if text is not None else bytes(message["bytes"])


async def send_message(websocket: WebSocket, value: Any) -> None:
    """Text and bytes as they are, anything else as JSON."""
    if isinstance(value, bytes):
        await websocket.send_bytes(value)
    elif isinstance(value, str):
        await websocket.send_text(value)
    else:
        await websocket.send_json(jsonable_encoder(value))
