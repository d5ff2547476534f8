from starlette.datastructures import Headers
from starlette.types import Scope
from app.security import user_with_token
# uses RateLimitMiddleware


def user_or_address(scope: Scope) -> str:
    """The user of a token of this API, else the address."""
    scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    user, _ = user_with_token(token) if scheme.lower() == "bearer" else (None, [])
    return "user " + str(user["username"]) if user else address_of(scope)
