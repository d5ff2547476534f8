from typing import Any


def update_session(session: dict[str, Any], values: dict[str, Any]) -> None:
    """Sets what has a value and takes out what is None."""
    for name, value in values.items():
        if value is None:
            session.pop(name, None)
        else:
            session[name] = value
