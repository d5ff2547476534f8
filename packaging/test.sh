#!/usr/bin/env bash
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets everything up, builds the release preset and runs every test: offscreen, and the end-to-end ones under Xvfb.
# Options go to ctest: packaging/test.sh -R schema. The last lines are ctest's summary.
. "$(dirname "$0")/setup.sh"

install_packages "${build_packages[@]}" "${speed_packages[@]}" "${test_packages[@]}"
fetch_assets
say "Building"
build release all

# Real FastAPI and Pydantic, the judges. Without PyPI the recorded answers stand alone.
venv=build/venv
if ! cmp -s tests/parity/requirements.txt "$venv/requirements.txt"; then
  if python3 -m venv "$venv" && "$venv/bin/pip" install -q -r tests/parity/requirements.txt; then
    cp tests/parity/requirements.txt "$venv/requirements.txt"
  else
    say "WARNING: FastAPI and Pydantic could not be installed from PyPI: only their recorded answers are compared."
    rm -rf "$venv"
  fi
fi

exec ctest --test-dir build/release --output-on-failure -j "$(nproc)" "$@"
