// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsPage: the middle of the docs panel: one operation or one model as prose and fields.
#pragma once

#include "ui/panels/docs_field.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace signalbox::ui {

enum class Ink;

class DocsPage final : public QWidget {
  Q_OBJECT
public:
  explicit DocsPage(QWidget* parent = nullptr);

  // As narrow as what it scrolls in: long names are cut, nothing stands beside the page.
  QSize minimumSizeHint() const override { return {0, hasHeightForWidth() ? 0 : QWidget::minimumSizeHint().height()}; }

  void showOperation(const docs::Document& document, const docs::Operation& operation, bool isLive);
  void showModel(const docs::Document& document, const docs::Model& model);
  void showIntroduction(const docs::Document& document);
  void setQuery(const QString& query) { m_query = query; } // of the pages shown from now on
  int marks() const;                                       // places of the query's words on the page

Q_SIGNALS:
  void followed(const QString& link); // a page's key, or an address

private:
  void retire();
  void restart(const docs::Document& document);
  void finish();
  void addTitle(const QString& above, const std::string& title, bool isDeprecated);
  void addHeading(const QString& title, const QString& hint = {});
  void addProse(const std::string& markdown);
  void addFields(const std::vector<docs::Field>& fields, int depth);
  void addRow(const QString& left, const QString& text, Ink ink);
  void addCall(const docs::Operation& operation);
  void addContents(const QString& title, const std::vector<docs::Content>& contents);
  void addExample(const QString& title, const std::string& value);
  void addResponse(const docs::Response& response);
  void addSecurity(const docs::Operation& operation);
  void addScheme(const docs::Scheme& scheme);
  void addUses(const docs::Model& model);
  void addGroup(const std::string& tag, const std::string& description);
  void addLink(const QString& key, const QString& method, const QString& title);
  QWidget* addFold(const QString& title, const QString& id); // opens by a click; its inside

  QVBoxLayout* m_outer;
  QWidget* m_content = nullptr;
  QVBoxLayout* m_column = nullptr; // of the content
  QString m_query;
  docs::Document m_document; // a copy: parts of the page are made later
  std::shared_ptr<DocsContext> m_context;
};

} // namespace signalbox::ui
