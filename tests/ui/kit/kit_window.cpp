// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit_window.h"

#include "ui/text/json_editor.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/style_property.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/server_pill.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toggle.h"
#include "ui/widgets/track.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

const QStringList states{QString(), QStringLiteral("hover"), QStringLiteral("pressed"), QStringLiteral("focus"),
                         QStringLiteral("disabled")};

void show(QWidget* widget, const QString& state) {
  widget->setProperty(property::showsState, state);
  widget->setEnabled(state != QLatin1String("disabled"));
}

class Column final {
public:
  explicit Column(QWidget* parent) : m_layout(new QVBoxLayout(parent)) {
    m_layout->setContentsMargins(22, 18, 22, 18);
    m_layout->setSpacing(8);
  }

  void heading(const QString& text) {
    m_layout->addSpacing(6);
    m_layout->addWidget(new Label(text, uiFont(12, 600), Ink::Tertiary));
  }

  QHBoxLayout* row() {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(8);
    m_layout->addLayout(layout);
    return layout;
  }

  QVBoxLayout* layout() { return m_layout; }

private:
  QVBoxLayout* m_layout;
};

void addButtons(Column& column) {
  column.heading(QStringLiteral("Buttons: rest, hover, pressed, keyboard focus, disabled"));
  struct Kind {
    QString text, icon;
    ButtonVariant variant;
  };
  const Kind kinds[] = {{QStringLiteral("Send"), {}, ButtonVariant::Primary},
                        {QStringLiteral("Export"), QStringLiteral("download"), ButtonVariant::Standard},
                        {QStringLiteral("Try it"), QStringLiteral("play"), ButtonVariant::Soft},
                        {QStringLiteral("Add field"), QStringLiteral("plus"), ButtonVariant::Ghost},
                        {QStringLiteral("Disconnect"), QStringLiteral("stop"), ButtonVariant::Danger}};
  for (const Kind& kind : kinds) {
    auto* row = column.row();
    for (const QString& state : states) {
      auto* button = new Button(kind.text, kind.variant);
      button->setIconName(kind.icon);
      show(button, state);
      row->addWidget(button);
    }
  }
  auto* row = column.row();
  auto* send = new Button(QStringLiteral("Send"), ButtonVariant::Primary);
  send->setKeyCap(QStringLiteral("Ctrl Enter"));
  send->setControlHeight(34);
  row->addWidget(send);
  for (const QString& name : {QStringLiteral("copy"), QStringLiteral("pause"), QStringLiteral("trash-2"),
                              QStringLiteral("wand-sparkles"), QStringLiteral("braces")})
    row->addWidget(new IconButton(name, name));
  auto* rail = new IconButton(QStringLiteral("route"), QStringLiteral("Design"));
  rail->setLook(IconButton::Look::Rail);
  rail->setExtent(36, 19);
  rail->setCheckable(true);
  rail->setChecked(true);
  row->addWidget(rail);
  row->addStretch();
}

void addFields(Column& column) {
  column.heading(QStringLiteral("Fields: rest, hover, focus, invalid, disabled"));
  auto* row = column.row();
  const QStringList fieldStates{QString(), QStringLiteral("hover"), QStringLiteral("focus"), QStringLiteral("invalid"),
                                QStringLiteral("disabled")};
  for (const QString& state : fieldStates) {
    auto* field = new LineEdit(QStringLiteral("Path"));
    field->setFace(LineEdit::Face::Code);
    if (!state.isEmpty()) field->setText(QStringLiteral("/books"));
    if (state == QLatin1String("invalid")) field->setProblem(QStringLiteral("Starts with a slash"));
    show(field, state);
    row->addWidget(field);
  }
  auto* second = column.row();
  second->addWidget(new SearchField(QStringLiteral("Filter the design")));
  auto* method = new ComboBox(QStringLiteral("Method"));
  method->fillWithMethods(true);
  method->setCurrentText(QStringLiteral("POST"));
  second->addWidget(method);
  auto* type = new LineCodeEdit(QStringLiteral("Type"));
  type->setText(QStringLiteral("list[Bok] | None"));
  type->setCheck([](const QString&) { return LineProblem{5, QStringLiteral("No type is called Bok")}; });
  second->addWidget(type);
}

