// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointHeader: method, path, title, tags and function name of an endpoint.
#pragma once

#include "ui/editors/endpoint_context.h"

#include <QWidget>

class QHBoxLayout;

namespace signalbox::ui {

class ChipEdit;
class ComboBox;
class IconButton;
class Label;
class LineEdit;
class Toggle;

// The parameters a path asks for: one for each placeholder, in the path's order before the others; a placeholder that
// was renamed takes its parameter along.
std::vector<design::Parameter> parametersForPath(const std::string& before, const std::string& after,
                                                 const std::vector<design::Parameter>& parameters);

class EndpointHeader final : public QWidget {
  Q_OBJECT
public:
  explicit EndpointHeader(EndpointContext& context, QWidget* parent = nullptr);

  void render(const design::Endpoint& endpoint, const design::Design& design);
  void focusTitle();

Q_SIGNALS:
  void renameRequested(const QString& name);
  void removeRequested();

private:
  void buildAddress(QHBoxLayout& row);
  void buildLive(QHBoxLayout& row);
  void buildNames(QHBoxLayout& row);
  void showTags(const design::Endpoint& endpoint);
  void commitPath();
  void showMenu();
  void changeTags(const std::function<void(std::vector<std::string>&)>& change);

  EndpointContext& m_context;
  ComboBox* m_method;
  LineEdit* m_path;
  Label* m_prefix;
  Toggle* m_live; // null for a callback, which is documented only
  IconButton* m_more;
  LineEdit* m_title;
  QHBoxLayout* m_tags;
  std::vector<std::string> m_shownTags;
  ChipEdit* m_name;
};

} // namespace signalbox::ui
