from app.settings import FILES


def append_text(path: str, text: str) -> None:
    target = FILES / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as file:
        file.write(text)
