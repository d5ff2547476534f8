// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox hash-password: one line of standard input, not shown where it is typed, to a hash for security/users.json.
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/project.h"
#include "core/security/password.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace signalbox::cli {
namespace {

// Typed characters stay unseen while this lives.
class SilentTerminal final {
public:
  SilentTerminal() {
    if (tcgetattr(STDIN_FILENO, &m_before) != 0) return;
    termios silent = m_before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    m_isOn = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    if (m_isOn) std::fputs("Password: ", stderr);
  }
  ~SilentTerminal() {
    if (!m_isOn) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    std::fputs("\n", stderr);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
  termios m_before{};
  bool m_isOn = false;
};

bool readPassword(std::string& password) {
  const SilentTerminal silent;
  return static_cast<bool>(std::getline(std::cin, password)) && !password.empty();
}

} // namespace

int hashPassword() {
  std::string password;
  if (!readPassword(password)) return fail({"There is no password on standard input."});
  const auto hash = security::hashPassword(password);
  if (!hash) return fail(hash.error());
  std::printf("%s\n", hash->c_str());
  return Fine;
}

int hashApiKey() {
  std::string key;
  if (!readPassword(key)) return fail({"There is no API key on standard input."});
  std::printf("%s\n", security::apiKeyHash(key).c_str());
  return Fine;
}

} // namespace signalbox::cli
