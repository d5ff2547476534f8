// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.h"

#include "ui/models/design_tree.h"
#include "ui/shell/welcome_backdrop.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/spoken_role.h"

#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <functional>
#include <utility>

namespace signalbox::ui {

namespace {

constexpr int bodyWidth = 820;
constexpr qsizetype shownRecent = 4;

QString shownFolder(const QString& folder) {
  const QString home = QDir::homePath();
  return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

QString shownDay(const QDateTime& moment) {
  const qint64 days = moment.date().daysTo(QDate::currentDate());
  if (days <= 0) return WelcomePage::tr("today");
  if (days == 1) return WelcomePage::tr("yesterday");
  return days < 30 ? WelcomePage::tr("%1 days ago").arg(days) : moment.date().toString(Qt::ISODate);
}

class HeroCard final : public QWidget {
public:
  using QWidget::QWidget;

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const QRectF card = QRectF(rect()).adjusted(10, 6, -10, -14);
    shadow(painter, card, 12, 14, theme().isDark ? 70 : 22);
    box(painter, card, 12, flattened(softTint(theme().accent), theme().island), withAlpha(theme().accent, 150));
    lamp(painter, QPointF(card.x() + 34, card.y() + 38), 6, theme().okFill);
  }
};

// One line of the recent list. Del or its cross takes it out.
class RecentRow final : public QAbstractButton {
public:
  RecentRow(const RecentProject& project, std::function<void()> remove, QWidget* parent)
      : QAbstractButton(parent), m_project(project), m_remove(std::move(remove)),
        m_cross(new IconButton("x", WelcomePage::tr("Remove %1 from the list").arg(project.name), this)) {
    m_cross->setObjectName("welcome.forget." + project.name);
    m_cross->setExtent(24, 14);
    m_cross->setShortcutHint(WelcomePage::tr("Del"));
    connect(m_cross, &QToolButton::clicked, this, m_remove);
    setFixedHeight(36);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(project.name + QStringLiteral(", ") + project.folder);
    setToolTip(project.folder);
  }

protected:
  void resizeEvent(QResizeEvent*) override { m_cross->move(width() - 32, (height() - m_cross->height()) / 2); }

  void keyPressEvent(QKeyEvent* event) override {
    if (event->key() == Qt::Key_Delete) return m_remove();
    QAbstractButton::keyPressEvent(event);
  }

  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    box(painter, rect(), 7, hoverFill(hoverStrength(*this)));
    drawIcon(painter, "route", theme().text2, QRectF(12, 10, 16, 16));
    drawText(painter, QRectF(40, 0, 160, height()), m_project.name, uiFont(13, 500), theme().text);
    drawText(painter, QRectF(210, 0, width() - 362, height()), shownFolder(m_project.folder), monoFont(12),
             theme().text3);
    drawText(painter, QRectF(width() - 148, 0, 108, height()), shownDay(m_project.opened), uiFont(13), theme().text3,
             rightMiddle);
    if (showsKeyboardFocus(*this)) focusRing(painter, rect(), 7);
  }

private:
  RecentProject m_project;
  std::function<void()> m_remove;
  IconButton* m_cross;
};

} // namespace

WelcomeCard::WelcomeCard(const QString& iconName, const QString& title, const QString& text, const QString& key,
                         QWidget* parent)
    : QAbstractButton(parent), m_iconName(iconName), m_text(text), m_key(key) {
  setText(title);
  setAccessibleName(title + QStringLiteral(". ") + text);
  setToolTip(text);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setMinimumHeight(84);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WelcomeCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const double hover = hoverStrength(*this);
  box(painter, rect(), 11, isDown() ? theme().inset : theme().island,
      faded(theme().border, theme().borderStrong, hover));
  box(painter, rect(), 11, hoverFill(hover));
  drawIcon(painter, m_iconName, theme().text2, QRectF(18, 18, 18, 18));
  const double taken = m_key.isEmpty() ? 0 : drawKeyCap(painter, width() - 16, 27, m_key) + 8;
  drawText(painter, QRectF(46, 14, width() - 64 - taken, 26), text(), uiFont(13, 600), theme().text);
  drawText(painter, QRectF(18, 46, width() - 36, 22), m_text, uiFont(12), theme().text2);
  if (showsKeyboardFocus(*this)) focusRing(painter, rect(), 11);
}

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)),
      m_theme(new Segmented(tr("Theme"), {tr("System"), tr("Light"), tr("Dark")}, this)) {
  setObjectName("welcome");
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Welcome to Signalbox"));
  setSpokenRole(*this, QAccessible::Document);
  m_column->setContentsMargins(40, 0, 40, 24);
  m_column->setSpacing(0);
  m_column->addStretch(3);
  auto* mark = new Logo(64, this);
  m_column->addWidget(mark, 0, Qt::AlignHCenter);
  m_column->addSpacing(22);
  auto* title = new Label(tr("Welcome to Signalbox"), displayFont(29, 600), Ink::Text, this);
  m_column->addWidget(title, 0, Qt::AlignHCenter);
  m_column->addSpacing(10);
  m_column->addWidget(
      new Label(tr("Design an API, watch it run, send it requests. All in one window, all on this computer."),
                uiFont(15), Ink::Secondary, this),
      0, Qt::AlignHCenter);
  m_column->addSpacing(20);
  m_column->addStretch(4);
  m_column->addWidget(buildFooter(), 0, Qt::AlignHCenter);
  connect(m_theme, &Segmented::chosen, this, [this](int choice) { Q_EMIT appearanceChosen(Appearance(choice)); });
}

