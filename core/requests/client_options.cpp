// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/client_options.h"

namespace signalbox::requests {

namespace {

constexpr const char* checkCertificates = "check_certificates";

} // namespace

std::optional<bool> checksCertificates(const design::SavedRequest& request) {
  const auto found = request.unknown.find(checkCertificates);
  if (found == request.unknown.end() || !found->is_boolean()) return std::nullopt;
  return found->get<bool>();
}

void setChecksCertificates(design::SavedRequest& request, std::optional<bool> checks) {
  if (checks)
    request.unknown[checkCertificates] = *checks;
  else
    request.unknown.erase(checkCertificates);
}

} // namespace signalbox::requests
