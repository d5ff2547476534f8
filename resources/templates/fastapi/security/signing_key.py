from app.settings import settings


def signing_key() -> str:
    return settings().KEY_FIELD.get_secret_value()
