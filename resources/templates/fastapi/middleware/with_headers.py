from collections.abc import Callable
from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send


def with_headers(send: Send, change: Callable[[MutableHeaders], None]) -> Send:
    """`send`, with the head of the answer changed on its way out."""

    async def send_changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(MutableHeaders(scope=message))
        await send(message)

    return send_changed
