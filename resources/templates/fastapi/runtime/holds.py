from typing import Any
from collections.abc import Callable


def holds(condition: Callable[[], Any]) -> bool:
    """False too when the condition does not fit the message."""
    try:
        return bool(condition())
    except Exception:
        return False
