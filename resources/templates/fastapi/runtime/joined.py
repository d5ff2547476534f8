from typing import Any
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from fastapi import WebSocket
# uses send_message


class Room:
    """The open sockets that hear one another."""

    def __init__(self) -> None:
        self.members: set[WebSocket] = set()

    async def broadcast(self, value: Any) -> None:
        for member in list(self.members):
            with suppress(Exception):  # one that has just left
                await send_message(member, value)


rooms: defaultdict[str, Room] = defaultdict(Room)


@asynccontextmanager
async def joined(websocket: WebSocket, name: str) -> AsyncIterator[Room]:
    room = rooms[name]
    room.members.add(websocket)
    try:
        yield room
    finally:
        room.members.discard(websocket)
        if not room.members:
            rooms.pop(name, None)
