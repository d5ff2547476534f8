// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_export.h"

#include "core/docs/write_html.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace signalbox::ui {

namespace {

QString notWritten(const QString& path, const QString& why) {
  return QCoreApplication::translate("DocsPanel", "%1 could not be written: %2").arg(path, why);
}

// A document that loads nothing: descriptions may name pictures and files.
class InertDocument final : public QTextDocument {
protected:
  QVariant loadResource(int, const QUrl&) override { return {}; }
};

constexpr const char* printStyle = "body{font-size:9.5pt;color:#14171f} h1{font-size:20pt} h2{font-size:14pt} "
                                   "h3{font-size:11pt} code,pre,.mono{font-family:'JetBrains Mono'}"
                                   "pre{background-color:#f7f8fa} .facts,.rest{color:#4c5463} .type{color:#0b7a75} "
                                   ".required,.deprecated{color:#8f5f00}";

} // namespace

QString writeDocsHtml(const docs::Document& document, const QString& base, const QString& path) {
  const std::string html = docs::writeHtml(document, base.toStdString());
  QSaveFile file(path);
  const bool isWritten = file.open(QIODevice::WriteOnly) &&
                         file.write(html.data(), qint64(html.size())) == qint64(html.size()) && file.commit();
  return isWritten ? QString() : notWritten(path, file.errorString());
}

QString writeDocsPdf(const docs::Document& document, const QString& base, const QString& path) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return notWritten(path, file.errorString());
  QPdfWriter writer(&file);
  writer.setTitle(QString::fromStdString(document.title));
  writer.setCreator(QStringLiteral("Signalbox"));
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
  writer.setResolution(144);
  printDocs(document, base, writer);
  return file.commit() ? QString() : notWritten(path, file.errorString());
}

void printDocs(const docs::Document& document, const QString& base, QPagedPaintDevice& device) {
  InertDocument text;
  text.setDefaultFont(uiFont(13));
  text.setDefaultStyleSheet(QLatin1String(printStyle));
  text.setHtml(QString::fromStdString(docs::writePrintHtml(document, base.toStdString())));
  text.print(&device);
}

QString docsBrowserPath(const design::AppSettings& app, bool isSwagger, const docs::Operation* operation) {
  const std::string& path = isSwagger ? app.docsUrl : app.redocUrl;
  if (path.empty() || app.openapiUrl.empty()) return {};
  const QString page = QString::fromStdString(path);
  if (!operation || operation->id.empty()) return page;
  const QString id = QString::fromStdString(operation->id);
  const QString tag =
      operation->tags.empty() ? QStringLiteral("default") : QString::fromStdString(operation->tags.front());
  return page + (isSwagger ? QStringLiteral("#/%1/%2").arg(tag, id) : QStringLiteral("#operation/%1").arg(id));
}

} // namespace signalbox::ui
