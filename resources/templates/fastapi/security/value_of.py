from typing import Any

# Kept to this module: what a user's value does not show.
HIDDEN = {"password_hash", "api_key_hash", "disabled"}


def value_of(user: dict[str, Any]) -> dict[str, Any]:
    """What endpoints may see of a user."""
    return {key: value for key, value in user.items() if key not in HIDDEN}
