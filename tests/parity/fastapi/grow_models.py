# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Models of a grown design: those of grow_cases.py, and some that show one feature each."""

SHOWN = {
    "Page": {"type_parameters": ["T"], "fields": [{"name": "items", "type": "list[T]"}, {"name": "total", "type": "int", "default": 0, "ge": 0}]},
    "Person": {"description": "Somebody.", "config": {"str_strip_whitespace": True, "title": "A person"},
               "fields": [{"name": "first", "type": "str", "min_length": 1, "examples": ["Ada"]}, {"name": "age", "type": "int", "default": 3, "ge": 0, "lt": 150},
                          {"name": "born", "type": "datetime | None", "default": None}],
               "validators": [{"name": "not_bob", "fields": ["first"], "check": "value != 'bob'", "message": "{{ value }} is not welcome"},
                              {"name": "lower", "fields": ["first"], "value": "value.lower()"}],
               "computed": [{"name": "label", "type": "str", "expression": "f'{self.first} ({self.age})'"}]},
    "Employee": {"extends": "Person", "fields": [{"name": "salary", "type": "Decimal", "default": "1.50", "max_digits": 6, "decimal_places": 2}]},
    "CamelCase": {"config": {"alias_generator": "to_camel", "populate_by_name": True, "json_schema_extra": {"examples": [{"firstName": "Ada"}]}},
                  "fields": [{"name": "first_name", "type": "str"}, {"name": "made_at", "type": "date | None", "default": None},
                             {"name": "tags", "type": "list[str]", "default_factory": "list"}]},
    "Cat": {"fields": [{"name": "kind", "type": "Literal['cat']"}, {"name": "lives", "type": "int", "default": 9}]},
    "Dog": {"fields": [{"name": "kind", "type": "Literal['dog']"}, {"name": "barks", "type": "bool", "default": True}]},
    "Owner": {"fields": [{"name": "pet", "type": "Cat | Dog", "discriminator": "kind"}, {"name": "others", "type": "list[Cat]", "default_factory": "list"}]},
    "Strict": {"config": {"strict": True, "extra": "forbid"}, "fields": [{"name": "count", "type": "int"}, {"name": "price", "type": "float", "default": 1.5}]},
    "Choices": {"fields": [{"name": "id", "type": "int", "validation_alias": ["id", "ID", ["inner", "id"]]},
                           {"name": "note", "type": "str", "default": "", "serialization_alias": "Note", "exclude_if": "value == ''"}]},
}
NEEDS = {"Employee": ["Person"], "Owner": ["Cat", "Dog"]}
PARAMETER_MODELS = {
    "Filter": {"config": {"extra": "forbid"}, "fields": [{"name": "limit", "type": "int", "default": 10, "gt": 0, "le": 100},
                                                         {"name": "order_by", "type": "Literal['a', 'b']", "default": "a"},
                                                         {"name": "tags", "type": "list[str]", "default": []}]},
    "Common": {"fields": [{"name": "save_data", "type": "bool"}, {"name": "x_tag", "type": "list[str]", "default": []},
                          {"name": "if_none", "type": "str | None", "default": None}]},
    "Login": {"config": {"extra": "forbid"}, "fields": [{"name": "username", "type": "str"}, {"name": "password", "type": "str", "min_length": 3},
                                                        {"name": "remember", "type": "bool", "default": False}]},
}


class Models:
    def grow_models(self):
        self.grower.grow_models(self.random.randint(2, 4))
        self.names = list(self.grower.models)
        for name, (model, _) in self.grower.models.items():
            self.put(f"models/{name}.json", model)
        for name in self.random.sample(list(SHOWN), self.random.randint(1, 3)):
            for one in NEEDS.get(name, []) + [name]:
                self.put(f"models/{one}.json", SHOWN[one])
                self.names += [] if one in self.names else [one]

    def model(self):
        """The type of a model; a generic one with an argument."""
        name = self.random.choice(self.names)
        return f"Page[{self.pick('int', 'str', *[one for one in self.names if one != 'Page'])}]" if name == "Page" else name

    def parameter_model(self, name):
        self.put(f"models/{name}.json", PARAMETER_MODELS[name])
        return name

    def is_model(self, text):
        return text.split("[")[0] in self.names
