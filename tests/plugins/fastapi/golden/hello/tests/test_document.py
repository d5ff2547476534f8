"""The OpenAPI document can be made."""

from app.main import app


def test_openapi() -> None:
    assert app.openapi()["openapi"] == "3.1.0"
