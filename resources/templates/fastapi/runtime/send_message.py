from typing import Any
from fastapi import WebSocket
from fastapi.encoders import jsonable_encoder


async def send_message(websocket: WebSocket, value: Any) -> None:
    """Text and bytes as they are, anything else as JSON."""
    if isinstance(value, bytes):
        await websocket.send_bytes(value)
    elif isinstance(value, str):
        await websocket.send_text(value)
    else:
        await websocket.send_json(jsonable_encoder(value))
