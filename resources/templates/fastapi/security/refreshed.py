import hashlib
import time
from typing import Any
# uses log_in


def refreshed(token: str) -> dict[str, Any]:
    """A new pair of tokens. A refresh token serves once: its second use ends its family."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    family = families.get(digest)
    if family and (family["current"] != digest or family["expires"] <= time.time()):
        for known in [key for key, other in families.items() if other is family]:
            del families[known]
        family = None
    if family is None:
        raise refused("Could not validate credentials")
    next_token = next_refresh_token(family)
    user = USERS.get(family["username"])
    if user is None or user["disabled"]:
        raise refused("Could not validate credentials")
    return token_answer(user["username"], granted_scopes(user, family["scopes"]), next_token)
