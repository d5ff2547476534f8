import time
from typing import Any
import jwt
from fastapi import HTTPException
# uses allowed
# uses user_with_password
# uses signing_key
# uses refresh_tokens


def granted_scopes(user: dict[str, Any], asked: list[str]) -> list[str]:
    return [scope for scope in dict.fromkeys(asked) if scope in user["scopes"]]


def access_token(username: str, scopes: list[str]) -> str:
    now = int(time.time())
    claims: dict[str, Any] = {"sub": username, "scope": " ".join(scopes), "iat": now, "exp": now + ACCESS_SECONDS}
    if ISSUER:
        claims["iss"] = ISSUER
    if AUDIENCE:
        claims["aud"] = AUDIENCE
    return jwt.encode(claims, signing_key(), algorithm=ALGORITHM)


def token_answer(username: str, scopes: list[str], refresh_token: str | None) -> dict[str, Any]:
    answer: dict[str, Any] = {"access_token": access_token(username, scopes), "token_type": "bearer", "expires_in": ACCESS_SECONDS}
    if refresh_token:
        answer["refresh_token"] = refresh_token
    return answer | {"scope": " ".join(scopes)}


def log_in(username: str, password: str, asked: list[str], *, with_refresh: bool = True) -> dict[str, Any]:
    user = user_with_password(username, password)
    if user is None:
        raise refused("Incorrect username or password")
    if user["disabled"]:
        raise HTTPException(400, "Inactive user")
    scopes = granted_scopes(user, asked)
    refresh_token = refresh_tokens().issue(username, scopes) if with_refresh else None
    return token_answer(username, scopes, refresh_token)
