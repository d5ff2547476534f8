// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UrlBar: method, base, and the address with its parameters, editable in place.
#pragma once

#include "ui/panels/request_draft.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"

#include <QStringList>
#include <QWidget>

namespace signalbox::ui {

// A line edit that colours the parameters of an address; Tab-free: a double click selects the parameter under the
// mouse.
class AddressEdit final : public LineEdit {
  Q_OBJECT
public:
  explicit AddressEdit(QWidget* parent = nullptr);

  // Keeps the caret. What is being typed stays as it is typed until the field is left or settle() is called: "" may
  // become another address, and "/orders/" is on its way to "/orders/7".
  void setAddress(const Address& address);
  void settle(); // shows the address in the place of what was typed
  void selectSpan(int index);

Q_SIGNALS:
  void typed(const QString& text);
  void commandPasted(const QString& text);
  void undoRequested(); // where the field itself has nothing to undo

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

private:
  void take(const QString& text);
  void dropBase();
  void paintSpans();

  Address m_address;
  bool m_isTyped = false;   // what stands here was typed, and is not settled
  bool m_isTelling = false; // an address that comes now is the answer to what was typed
};

class UrlBar final : public QWidget {
  Q_OBJECT
public:
  explicit UrlBar(QWidget* parent = nullptr);

  void setMethod(const QString& method);             // "POST", "WS", "SSE"
  void setMethodChoices(const QStringList& methods); // a menu behind the method; none: it stands fast
  bool hasMethodChoices() const { return !m_methods.isEmpty(); }
  void openMethodMenu();
  void setBase(const QString& url); // shown as {{base}}; empty = the server is stopped
  void setAddress(const Address& address);
  void setBaseVisible(bool visible); // not for an address of its own
  void setTrailing(QWidget* widget); // before the copy button, in its own size; again when that has changed
  AddressEdit& edit() { return m_edit; }
  IconButton& copyButton() { return m_copy; }

  QSize sizeHint() const override { return {300, 34}; }

Q_SIGNALS:
  void edited(const QString& text); // by the person
  void methodChosen(const QString& method);
  void submitted();                        // Enter
  void copyRequested();                    // the menu of what it can be copied as
  void commandPasted(const QString& text); // a curl command in place of an address
  void undoRequested();                    // Ctrl+Z in the address, when that has nothing to undo

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  class MethodButton;
  double leadWidth() const;
  double methodWidth() const;
  void place();

  QString m_method;
  QString m_base;
  bool m_showsBase = true;
  AddressEdit m_edit;
  IconButton m_copy;
  MethodButton* m_choose;
  QStringList m_methods;
  QWidget* m_trailing = nullptr;
};

} // namespace signalbox::ui
