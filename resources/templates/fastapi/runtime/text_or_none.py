def text_or_none(value: object) -> str | None:
    return None if value is None else str(value)
