// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <QJsonArray>

namespace signalbox::ui {

namespace {

// One visit of every preference serves both ways.
class Reader final {
public:
  explicit Reader(const QJsonObject& object) : m_object(object) {}

  void visit(const char* key, bool& value) const { value = m_object[QLatin1String(key)].toBool(value); }
  void visit(const char* key, QString& value) const { value = m_object[QLatin1String(key)].toString(value); }
  void visit(const char* key, int& value, int least, int most) const {
    value = qBound(least, m_object[QLatin1String(key)].toInt(value), most);
  }
  template<class Enum>
  void visit(const char* key, Enum& value, const QStringList& names) const {
    const qsizetype index = names.indexOf(m_object[QLatin1String(key)].toString());
    if (index >= 0) value = Enum(index);
  }

private:
  const QJsonObject& m_object;
};

class Writer final {
public:
  void visit(const char* key, bool value) { object[QLatin1String(key)] = value; }
  void visit(const char* key, const QString& value) { object[QLatin1String(key)] = value; }
  void visit(const char* key, int value, int, int) { object[QLatin1String(key)] = value; }
  template<class Enum>
  void visit(const char* key, Enum value, const QStringList& names) {
    object[QLatin1String(key)] = names[int(value)];
  }

  QJsonObject object;
};

template<class Visitor, class Value>
void visitAll(Visitor& visitor, Value& settings) {
  visitor.visit("start_with", settings.startWith, {"last", "welcome"});
  visitor.visit("open_in_new_window", settings.opensInNewWindow);
  visitor.visit("hints", settings.showsHints);
  visitor.visit("appearance", settings.appearance, {"system", "light", "dark"});
  visitor.visit("contrast", settings.contrast, {"system", "standard", "high"});
  visitor.visit("motion", settings.motion, {"system", "full", "reduced"});
  visitor.visit("density", settings.density, {"comfortable", "compact"});
  visitor.visit("zoom", settings.zoom, Settings::smallestZoom, Settings::largestZoom);
  visitor.visit("rail_labels", settings.railLabels);
  visitor.visit("menu_bar", settings.menuBar);
  visitor.visit("system_dark", settings.system.isDark);
  visitor.visit("system_high_contrast", settings.system.highContrast);
  visitor.visit("system_reduced_motion", settings.system.reducesMotion);
  visitor.visit("editor_font", settings.editor.fontSize, EditorLook::smallestFont, EditorLook::largestFont);
  visitor.visit("editor_indent", settings.editor.indent, 1, 8);
  visitor.visit("editor_wrap", settings.editor.wrapsLines);
  visitor.visit("editor_line_numbers", settings.editor.lineNumbers);
  visitor.visit("editor_close_brackets", settings.editor.closesBrackets);
  visitor.visit("start_servers", settings.startsServers);
  visitor.visit("take_next_port", settings.takesNextPort);
  visitor.visit("request_timeout", settings.network.timeoutSeconds, 0, 3600);
  visitor.visit("answer_megabytes", settings.network.answerMegabytes, 1, 4096);
  visitor.visit("keep_cookies", settings.network.keepsCookies);
  visitor.visit("http_version", settings.network.version, {"automatic", "1.0", "1.1", "2", "3"});
  visitor.visit("check_certificates", settings.network.checksCertificates);
  visitor.visit("proxy", settings.network.proxy.mode, {"none", "system", "manual"});
  visitor.visit("proxy_kind", settings.network.proxy.kind, {"http", "socks5", "https"});
  visitor.visit("proxy_host", settings.network.proxy.host);
  visitor.visit("proxy_port", settings.network.proxy.port, 1, 65'535);
  visitor.visit("proxy_user", settings.network.proxy.user);
  visitor.visit("proxy_bypass", settings.network.proxy.bypass);
  visitor.visit("proxy_check_certificate", settings.network.proxy.checksCertificate);
  visitor.visit("keep_history", settings.keepsHistory);
  visitor.visit("dependencies_shown_as", settings.dependencyView, {"list", "graph"});
}

QJsonArray certificatesOf(const NetworkSettings& network) {
  QJsonArray array;
  for (const HostFiles& files : network.certificates)
    array.append(QJsonObject{{"host", files.host},
                             {"authorities", files.authorities},
                             {"certificate", files.certificate},
                             {"key", files.key}});
  return array;
}

void readCertificates(const QJsonArray& array, NetworkSettings& network) {
  for (const auto& value : array) {
    const QJsonObject files = value.toObject();
    network.certificates.push_back({files["host"].toString(), files["authorities"].toString(),
                                    files["certificate"].toString(), files["key"].toString()});
  }
}

} // namespace

void readPreferences(const QJsonObject& object, Settings& settings) {
  const Reader reader(object);
  visitAll(reader, settings);
  settings.keymap = Keymap::fromJson(object["keymap"].toObject());
  readCertificates(object["certificates"].toArray(), settings.network);
  const QJsonObject passwords = object["passwords"].toObject();
  for (auto name = passwords.begin(); name != passwords.end(); ++name)
    settings.network.passwords[name.key()] = name.value().toInt();
  for (const auto& hint : object["hints_done"].toArray()) settings.hintsDone << hint.toString();
}

QJsonObject preferencesOf(const Settings& settings) {
  Writer writer;
  visitAll(writer, settings);
  writer.object["keymap"] = settings.keymap.toJson();
  writer.object["certificates"] = certificatesOf(settings.network);
  QJsonObject passwords;
  for (const auto& [name, count] : settings.network.passwords) passwords[name] = count;
  writer.object["passwords"] = passwords;
  writer.object["hints_done"] = QJsonArray::fromStringList(settings.hintsDone);
  return writer.object;
}

} // namespace signalbox::ui
