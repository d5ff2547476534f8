// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Each prints its lines. A new one: its function here, its line in main.cpp.
#pragma once

namespace signalbox::bench {

void keysInEveryEditor();
void keysInALargeProject();
void logOfHundredThousandRows();
void bodyOfHundredMegabytes();
void diagnosticsAfterAnEdit();
void fourFastSockets();

int serveBody(int megabytes); // a process of its own: prints its port, answers with JSON of that size until it is ended
int serveSockets();           // another: prints its port, sends over four WebSockets, prints how many messages

} // namespace signalbox::bench
