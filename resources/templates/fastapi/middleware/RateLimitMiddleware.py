import math
import time
from collections.abc import Callable
from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
# uses with_headers


def address_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


class RateLimitMiddleware:
    """So many requests of one key in a window that its first request begins."""

    def __init__(self, app: ASGIApp, requests: int, seconds: float, key: Callable[[Scope], str] = address_of) -> None:
        self.app = app
        self.requests = requests
        self.seconds = seconds
        self.key = key
        self.windows: dict[str, tuple[float, int]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        now = time.monotonic()
        key = self.key(scope)
        start, count = self.windows.get(key, (now, 0))
        if now - start >= self.seconds:
            start, count = now, 0
        count += 1
        self.windows = {known: window for known, window in self.windows.items() if now - window[0] < self.seconds}
        self.windows[key] = (start, min(count, self.requests + 1))
        reset = math.ceil(self.seconds - (now - start))

        def change(headers: MutableHeaders) -> None:
            headers["x-ratelimit-limit"] = str(self.requests)
            headers["x-ratelimit-remaining"] = str(max(self.requests - count, 0))
            headers["x-ratelimit-reset"] = str(reset)

        send = with_headers(send, change)
        if count <= self.requests:
            return await self.app(scope, receive, send)
        answer = JSONResponse({"detail": "Too Many Requests"}, status_code=429, headers={"retry-after": str(reset)})
        await answer(scope, receive, send)
