// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/body_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QPointer>
#include <QRegularExpression>
#include <QSaveFile>
#include <QThreadPool>
#include <QUrl>

namespace signalbox::ui {

namespace {

QString header(const client::Response& response, QLatin1String name) {
  for (const auto& [key, value] : response.headers)
    if (QString::fromStdString(key).compare(name, Qt::CaseInsensitive) == 0) return QString::fromStdString(value);
  return {};
}

// RFC 6266: filename* goes before filename. Folders in it are not believed.
QString dispositionName(const QString& disposition) {
  static const QRegularExpression extended(QStringLiteral(R"re(filename\*\s*=\s*UTF-8''([^;]+))re"),
                                           QRegularExpression::CaseInsensitiveOption);
  static const QRegularExpression plain(QStringLiteral(R"re(filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+)))re"),
                                        QRegularExpression::CaseInsensitiveOption);
  if (const auto found = extended.match(disposition); found.hasMatch())
    return QFileInfo(QUrl::fromPercentEncoding(found.captured(1).toUtf8())).fileName();
  const auto found = plain.match(disposition);
  if (!found.hasMatch()) return {};
  QString name = found.captured(1).isEmpty() ? found.captured(2) : found.captured(1);
  static const QRegularExpression escaped(QStringLiteral(R"re(\\(.))re"));
  name.replace(escaped, QStringLiteral("\\1"));
  return QFileInfo(name).fileName();
}

QString endingOf(const QString& contentType) {
  const QString type = contentType.section(u';', 0, 0).trimmed().toLower();
  if (type.endsWith(u"json")) return QStringLiteral("json");
  return QMimeDatabase().mimeTypeForName(type).preferredSuffix();
}

QString notWritten(const QString& file, const QString& why) {
  return QCoreApplication::translate("ResponseView", "%1 could not be written: %2").arg(file, why);
}

} // namespace

QString bodyFileName(const client::Response& response, const QString& url) {
  if (const QString named = dispositionName(header(response, QLatin1String("content-disposition"))); !named.isEmpty())
    return named;
  QString name = QFileInfo(QUrl(url).path()).fileName();
  if (name.isEmpty()) name = QStringLiteral("answer");
  const QString ending = endingOf(header(response, QLatin1String("content-type")));
  const bool hasEnding = !QFileInfo(name).suffix().isEmpty();
  return ending.isEmpty() || hasEnding ? name : name + u'.' + ending;
}

void writeBody(std::shared_ptr<const client::Response> response, const QString& file, QObject* context,
               std::function<void(const QString& problem)> done) {
  QThreadPool::globalInstance()->start(
      [response = std::move(response), file, target = QPointer(context), done = std::move(done)] {
        QSaveFile out(file);
        const auto size = qint64(response->body.size());
        const bool isWritten =
            out.open(QIODevice::WriteOnly) && out.write(response->body.data(), size) == size && out.commit();
        const QString problem = isWritten ? QString() : notWritten(file, out.errorString());
        QMetaObject::invokeMethod(
            qApp,
            [target, done, problem] {
              if (target) done(problem); // looked at on its own thread
            },
            Qt::QueuedConnection);
      });
}

} // namespace signalbox::ui
