from typing import Any
import jwt
# uses verifying_key


def user_with_token(token: str) -> tuple[dict[str, Any] | None, list[str]]:
    """The user and the scopes of an access token; nobody where it is not good."""
    try:
        claims = jwt.decode(token, verifying_key(), algorithms=[ALGORITHM], issuer=ISSUER, audience=AUDIENCE)
    except jwt.PyJWTError:
        return None, []
    scope = claims.get("scope", "")
    if not claims.get("sub") or not isinstance(scope, str):
        return None, []
    return USERS.get(claims["sub"]), scope.split()
