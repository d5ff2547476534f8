#!/usr/bin/env python3
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Headless Chromium opens /docs and /redoc of the running food-delivery sample and performs one "Try it out".

Only the standard library: it speaks the WebDriver protocol to chromedriver. Usage: docs_pages.py PROGRAM SAMPLE
Exit code 77 (skipped) when there is no Chromium or chromedriver here.
"""
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
DEADLINE_SECONDS = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Browser:
    def __init__(self, chromium, driver):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        port = free_port()
        self.process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        until(lambda: self.call("GET", "/status")["ready"])
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync",
                     "--window-size=1280,1000", f"--user-data-dir={self.profile.name}"]
        options = {"binary": chromium, "args": arguments}
        session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"performance": "ALL"}}}})
        self.base += "/session/" + session["sessionId"]

    def call(self, method, path, body=None):
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def find(self, css):
        try:
            return self.call("POST", "/element", {"using": "css selector", "value": css})[ELEMENT]
        except urllib.error.HTTPError:
            return None

    def click(self, css):
        element = until(lambda: self.find(css), css)
        self.run("arguments[0].scrollIntoView({block: 'center'})", {ELEMENT: element})
        self.call("POST", f"/element/{element}/click", {})

    def text(self, css):
        element = until(lambda: self.find(css), css)
        return self.call("GET", f"/element/{element}/text")

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def requested(self):
        """Every URL the pages asked for so far, but for what their own policy kept from being sent."""
        entries = self.call("POST", "/se/log", {"type": "performance"})
        messages = [json.loads(entry["message"])["message"] for entry in entries]
        blocked = {m["params"]["requestId"] for m in messages
                   if m["method"] == "Network.loadingFailed" and m["params"].get("blockedReason") == "csp"}
        return [m["params"]["request"]["url"] for m in messages
                if m["method"] == "Network.requestWillBeSent" and m["params"]["requestId"] not in blocked]

    def close(self):
        self.process.terminate()
        self.process.wait(10)


def until(condition, what="the condition"):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        try:
            result = condition()
        except (urllib.error.URLError, ConnectionError):
            result = None
        if result:
            return result
        time.sleep(0.05)
    raise SystemExit(f"FAIL: {what} did not come about in {DEADLINE_SECONDS} s")


def check(condition, sentence):
    if not condition:
        raise SystemExit("FAIL: " + sentence)
    print("ok:", sentence)


def main(program, sample):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        print("SKIPPED: no Chromium with chromedriver here; /docs and /redoc were not opened.")
        return 77
    server = subprocess.Popen([program, "serve", sample, "--port", "0"], stdout=subprocess.PIPE, text=True)
    browser = None
    try:
        origin = server.stdout.readline().strip().rsplit(" ", 1)[1]
        browser = Browser(chromium, driver)

        browser.open(origin + "/docs")
        until(lambda: browser.find(".opblock"), "the list of operations")
        check("Food delivery" in browser.text(".info .title"), "/docs shows the project's title")
        operations = browser.run("return document.querySelectorAll('.opblock').length")
        with urllib.request.urlopen(origin + "/openapi.json") as answer:
            document = json.load(answer)
        expected = sum(len(item) for item in document["paths"].values())
        check(operations == expected, f"/docs lists all {expected} operations")

        row = "#operations-restaurants-get_restaurant_restaurants__restaurant_id__get"
        browser.click(row + " .opblock-summary-control")
        browser.click(row + " .try-out__btn")
        field = until(lambda: browser.find(row + " input[placeholder='restaurant_id']"), "the parameter's field")
        browser.call("POST", f"/element/{field}/value", {"text": "3"})
        browser.click(row + " .execute")
        until(lambda: browser.find(row + " .live-responses-table .response"), "the answer of Try it out")
        status = browser.text(row + " .live-responses-table .response .response-col_status")
        check(status.startswith("200"), f"Try it out answers 200 (got {status})")
        check("Hoshi" in browser.text(row + " .live-responses-table"), "Try it out shows restaurant 3")

        browser.open(origin + "/redoc")
        until(lambda: "Place an order" in browser.text("body"), "/redoc naming an operation")
        check("Food delivery" in browser.text("body"), "/redoc shows the project's title")

        foreign = [url for url in browser.requested() if url.startswith(("http:", "https:")) and not url.startswith(origin)]
        check(not foreign, f"no page asked for anything elsewhere {foreign or ''}".rstrip())
        return 0
    finally:
        if browser:
            browser.close()
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
