#!/usr/bin/env bash
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fetches icons and web docs from npm into build/npm, for builds that do not go through run.sh or test.sh.
. "$(dirname "$0")/setup.sh"
fetch_assets
