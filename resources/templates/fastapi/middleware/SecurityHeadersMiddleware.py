from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
# uses with_headers

SECURITY_HEADERS: dict[str, str | None] = {"x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer", "permissions-policy": "camera=(), geolocation=(), microphone=()", "cross-origin-opener-policy": "same-origin"}


class SecurityHeadersMiddleware:
    """Sets what an answer lacks of them; a header of None is left out."""

    def __init__(self, app: ASGIApp, headers: dict[str, str | None]) -> None:
        self.app = app
        own = {name.lower(): value for name, value in headers.items()}
        self.headers = SECURITY_HEADERS | own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        def change(headers: MutableHeaders) -> None:
            for name, value in self.headers.items():
                if value is not None:
                    headers.setdefault(name, value)

        is_http = scope["type"] == "http"
        await self.app(scope, receive, with_headers(send, change) if is_http else send)
