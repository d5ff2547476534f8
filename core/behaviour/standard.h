// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The behaviours this program knows: reply, example, redirect, file, proxy, stream, socket, token.
#pragma once

namespace signalbox::api {
class BehaviourRegistry;
}

namespace signalbox::behaviour {

const api::BehaviourRegistry& standard();

} // namespace signalbox::behaviour
