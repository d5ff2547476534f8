from typing import Any
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

hasher = PasswordHasher()
# Nobody's: a wrong name takes as long as a wrong password.
NOBODY = hasher.hash("nobody")


def user_with_password(username: str, password: str) -> dict[str, Any] | None:
    user = USERS.get(username)
    try:
        hasher.verify(user["password_hash"] if user else NOBODY, password)
    except (InvalidHashError, VerificationError):
        return None
    return user
