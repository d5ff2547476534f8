"""Sample data that the endpoints answer with."""

from typing import Any

KITCHEN_STEPS: list[Any] = [
    "order.received",
    "order.preparing",
    "order.packed",
    "order.picked_up",
]

ORDERS: list[dict[str, Any]] = [
    {
        "id": "7d9f2c64-3b1e-4a50-9c57-0c8a1f4e2b10",
        "restaurant": "Saffron Table",
        "items": [{"dish_id": 101, "quantity": 2}],
        "status": "on_the_way",
        "total": 15.0,
        "placed_at": "2026-03-14T18:05:00Z",
        "eta_minutes": 12,
    },
    {
        "id": "b3a1f0d2-94c8-4c7e-8d2e-6f5b7a9c0e21",
        "restaurant": "Hoshi",
        "items": [{"dish_id": 301, "quantity": 1, "note": "No wasabi"}],
        "status": "delivered",
        "total": 13.4,
        "placed_at": "2026-03-13T12:40:00Z",
    },
]

RESTAURANTS: list[dict[str, Any]] = [
    {
        "id": 1,
        "name": "Saffron Table",
        "cuisine": "indian",
        "rating": 4.7,
        "delivery_minutes": 35,
        "is_open": True,
        "menu": [
            {"id": 101, "name": "Paneer tikka", "price": 7.5, "is_vegetarian": True},
            {"id": 102, "name": "Lamb biryani", "price": 11.9, "is_vegetarian": False},
            {"id": 103, "name": "Garlic naan", "price": 2.8, "is_vegetarian": True},
        ],
    },
    {
        "id": 2,
        "name": "Nonna Lina",
        "cuisine": "italian",
        "rating": 4.5,
        "delivery_minutes": 30,
        "is_open": True,
        "menu": [
            {
                "id": 201,
                "name": "Tagliatelle al ragù",
                "price": 12.5,
                "is_vegetarian": False,
            },
            {"id": 202, "name": "Margherita", "price": 9.0, "is_vegetarian": True},
        ],
    },
    {
        "id": 3,
        "name": "Hoshi",
        "cuisine": "japanese",
        "rating": 4.8,
        "delivery_minutes": 45,
        "is_open": True,
        "menu": [
            {"id": 301, "name": "Salmon nigiri", "price": 13.4, "is_vegetarian": False},
            {"id": 302, "name": "Agedashi tofu", "price": 6.9, "is_vegetarian": True},
        ],
    },
    {
        "id": 4,
        "name": "El Comal",
        "cuisine": "mexican",
        "rating": 4.2,
        "delivery_minutes": 25,
        "is_open": False,
        "menu": [
            {
                "id": 401,
                "name": "Tacos al pastor",
                "price": 8.9,
                "is_vegetarian": False,
            },
            {"id": 402, "name": "Esquites", "price": 4.5, "is_vegetarian": True},
        ],
    },
    {
        "id": 5,
        "name": "Bangkok Corner",
        "cuisine": "thai",
        "rating": 4.4,
        "delivery_minutes": 40,
        "is_open": True,
        "menu": [
            {"id": 501, "name": "Pad kra pao", "price": 9.8, "is_vegetarian": False},
            {"id": 502, "name": "Som tam", "price": 7.2, "is_vegetarian": True},
        ],
    },
    {
        "id": 6,
        "name": "Green Fork",
        "cuisine": "vegan",
        "rating": 4.6,
        "delivery_minutes": 20,
        "is_open": True,
        "menu": [
            {
                "id": 601,
                "name": "Smoked tofu bowl",
                "price": 10.5,
                "is_vegetarian": True,
            },
            {"id": 602, "name": "Lentil dal", "price": 8.2, "is_vegetarian": True},
        ],
    },
]
