"""Valid requests are answered, broken ones refused under restaurants."""

from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def test_list_restaurants() -> None:
    response = client.get("/restaurants")
    assert response.status_code == 200
