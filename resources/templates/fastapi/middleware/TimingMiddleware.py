import time
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
# uses with_headers


class TimingMiddleware:
    """Says in a header how many seconds the answer's head took."""

    def __init__(self, app: ASGIApp, header: str = "x-process-time") -> None:
        self.app = app
        self.header = header

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = time.perf_counter()

        def change(headers: MutableHeaders) -> None:
            headers[self.header] = f"{time.perf_counter() - start:.6f}"

        is_http = scope["type"] == "http"
        await self.app(scope, receive, with_headers(send, change) if is_http else send)
