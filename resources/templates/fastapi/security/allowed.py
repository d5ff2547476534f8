from typing import Any
from fastapi import HTTPException
from fastapi.security import SecurityScopes
# uses value_of


def refused(detail: str, status_code: int = 401, challenge: str = "Bearer") -> HTTPException:
    return HTTPException(status_code, detail, headers={"WWW-Authenticate": challenge})


def allowed(user: dict[str, Any] | None, granted: list[str], wanted: SecurityScopes, roles: list[str], *, challenge: str = "Bearer", detail: str = "Could not validate credentials") -> dict[str, Any]:
    """The user's value, if there is one who has the scopes and one of the roles."""
    if challenge == "Bearer" and wanted.scopes:
        challenge += ' scope="{}"'.format(wanted.scope_str)
    if user is None:
        raise refused(detail, challenge=challenge)
    if user["disabled"]:
        raise HTTPException(400, "Inactive user")
    lacks_scope = any(scope not in granted for scope in wanted.scopes)
    if lacks_scope or (roles and not set(roles) & set(user["roles"])):
        raise refused("Not enough permissions", 403, challenge)
    return value_of(user)
