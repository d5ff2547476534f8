// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/check_panel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr qsizetype longestAnswer = 160;

QString shortened(const QString& text) { return text.size() > longestAnswer ? text.left(longestAnswer) + u'…' : text; }

QWidget* rowWidget(const CheckRow& row) {
  auto* widget = new QWidget;
  auto* line = new QHBoxLayout(widget);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  auto* lamp = new Lamp;
  const bool isError = !row.isFine() || (row.expected == 0 && row.status >= 400);
  lamp->setSignal(isError ? Signal::Error : Signal::Ok,
                  isError ? CheckPanel::tr("Not as it should be") : CheckPanel::tr("As it should be"));
  line->addWidget(lamp);
  line->addWidget(new Label(QString::number(row.status), monoFont(12, 500), row.status < 400 ? Ink::Ok : Ink::Warning));
  auto* name = new Label(row.name, uiFont(13));
  name->setMinimumWidth(210);
  line->addWidget(name);
  auto* answer = new Label(shortened(row.answer), monoFont(12), Ink::Tertiary);
  answer->setToolTip(row.answer);
  answer->setMinimumWidth(40);
  line->addWidget(answer, 1);
  if (!row.isFine())
    line->addWidget(new Label(CheckPanel::tr("expected %1").arg(row.expected), uiFont(12, 500), Ink::Error));
  line->addWidget(new Label(CheckPanel::tr("%1 ms").arg(row.milliseconds, 0, 'f', 1), monoFont(11), Ink::Tertiary));
  return widget;
}

} // namespace

CheckPanel::CheckPanel(const QString& id, const QString& text, Input input, QWidget* parent)
    : QWidget(parent), m_lamp(new Lamp), m_summary(new Label(text, uiFont(12), Ink::Tertiary)),
      m_run(new Button(tr("Check"))), m_input(new LineEdit(tr("Query, such as offset=5"))), m_place(new QVBoxLayout) {
  setObjectName(id);
  m_run->setObjectName(id + QStringLiteral(".run"));
  m_run->setIconName(QStringLiteral("play"));
  m_run->setControlHeight(28);
  m_input->setObjectName(id + QStringLiteral(".query"));
  m_input->setFace(LineEdit::Face::Code);
  if (input != Input::Query) m_input->hide(); // shown without a parent it would be a window
  m_lamp->setSignal(Signal::Off, tr("Not checked yet"));
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(m_lamp);
  head->addWidget(new Label(tr("Check"), uiFont(13, 600)));
  head->addWidget(m_summary, 1);
  if (input == Input::Query) head->addWidget(m_input, 1);
  head->addWidget(m_run);
  m_place->setSpacing(4);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(head);
  column->addLayout(m_place);
  connect(m_run, &QPushButton::clicked, this, &CheckPanel::run);
  connect(m_input, &QLineEdit::returnPressed, this, &CheckPanel::run);
}

void CheckPanel::setInput(const QString& text) {
  if (!m_input->isModified() && m_input->text() != text) m_input->setText(text);
}

void CheckPanel::clear() {
  if (m_rows.isEmpty()) return;
  show({});
  m_lamp->setSignal(Signal::Off, tr("Not checked since the last edit"));
}

void CheckPanel::run() {
  if (!m_makeCheck) return;
  ++m_runs;
  m_run->setEnabled(false);
  m_lamp->setSignal(Signal::Warning, tr("Running"));
  const QPointer<CheckPanel> self(this);
  QThreadPool::globalInstance()->start([self, check = m_makeCheck(), input = m_input->text()] {
    const QVector<CheckRow> rows = check(input);
    QMetaObject::invokeMethod(
        qApp,
        [self, rows] {
          if (!self) return;
          --self->m_runs;
          self->m_run->setEnabled(true);
          self->show(rows);
          Q_EMIT self->finished();
        },
        Qt::QueuedConnection);
  });
}

void CheckPanel::show(const QVector<CheckRow>& rows) {
  m_rows = rows;
  while (QLayoutItem* item = m_place->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const CheckRow& row : rows) m_place->addWidget(rowWidget(row));
  if (rows.isEmpty()) return;
  const bool isFine = std::ranges::all_of(
      rows, [](const CheckRow& row) { return row.isFine() && (row.expected != 0 || row.status < 400); });
  m_lamp->setSignal(isFine ? Signal::Ok : Signal::Error,
                    isFine ? tr("All as it should be") : tr("Not all as it should be"));
}

} // namespace signalbox::ui