void addChoices(Column& column) {
  column.heading(QStringLiteral("Toggle, check box, radio, segmented"));
  auto* row = column.row();
  auto* on = new Toggle(QStringLiteral("Live"));
  on->setChecked(true);
  row->addWidget(on);
  row->addWidget(new Toggle(QStringLiteral("Off")));
  auto* checked = new QCheckBox(QStringLiteral("Yes"));
  checked->setChecked(true);
  row->addWidget(checked);
  row->addWidget(new QCheckBox(QStringLiteral("No")));
  auto* partial = new QCheckBox(QStringLiteral("Some"));
  partial->setTristate(true);
  partial->setCheckState(Qt::PartiallyChecked);
  row->addWidget(partial);
  auto* radio = new QRadioButton(QStringLiteral("One"));
  radio->setChecked(true);
  row->addWidget(radio);
  row->addWidget(new Segmented(QStringLiteral("Body kind"),
                               {QStringLiteral("JSON"), QStringLiteral("Form"), QStringLiteral("Raw")}));
  row->addStretch();
}

void addWords(Column& column) {
  column.heading(QStringLiteral("Methods"));
  auto* methods = column.row();
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "WS", "SSE"})
    methods->addWidget(new MethodBadge(QString::fromLatin1(method)));
  methods->addStretch();
  column.heading(QStringLiteral("Status"));
  auto* statuses = column.row();
  const std::pair<int, QString> shown[] = {{101, QStringLiteral("Switching")},
                                           {200, QStringLiteral("OK")},
                                           {304, QStringLiteral("Not Modified")},
                                           {422, QStringLiteral("Unprocessable")},
                                           {500, QStringLiteral("Server Error")}};
  for (const auto& [code, reason] : shown) {
    auto* pill = new StatusPill;
    pill->setStatus(code, reason);
    statuses->addWidget(pill);
  }
  statuses->addStretch();
  auto* chips = column.row();
  auto* tag = new Chip(QStringLiteral("Books"));
  tag->setIconName(QStringLiteral("tag"));
  chips->addWidget(tag);
  auto* name = new Chip(QStringLiteral("create_book"), Chip::Look::Outline);
  name->setIconName(QStringLiteral("code"));
  chips->addWidget(name);
  chips->addWidget(new Chip(QStringLiteral("genre is sci-fi"), Chip::Look::Soft, Ink::Accent));
  chips->addWidget(new Chip(QStringLiteral("pattern ^97"), Chip::Look::Soft, Ink::Error));
  chips->addWidget(new KeyCap(QStringLiteral("Ctrl K")));
  chips->addWidget(new Lamp);
  chips->addWidget(new Logo(24));
  chips->addStretch();
}

void addServer(Column& column) {
  column.heading(QStringLiteral("Server: running, starting, stopped, failed"));
  auto* row = column.row();
  struct State {
    Signal signal;
    QString word, address;
  };
  const State all[] = {{Signal::Ok, QStringLiteral("Live"), QStringLiteral("localhost:4010")},
                       {Signal::Warning, QStringLiteral("Starting"), {}},
                       {Signal::Off, QStringLiteral("Stopped"), {}},
                       {Signal::Error, QStringLiteral("Port taken"), {}}};
  for (const State& state : all) {
    auto* pill = new ServerPill;
    pill->setState(state.signal, state.word, state.address);
    pill->setRate({3, 5, 4, 7, 6, 9, 5, 4, 8, 12, 7, 6, 9, 14, 10, 8, 11, 6});
    row->addWidget(pill);
  }
  row->addStretch();
}

QWidget* controls() {
  auto* page = new QWidget;
  Column column(page);
  addButtons(column);
  addFields(column);
  addChoices(column);
  addWords(column);
  addServer(column);
  column.layout()->addStretch();
  return page;
}

QVector<TrackStop> bookshopStops() {
  using State = TrackStop::State;
  return {{QStringLiteral("CORS"), QStringLiteral("0.1 ms"), State::Passed},
          {QStringLiteral("Rate limit"), QStringLiteral("59 left"), State::Passed},
          {QStringLiteral("Router"), QStringLiteral("/books"), State::Passed},
          {QStringLiteral("bearer"), QStringLiteral("ada@shop"), State::Passed},
          {QStringLiteral("get_session"), QStringLiteral("0.2 ms"), State::Passed},
          {QStringLiteral("Body"), QStringLiteral("3 problems"), State::Failed},
          {QStringLiteral("Insert"), QStringLiteral("not reached"), State::NotReached},
          {QStringLiteral("Reply"), QStringLiteral("not reached"), State::NotReached}};
}

