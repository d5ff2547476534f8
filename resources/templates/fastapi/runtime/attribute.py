from typing import Any


def attribute(value: Any, name: str) -> Any:
    """A key of a dict, an attribute of anything else."""
    return value[name] if isinstance(value, dict) else getattr(value, name)
