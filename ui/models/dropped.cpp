// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dropped.h"

#include "core/requests/curl_command.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace signalbox::ui {

namespace {

constexpr qint64 headBytes = 4096;
constexpr qint64 mostText = 1 << 20; // bytes: beyond, a body is a file

using Kind = Dropped::Kind;

// The project that the folder is, or lies in.
QString projectAbove(QDir folder) {
  for (int level = 0; level < 8; ++level) {
    if (folder.exists(QStringLiteral("signalbox.json"))) return folder.absolutePath();
    if (!folder.cdUp()) break;
  }
  return {};
}

bool looksLikeOpenApi(const QByteArray& head) {
  static const QRegularExpression version(
      QStringLiteral(R"re(^\s*[{]?\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23])re"),
      QRegularExpression::MultilineOption);
  return version.match(QString::fromUtf8(head)).hasMatch();
}

// Its first line is a message, as far as it is in the first bytes.
bool looksLikeRecording(const QByteArray& head) {
  const QByteArray line = head.left(head.indexOf('\n'));
  static const QRegularExpression beginning(QStringLiteral(R"re(^\{"time":"[^"]+","direction":"(in|out|note)")re"));
  return beginning.match(QString::fromUtf8(line)).hasMatch();
}

bool isText(const QByteArray& bytes) { return !bytes.contains('\0') && QString::fromUtf8(bytes).toUtf8() == bytes; }

Dropped readFile(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray head = file.peek(headBytes);
  if (looksLikeRecording(head)) return {Kind::Recording, path, {}};
  if (looksLikeOpenApi(head)) return {Kind::OpenApi, path, {}};
  if (file.size() > mostText) return {Kind::BodyFile, path, {}};
  const QByteArray all = file.readAll();
  if (!isText(all)) return {Kind::BodyFile, path, {}};
  const QString text = QString::fromUtf8(all);
  if (requests::looksLikeCurl(text.toStdString())) return {Kind::Curl, {}, text};
  return {Kind::BodyText, path, text};
}

} // namespace

bool mayBeDropped(const QMimeData& data) {
  if (data.hasUrls()) return data.urls().size() == 1 && data.urls().front().isLocalFile();
  return data.hasText() && !data.text().trimmed().isEmpty();
}

Dropped readDropped(const QMimeData& data) {
  if (!mayBeDropped(data)) return {};
  if (!data.hasUrls()) {
    const QString text = data.text();
    return {requests::looksLikeCurl(text.toStdString()) ? Kind::Curl : Kind::BodyText, {}, text};
  }
  const QFileInfo dropped(data.urls().front().toLocalFile());
  const QString project = projectAbove(dropped.isDir() ? QDir(dropped.filePath()) : dropped.dir());
  if (dropped.isDir()) return {Kind::Project, project.isEmpty() ? dropped.filePath() : project, {}};
  if (!project.isEmpty() && dropped.suffix() == u"json") return {Kind::Project, project, {}};
  return readFile(dropped.filePath());
}

} // namespace signalbox::ui