QWidget* documents() {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* tabs = new TabStrip(TabStrip::Kind::Document, QStringLiteral("Open documents"));
  TabLook post;
  post.method = QStringLiteral("POST");
  tabs->add(QStringLiteral("/books"), post);
  TabLook model;
  model.iconName = QStringLiteral("braces");
  tabs->add(QStringLiteral("BookCreate"), model);
  TabLook preview;
  preview.method = QStringLiteral("WEBSOCKET");
  preview.isPreview = true;
  tabs->add(QStringLiteral("/ws/orders"), preview);
  layout->addWidget(tabs);
  auto* panes = new TabStrip(TabStrip::Kind::Underline, QStringLiteral("Request parts"));
  TabLook body;
  body.hasDot = true;
  panes->add(QStringLiteral("Body"), body);
  panes->add(QStringLiteral("Params"));
  panes->add(QStringLiteral("Headers"));
  panes->setBadge(2, QStringLiteral("3"));
  panes->add(QStringLiteral("Problems"));
  panes->setBadge(3, QStringLiteral("3"), Ink::Error);
  layout->addWidget(panes);
  layout->addWidget(new HairLine);
  auto* editor = new JsonEditor(QStringLiteral("Body"));
  editor->resetContent(QStringLiteral(
      "{\n  \"title\": \"The Left Hand of Darkness\",\n  \"isbn\": \"978-0-441-47812-X\",\n  \"price\": -4.5,\n"
      "  \"base\": \"{{ base }}/books\",\n  \"authors\": [\"ursula-k-le-guin\"],\n  \"nested\": {\n    \"deep\": "
      "null\n  }\n}"));
  const QByteArray text = editor->bytes();
  const auto price = text.indexOf("-4.5");
  const auto isbn = text.indexOf("\"978");
  editor->setLenses({{isbn, isbn + 19, QStringLiteral("should match ^97[89][0-9]{10}$")},
                     {price, price + 4, QStringLiteral("should be greater than 0")}});
  editor->setMinimumHeight(260);
  layout->addWidget(editor, 1);
  layout->addWidget(new HairLine);
  auto* track = new Track;
  track->setStops(bookshopStops());
  layout->addWidget(track);
  return page;
}

QWidget* emptyStates() {
  auto* page = new QWidget;
  auto* layout = new QHBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* empty = new EmptyState(QStringLiteral("radio"), QStringLiteral("No messages yet"),
                               QStringLiteral("Connect to /ws/orders and they appear here as they arrive."));
  empty->addAction(QStringLiteral("Connect"));
  layout->addWidget(empty, 1);
  layout->addWidget(new HairLine(Qt::Vertical));
  layout->addWidget(new Skeleton, 1);
  layout->addWidget(new HairLine(Qt::Vertical));
  auto* taken = new EmptyState(QStringLiteral("plug"), QStringLiteral("Port 4010 is taken"),
                               QStringLiteral("Another program (pid 8123, node) already listens on this port."));
  taken->setSignal(Signal::Error);
  taken->addAction(QStringLiteral("Use 4011"));
  taken->addAction(QStringLiteral("Try again"));
  layout->addWidget(taken, 1);
  return page;
}

Surface* island(QWidget* content) {
  auto* surface = new Surface(Surface::Kind::Island);
  auto* layout = new QVBoxLayout(surface);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->addWidget(content);
  return surface;
}

} // namespace

KitWindow::KitWindow(QWidget* parent) : QWidget(parent) {
  resize(1440, 900);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  auto* columns = new Splitter(Qt::Horizontal, Splitter::Gap::Island);
  columns->addWidget(island(controls()));
  auto* right = new Splitter(Qt::Vertical, Splitter::Gap::Island);
  right->addWidget(island(documents()));
  right->addWidget(island(emptyStates()));
  columns->addWidget(right);
  columns->setUsualSizes({710, 710});
  layout->addWidget(columns);
  auto* toast = new Toast(this);
  toast->showMessage(Signal::Ok, QStringLiteral("Exported 23 files to bookshop-fastapi"),
                     QStringLiteral("Open folder"));
}

void KitWindow::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), theme().chrome); }

} // namespace signalbox::ui
