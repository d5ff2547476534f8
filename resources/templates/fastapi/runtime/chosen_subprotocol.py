from fastapi import WebSocket


def chosen_subprotocol(websocket: WebSocket, known: list[str]) -> str | None:
    """The first that the client offers and the server knows."""
    offered: list[str] = websocket.scope.get("subprotocols", [])
    return next((name for name in offered if name in known), None)
