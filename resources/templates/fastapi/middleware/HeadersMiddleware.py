from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
# uses with_headers


class HeadersMiddleware:
    """Sets headers on every answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        def change(headers: MutableHeaders) -> None:
            for name, value in self.headers.items():
                headers[name] = value

        is_http = scope["type"] == "http"
        await self.app(scope, receive, with_headers(send, change) if is_http else send)
