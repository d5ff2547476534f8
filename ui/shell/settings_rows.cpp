// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_rows.h"

#include "ui/shell/network_controls.h"
#include "ui/shell/setting_controls.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace signalbox::ui {

namespace {

using Section = SettingsSection;

QString tr(const char* text) { return QCoreApplication::translate("Settings", text); }

QList<QPair<int, QString>> percents() {
  QList<QPair<int, QString>> choices;
  for (const int zoom : {100, 110, 125, 150, 175, 200}) choices << qMakePair(zoom, tr("%1 %").arg(zoom));
  return choices;
}

QList<QPair<int, QString>> pixels() {
  QList<QPair<int, QString>> choices;
  for (int size = 10; size <= 20; ++size) choices << qMakePair(size, tr("%1 px").arg(size));
  return choices;
}

std::vector<SettingRow> generalRows() {
  return {
      {Section::General, "startWith", tr("When Signalbox starts"),
       tr("The windows of last time come back with their projects, tabs and sizes."), tr("session restore welcome"),
       choice<StartWith>({tr("Last windows"), tr("Welcome page")}, &Settings::startWith)},
      {Section::General,
       "newWindow",
       tr("Open projects in a new window"),
       tr("Beside the project that is open; each window has its own server."),
       {},
       toggle(member(&Settings::opensInNewWindow))},
      {Section::General, "hints", tr("First-run hints"), tr("Each is shown once, until you have done what it says."),
       tr("tips help"), toggle(member(&Settings::showsHints))},
      {Section::General,
       "hintsAgain",
       tr("Show the hints again"),
       tr("As on the first day."),
       {},
       commandButton("help.hints", tr("Show them again"))},
      {Section::General, "clearRecent", tr("Recent projects"), tr("The list on the welcome page. No file is touched."),
       tr("history"), commandButton("project.clearRecent", tr("Empty the list"))}};
}

std::vector<SettingRow> appearanceRows() {
  return {{Section::Appearance, "theme", tr("Theme"), tr("System follows the desktop, also while Signalbox runs."),
           tr("colour color dark light appearance"),
           choice<Appearance>({tr("System"), tr("Light"), tr("Dark")}, &Settings::appearance)},
          {Section::Appearance, "contrast", tr("Contrast"),
           tr("High makes faint text and every line plain, in both themes."), tr("accessibility high contrast"),
           choice<Contrast>({tr("System"), tr("Standard"), tr("High")}, &Settings::contrast)},
          {Section::Appearance, "density", tr("Density"), tr("Compact rows show about a quarter more of every list."),
           tr("row height spacing"), choice<Density>({tr("Comfortable"), tr("Compact")}, &Settings::density)},
          {Section::Appearance, "zoom", tr("Zoom"), tr("Texts, icons and spaces alike, from the next start on."),
           tr("scale size font"), numbers(percents(), member(&Settings::zoom))},
          {Section::Appearance, "restart", tr("Start again"), tr("Windows, tabs and texts come back as they are."),
           tr("zoom"), commandButton("window.restart", tr("Start again now"))},
          {Section::Appearance, "motion", tr("Motion"), tr("Reduced: nothing fades, slides or pulses."),
           tr("animation accessibility"), choice<Motion>({tr("System"), tr("Full"), tr("Reduced")}, &Settings::motion)},
          {Section::Appearance, "railLabels", tr("Labels in the rail"), tr("The name of each activity under its icon."),
           tr("sidebar"), toggle(member(&Settings::railLabels))},
          {Section::Appearance,
           "menuBar",
           tr("Menu bar"),
           tr("Always. Otherwise Alt shows it."),
           {},
           toggle(member(&Settings::menuBar))}};
}

std::vector<SettingRow> editorRows() {
  const QList<QPair<int, QString>> indents{
      {2, tr("2 spaces")}, {3, tr("3 spaces")}, {4, tr("4 spaces")}, {8, tr("8 spaces")}};
  return {{Section::Editor, "font", tr("Size of code"), tr("In bodies, answers, samples and streams."),
           tr("font text pixel"), numbers(pixels(), member(&Settings::editor, &EditorLook::fontSize))},
          {Section::Editor, "indent", tr("Indentation"), tr("Also of JSON that is formatted."), tr("tab format spaces"),
           numbers(indents, member(&Settings::editor, &EditorLook::indent))},
          {Section::Editor,
           "wrap",
           tr("Wrap long lines"),
           tr("Instead of a scroll bar."),
           {},
           toggle(member(&Settings::editor, &EditorLook::wrapsLines))},
          {Section::Editor,
           "lineNumbers",
           tr("Line numbers"),
           tr("Where an editor has them."),
           {},
           toggle(member(&Settings::editor, &EditorLook::lineNumbers))},
          {Section::Editor,
           "brackets",
           tr("Close brackets and quotes"),
           tr("While JSON is typed."),
           {},
           toggle(member(&Settings::editor, &EditorLook::closesBrackets))}};
}

std::vector<SettingRow> serverRows() {
  return {{Section::Server, "startServers", tr("Start the server with the project"),
           tr("Of samples and of folders you have allowed it for."), tr("run trust"),
           toggle(member(&Settings::startsServers))},
          {Section::Server, "nextPort", tr("Take the next port"),
           tr("When the project's is taken. Otherwise Signalbox asks."), tr("address in use"),
           toggle(member(&Settings::takesNextPort))},
          {Section::Server, "forgetTrust", tr("Allowed folders"),
           tr("Their servers start by themselves. Emptied, each project asks once more."), tr("trust security"),
           commandButton("server.forgetTrust", tr("Empty the list"))}};
}

QList<QPair<int, QString>> versions() {
  using client::HttpVersion;
  QList<QPair<int, QString>> choices{{int(HttpVersion::Automatic), tr("Automatic")},
                                     {int(HttpVersion::Http1_0), tr("HTTP/1.0")},
                                     {int(HttpVersion::Http1_1), tr("HTTP/1.1")},
                                     {int(HttpVersion::Http2), tr("HTTP/2")}};
  if (client::supportsHttp3()) choices << qMakePair(int(HttpVersion::Http3), tr("HTTP/3"));
  return choices;
}

std::vector<SettingRow> networkRows() {
  const QList<QPair<int, QString>> timeouts{{0, tr("None")},        {5, tr("5 seconds")}, {10, tr("10 seconds")},
                                            {30, tr("30 seconds")}, {60, tr("1 minute")}, {300, tr("5 minutes")}};
  const QList<QPair<int, QString>> sizes{{8, tr("8 MB")}, {64, tr("64 MB")}, {512, tr("512 MB")}, {2048, tr("2 GB")}};
  return {
      {Section::Network, "timeout", tr("Time limit of a request"),
       tr("From sending to the last byte of the answer; of a stream, until it is open."), tr("timeout"),
       numbers(timeouts, member(&Settings::network, &NetworkSettings::timeoutSeconds))},
      {Section::Network, "answerSize", tr("Largest answer"),
       tr("What comes after is cut, and said to be. The same for one message of a stream, of which 16 MB are kept."),
       tr("limit memory megabyte body"), numbers(sizes, member(&Settings::network, &NetworkSettings::answerMegabytes))},
      {Section::Network,
       "cookies",
       tr("Keep cookies"),
       tr("And send them back, until the window closes."),
       {},
       toggle(member(&Settings::network, &NetworkSettings::keepsCookies))},
      {Section::Network, "httpVersion", tr("Version of HTTP"),
       tr("Automatic: 2 over TLS where the server offers it, else 1.1."), tr("http2 http3 protocol"),
       numbers(versions(),
               {[](const Settings& settings) { return int(settings.network.version); },
                [](Settings& settings, int version) { settings.network.version = client::HttpVersion(version); }})},
      {Section::Network, "proxy", tr("Proxy"),
       tr("System: as the desktop, or http_proxy, https_proxy and no_proxy say. This computer is then reached "
          "directly."),
       tr("socks http_proxy bypass host port password"), proxyControl(), true, true},
      {Section::Network, "checkCertificates", tr("Check certificates"),
       tr("Of hosts that are reached over TLS. A request may say otherwise in its options."),
       tr("ssl tls verification insecure self-signed"),
       toggle(member(&Settings::network, &NetworkSettings::checksCertificates))},
      {Section::Network, "certificates", tr("Certificates of hosts"),
       tr("An authority of your own to trust, and a certificate to show: the first host that fits counts."),
       tr("ssl tls client certificate ca authority pem pfx pkcs12 mtls"), certificatesControl(), true, true}};
}

std::vector<SettingRow> shortcutRowsOfPage() {
  QStringList names;
  for (int preset = 0; preset < presetCount; ++preset) names << presetName(Preset(preset));
  const Access<int> preset{[](const Settings& settings) { return int(settings.keymap.preset); },
                           [](Settings& settings, int value) { settings.keymap.preset = Preset(value); }};
  return {{Section::Shortcuts, "preset", tr("Preset"), tr("The keys your hands know. What you bind yourself stays."),
           tr("postman insomnia bruno vs code keyboard"), segments(names, preset), true},
          {Section::Shortcuts, "resetKeys", tr("Your own keys"), tr("Back to those of the preset."), tr("reset"),
           commandButton("help.resetKeys", tr("Forget them"))}};
}

std::vector<SettingRow> privacyRows() {
  return {{Section::Privacy,
           "privacy",
           tr("Signalbox sends nothing anywhere"),
           tr("No account, no telemetry, no update check. It connects only to the hosts of requests you send."),
           tr("telemetry tracking data"),
           {}},
          {Section::Privacy, "history", tr("Remember requests"),
           tr("What was sent and answered in a project, on this computer. Secrets are left out."), tr("history"),
           toggle(member(&Settings::keepsHistory))},
          {Section::Privacy, "clearHistory", tr("Request history"), tr("Of the open project."), tr("forget delete"),
           commandButton("request.clearHistory", tr("Forget it"))},
          {Section::Privacy, "folder", tr("Where things are kept"),
           tr("Settings, sessions and histories are plain files: %1").arg(configFolder()), tr("files folder data"),
           commandButton("help.settingsFolder", tr("Show the folder"))}};
}

} // namespace

QString sectionName(SettingsSection section) {
  const QString names[] = {tr("General"), tr("Appearance"), tr("Editor"), tr("Server"),
                           tr("Network"), tr("Shortcuts"),  tr("Privacy")};
  return names[int(section)];
}

QString sectionIcon(SettingsSection section) {
  static const QString names[] = {"settings-2", "palette", "square-pen", "server", "globe", "keyboard", "shield"};
  return names[int(section)];
}

std::vector<SettingRow> settingRows() {
  std::vector<SettingRow> rows;
  for (auto part : {generalRows, appearanceRows, editorRows, serverRows, networkRows, shortcutRowsOfPage, privacyRows})
    std::ranges::move(part(), std::back_inserter(rows));
  return rows;
}

bool matches(const SettingRow& row, const QString& words) {
  const QString all = QStringList{row.title, row.text, row.words, sectionName(row.section)}.join(u' ');
  const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
  return std::all_of(wanted.begin(), wanted.end(),
                     [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace signalbox::ui
