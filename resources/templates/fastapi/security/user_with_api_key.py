import hashlib
import hmac
from typing import Any


def user_with_api_key(key: str) -> dict[str, Any] | None:
    digest = hashlib.sha256(key.encode()).hexdigest()
    for user in USERS.values():
        if hmac.compare_digest(user["api_key_hash"].lower(), digest):
            return user
    return None
