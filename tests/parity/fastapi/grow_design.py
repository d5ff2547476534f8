# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grows a project folder from random parts: models, endpoints of every kind, dependencies, security, what stands around them.

The same seed gives the same project. What FastAPI itself would refuse at its start is not grown.
"""
import argparse
import json
import random
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from grow_answers import Answers  # noqa: E402
from grow_around import Around  # noqa: E402
from grow_cases import Grower  # noqa: E402
from grow_models import Models  # noqa: E402
from grow_operations import Operations  # noqa: E402
from grow_security import Security  # noqa: E402


class DesignGrower(Models, Security, Operations, Answers, Around):
    """`files`: JSON values, and texts for files that are none."""

    def __init__(self, seed, depth=0):
        self.seed, self.depth = seed, depth
        self.random = random.Random(f"design {seed}")
        self.grower = Grower(seed)
        self.files = {}
        self.dependencies, self.schemes, self.users = [], [], []
        self.has_session = False
        self.taken = set()

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *values):
        return self.random.choice(values)

    def some(self, **shares):
        """{key: value} of each (share, value) that came."""
        return {key: value for key, (share, value) in shares.items() if self.chance(share)}

    def put(self, path, value):
        self.files[path] = value

    def grow(self):
        self.grow_models()
        self.grow_security()
        self.grow_dependencies()
        self.grow_around()
        self.put("signalbox.json", self.project())
        routers = [""] + self.grow_routers()
        for index in range(self.random.randint(4, 8)):
            self.grow_endpoint(index, self.random.choice(routers))
        for index in range(self.pick(0, 0, 1, 2)):
            self.grow_socket(index, self.random.choice(routers))
        return self.files

    def project(self):
        info = {"format": 1, "name": f"Grown {self.seed}", "version": "1.0"}
        info |= self.some(summary=(0.2, "What grew"), description=(0.2, "At *length*.\n\nTwo lines."), terms_of_service=(0.1, "https://example.com/t"),
                          contact=(0.2, {"name": "Ada", "url": "https://example.com"}), license_info=(0.2, {"name": "MIT", "identifier": "MIT"}),
                          external_docs=(0.1, {"description": "More", "url": "https://example.com"}), server=(0.1, {"port": 8123}),
                          servers=(0.2, [{"url": "https://example.com/api", "description": "Live"}]),
                          tags=(0.3, [{"name": "red", "description": "Red ones", "external_docs": {"url": "https://example.com/red"}}, {"name": "blue"}]))
        app = self.some(openapi_url=(0.1, self.pick("/api.json", None)), docs_url=(0.1, self.pick("/here", None)), redoc_url=(0.1, None),
                        swagger_ui_oauth2_redirect_url=(0.05, "/back"), swagger_ui_parameters=(0.1, {"deepLinking": False, "theme": "<dark>"}),
                        swagger_ui_init_oauth=(0.05, {"clientId": "me"}), root_path=(0.1, "/proxied"), root_path_in_servers=(0.1, False),
                        separate_input_output_schemas=(0.2, False), strict_content_type=(0.2, False), redirect_slashes=(0.15, False),
                        generate_unique_id=(0.1, self.pick("name", "tag_name")), default_response_class=(0.1, self.pick("json", "plain")),
                        responses=(0.1, {"418": {"description": "Tea"}}), deprecated=(0.05, True), include_in_schema=(0.03, False))
        if self.dependencies and self.chance(0.15):
            app["dependencies"] = [self.random.choice(self.dependencies)]
        if self.chance(0.08):
            app["callbacks"] = [self.callback("app_called")]
        return info | ({"app": app} if app else {})

    def grow_routers(self):
        paths = []
        for name in self.random.sample(["shop", "admin", "lab"], self.random.randint(0, 2)):
            paths.append(name)
            self.put(f"endpoints/{name}/router.json", self.router(f"/{name}"))
            if self.chance(0.3):
                paths.append(f"{name}/deep")
                self.put(f"endpoints/{name}/deep/router.json", self.router("/deep"))
        return paths

    def router(self, prefix):
        router = {"order": self.pick(5, 15, 25, 35), "prefix": prefix}
        router |= self.some(tags=(0.5, [self.pick("red", "blue", "green")]), deprecated=(0.2, True), include_in_schema=(0.1, False),
                            responses=(0.3, {"404": {"description": "Gone"}, "409": {"model": self.model()}}),
                            default_response_class=(0.1, self.pick("json", "html", "application/vnd.grown+json")),
                            strict_content_type=(0.1, self.pick(True, False)), generate_unique_id=(0.05, "default"))
        if self.dependencies and self.chance(0.4):
            router["dependencies"] = [self.random.choice(self.dependencies)]
        if self.chance(0.08):
            router["callbacks"] = [self.callback("router_called")]
        return router


def write(files, folder):
    for path, value in files.items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False) + "\n"
        target.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    write(DesignGrower(options.seed).grow(), options.output)


if __name__ == "__main__":
    main()
