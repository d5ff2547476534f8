"""Routes under /restaurants."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query

from app.constants import RESTAURANTS
from app.models import Cuisine, Restaurant

router = APIRouter(prefix="/restaurants", tags=["restaurants"])


@router.get("", summary="Find restaurants", response_model=list[Restaurant])
async def list_restaurants(
    cuisine: Cuisine | None = None,
    min_rating: Annotated[float, Query(ge=0, le=5)] = 0,
    open_now: bool = False,
    q: Annotated[
        str | None, Query(description="Part of the name", min_length=2)
    ] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Any:
    found = [
        r
        for r in RESTAURANTS
        if (cuisine is None or r["cuisine"] == cuisine)
        and r["rating"] >= min_rating
        and (not open_now or r["is_open"])
        and (q is None or q.lower() in r["name"].lower())
    ]
    return found[:limit]


@router.get(
    "/{restaurant_id}",
    summary="One restaurant with its menu",
    response_model=Restaurant,
    responses={404: {"description": "No such restaurant"}},
)
async def get_restaurant(restaurant_id: Annotated[int, Path(gt=0)]) -> Any:
    found = [r for r in RESTAURANTS if r["id"] == restaurant_id]
    if not found:
        raise HTTPException(status_code=404, detail=f"No restaurant {restaurant_id}")
    return found[0]
