from fastapi import WebSocket, WebSocketDisconnect


async def receive_payload(websocket: WebSocket) -> str | bytes:
    message = await websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"], message.get("reason"))
    text: str | None = message.get("text")
    return text if text is not None else bytes(message["bytes"])
