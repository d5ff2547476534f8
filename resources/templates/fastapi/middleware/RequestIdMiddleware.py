import re
from uuid import uuid4
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
# uses with_headers


class RequestIdMiddleware:
    """Gives every answer the id of its request: the client's where it is a good one."""

    def __init__(self, app: ASGIApp, header: str = "x-request-id") -> None:
        self.app = app
        self.header = header

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        sent = Headers(scope=scope).get(self.header, "")
        request_id = sent if re.fullmatch(r"[A-Za-z0-9._-]{1,128}", sent) else str(uuid4())

        def change(headers: MutableHeaders) -> None:
            headers[self.header] = request_id

        await self.app(scope, receive, with_headers(send, change))
