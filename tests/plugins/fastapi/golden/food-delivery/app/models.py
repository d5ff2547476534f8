"""The shapes of data that requests and answers hold."""

from datetime import datetime
from enum import Enum
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Address(BaseModel):
    model_config = ConfigDict(extra="forbid")

    street: str = Field(examples=["12 Curry Lane"], min_length=3, max_length=120)
    city: str = Field(examples=["Pune"], min_length=2)
    postcode: str = Field(examples=["411001"], pattern="^\\d{6}$")
    instructions: str | None = Field(default=None, max_length=140)


class Cuisine(str, Enum):
    indian = "indian"
    italian = "italian"
    japanese = "japanese"
    mexican = "mexican"
    thai = "thai"
    vegan = "vegan"


class Dish(BaseModel):
    id: int = Field(gt=0)
    name: str = Field(min_length=1, max_length=80)
    price: float = Field(gt=0)
    is_vegetarian: bool = False


class LoginRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    email: str = Field(
        examples=["asha@example.com"], pattern="^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"
    )
    password: str = Field(examples=["hungry"], min_length=6)


class OrderItem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    dish_id: int = Field(examples=[101], gt=0)
    quantity: int = Field(examples=[2], ge=1, le=20)
    extras: list[str] = Field(default=[], max_length=5)
    note: str | None = Field(default=None, max_length=140)


class OrderStatus(str, Enum):
    received = "received"
    preparing = "preparing"
    on_the_way = "on_the_way"
    delivered = "delivered"


class Order(BaseModel):
    id: UUID
    restaurant: str
    items: list[OrderItem]
    status: OrderStatus
    total: float = Field(ge=0)
    placed_at: datetime
    eta_minutes: int | None = None


class OrderCreate(BaseModel):
    """An order as the app sends it."""

    model_config = ConfigDict(extra="forbid")

    restaurant_id: int = Field(examples=[1], gt=0)
    items: list[OrderItem] = Field(min_length=1, max_length=30)
    address: Address
    payment: Literal["card", "cash", "wallet"]
    tip: float = Field(default=0, ge=0, le=50)
    coupon: str | None = Field(
        default=None, examples=["FEST25"], pattern="^[A-Z]{4}\\d{2}$"
    )
    deliver_at: datetime | None = None


class Restaurant(BaseModel):
    id: int = Field(gt=0)
    name: str = Field(min_length=1, max_length=80)
    cuisine: Cuisine
    rating: float = Field(ge=0, le=5)
    delivery_minutes: int = Field(ge=5, le=180)
    is_open: bool = True
    menu: list[Dish] = []


class Recommendation(BaseModel):
    restaurant: Restaurant
    score: float = Field(ge=0, le=1)
    reason: str


class Token(BaseModel):
    access_token: str
    token_type: Literal["bearer"] = "bearer"
    expires_in: int = Field(ge=60, le=86400)