QWidget* WelcomePage::buildFooter() {
  auto* footer = new QWidget(this);
  footer->setFixedWidth(bodyWidth);
  auto* column = new QVBoxLayout(footer);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(new HairLine);
  auto* row = new QHBoxLayout;
  row->setSpacing(14);
  row->addWidget(new Label(tr("Theme"), uiFont(13), Ink::Tertiary));
  m_theme->setObjectName("welcome.theme");
  row->addWidget(m_theme);
  row->addStretch(1);
  row->addWidget(new Label(tr("Signalbox sends nothing anywhere"), uiFont(13), Ink::Tertiary));
  column->addLayout(row);
  return footer;
}

void WelcomePage::render(const QVector<Sample>& samples, const Settings& settings) {
  m_samples = samples;
  m_theme->setCurrentIndex(int(settings.appearance));
  if (m_body) {
    m_body->hide();
    m_body->deleteLater(); // one of its buttons may be what asked for this
  }
  m_body = new QWidget(this);
  m_body->setFixedWidth(bodyWidth + 20);
  auto* column = new QVBoxLayout(m_body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  if (!samples.isEmpty()) column->addWidget(buildHero(samples.front()));
  column->addWidget(buildCards(samples.mid(1)));
  if (!settings.recent.isEmpty()) column->addWidget(buildRecent(settings));
  m_column->insertWidget(7, m_body, 0, Qt::AlignHCenter);
  QWidget* last = this; // Tab goes from top to bottom: the foot is older than the body
  for (QWidget* part : {m_body, static_cast<QWidget*>(m_theme)})
    for (QWidget* widget : part->findChildren<QWidget*>())
      if (widget->focusPolicy() & Qt::TabFocus) setTabOrder(std::exchange(last, widget), widget);
}

QWidget* WelcomePage::buildHero(const Sample& sample) {
  auto* card = new HeroCard(m_body);
  card->setFixedHeight(134);
  auto* row = new QHBoxLayout(card);
  row->setContentsMargins(68, 20, 34, 28);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(6);
  texts->addWidget(new Label(tr("%1 sample").arg(sample.name), displayFont(16, 600)));
  texts->addWidget(new Label(sample.summary, uiFont(13), Ink::Secondary));
  auto* badges = new QHBoxLayout;
  badges->setSpacing(6);
  for (const char* method : {"GET", "POST", "WS", "SSE"}) badges->addWidget(new MethodBadge(QLatin1String(method)));
  badges->addStretch(1);
  texts->addLayout(badges);
  row->addLayout(texts, 1);
  auto* open = new Button(tr("Open and run"), ButtonVariant::Primary, card);
  open->setObjectName("welcome.open");
  open->setAccessibleName(tr("Open and run the %1 sample. %2").arg(sample.name, sample.summary));
  open->setKeyCap(tr("Enter"));
  open->setControlHeight(38);
  row->addWidget(open);
  connect(open, &QPushButton::clicked, this, [this, sample] { Q_EMIT sampleRequested(sample); });
  return card;
}

QWidget* WelcomePage::buildCards(const QVector<Sample>& others) {
  auto* area = new QWidget(m_body);
  auto* rows = new QVBoxLayout(area);
  rows->setContentsMargins(10, 0, 10, 0);
  rows->setSpacing(12);
  QHBoxLayout* row = nullptr;
  const auto startRow = [&] {
    row = new QHBoxLayout;
    row->setSpacing(12);
    rows->addLayout(row);
  };
  const auto add = [&](WelcomeCard* card, const QString& name) {
    card->setObjectName(name);
    if (!row || row->count() == 3) startRow();
    row->addWidget(card, 1);
    return card;
  };
  for (const Sample& sample : others)
    connect(add(new WelcomeCard("box", sample.name, sample.summary, {}, area), "welcome.sample." + sample.id),
            &QAbstractButton::clicked, this, [this, sample] { Q_EMIT sampleRequested(sample); });
  startRow();
  connect(add(new WelcomeCard("plus", tr("New API"), tr("Start from one endpoint"), "N", area), "welcome.new"),
          &QAbstractButton::clicked, this, &WelcomePage::newRequested);
  connect(add(new WelcomeCard("folder-open", tr("Open project"), tr("A Signalbox project folder"), "O", area),
              "welcome.openFolder"),
          &QAbstractButton::clicked, this, &WelcomePage::openRequested);
  return area;
}

QWidget* WelcomePage::buildRecent(const Settings& settings) {
  auto* area = new QWidget(m_body);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(10, 18, 10, 0);
  column->setSpacing(2);
  column->addWidget(new Label(tr("Recent"), uiFont(13, 600), Ink::Tertiary));
  for (const RecentProject& project : settings.recent.mid(0, shownRecent)) {
    const auto remove = [this, folder = project.folder] { Q_EMIT removeRequested(folder); };
    auto* row = new RecentRow(project, remove, area);
    row->setObjectName("welcome.recent." + project.name);
    column->addWidget(row);
    connect(row, &QAbstractButton::clicked, this, [this, folder = project.folder] { Q_EMIT projectRequested(folder); });
  }
  return area;
}

void WelcomePage::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintWelcomeBackdrop(painter, rect(), m_column->itemAt(1)->widget()->geometry().center());
}

void WelcomePage::keyPressEvent(QKeyEvent* event) {
  const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (isEnter && !m_samples.isEmpty()) return Q_EMIT sampleRequested(m_samples.front());
  if (event->key() == Qt::Key_N && event->modifiers() == Qt::NoModifier) return Q_EMIT newRequested();
  if (event->key() == Qt::Key_O && event->modifiers() == Qt::NoModifier) return Q_EMIT openRequested();
  QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
