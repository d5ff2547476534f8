from typing import Any
# uses log_in


def refreshed(token: str) -> dict[str, Any]:
    """A new pair of tokens for a refresh token that is good."""
    rotated = refresh_tokens().rotate(token)
    user = USERS.get(rotated.username) if rotated else None
    if rotated is None or user is None or user["disabled"]:
        raise refused("Could not validate credentials")
    return token_answer(user["username"], granted_scopes(user, rotated.scopes), rotated.token)
