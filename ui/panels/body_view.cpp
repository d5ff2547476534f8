// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/body_view.h"

#include "core/base/utf8_head.h"
#include "ui/models/design_tree.h"
#include "ui/panels/csv_view.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/json_pages.h"
#include "ui/panels/keep_variable.h"
#include "ui/text/bytes_view.h"
#include "ui/text/json_editor.h"
#include "ui/text/xml_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QBuffer>
#include <QImageReader>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum Page { EditorPage, BytesPage, TablePage, HtmlPage, PicturePage };

constexpr int mostPictureMegabytes = 256; // decoded

// A page that loads nothing and leads nowhere.
class InertPage final : public QTextBrowser {
public:
  explicit InertPage(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setUndoRedoEnabled(false);
  }
  QVariant loadResource(int, const QUrl&) override { return {}; }
};

QVector<BodyView::Form> formsOf(const ResponseState& state) {
  using Form = BodyView::Form;
  switch (state.body) {
  case ResponseState::Body::None: return {Form::Raw};
  case ResponseState::Body::Json:
  case ResponseState::Body::HugeJson: return {Form::Pretty, Form::Tree, Form::Raw, Form::Hex};
  case ResponseState::Body::Text:
  case ResponseState::Body::Huge: return {Form::Raw, Form::Hex};
  case ResponseState::Body::Html: return {Form::Raw, Form::Page, Form::Hex};
  case ResponseState::Body::Xml: return {Form::Pretty, Form::Raw, Form::Hex};
  case ResponseState::Body::Csv: return {Form::Table, Form::Raw, Form::Hex};
  case ResponseState::Body::Image: return {Form::Picture, Form::Hex};
  case ResponseState::Body::Binary: return {Form::Hex};
  }
  return {Form::Raw};
}

CodeEditor::Language languageOf(ResponseState::Body body) {
  switch (body) {
  case ResponseState::Body::Json:
  case ResponseState::Body::HugeJson: return CodeEditor::Language::Json;
  case ResponseState::Body::Html:
  case ResponseState::Body::Xml: return CodeEditor::Language::Markup;
  default: return CodeEditor::Language::Plain;
  }
}

QString emptyBodyText(int status) {
  return status == 204 || status == 304 ? BodyView::tr("%1 carries no body").arg(status)
                                        : BodyView::tr("The body is empty");
}

} // namespace

BodyView::BodyView(QWidget* parent) : QWidget(parent) {
  m_editor = new JsonEditor(tr("Body of the answer"), this);
  m_editor->setObjectName(QStringLiteral("response.body"));
  m_editor->setReadOnly(true);
  m_editor->setReadOnlyLook(true);
  m_bytesView = new BytesView(tr("Body of the answer, by lines"), this);
  m_bytesView->setObjectName(QStringLiteral("response.bytes"));
  m_table = new CsvView(this);
  m_table->setObjectName(QStringLiteral("response.table"));
  m_table->setAccessibleName(tr("Body of the answer as a table"));
  m_page = new InertPage(this);
  m_page->setObjectName(QStringLiteral("response.page"));
  m_page->setAccessibleName(tr("Body of the answer as a page"));
  m_page->setFrameShape(QFrame::NoFrame);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeSearch());
  m_json = new JsonPages(QStringLiteral("response"), tr("Body of the answer as a tree"), makePages(), this);
  column->addWidget(m_json, 1);
  connect(m_bytesView, &BytesView::searched, this, &BodyView::renderCount);
  m_json->setKeeps(true);
  connect(m_json, &JsonPages::keepRequested, this,
          [this](const QString& path, const QString& value) { Q_EMIT keepRequested(variableNameOf(path), value); });
  m_editor->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(m_editor, &QWidget::customContextMenuRequested, this, &BodyView::openMenu);
  connect(m_json, &JsonPages::textRequested, this, &BodyView::showInText);
}

QWidget* BodyView::makePages() {
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  m_pages->addWidget(m_editor);
  m_pages->addWidget(m_bytesView);
  m_pages->addWidget(m_table);
  m_pages->addWidget(m_page);
  m_pages->addWidget(makePicture());
  connect(m_pages, &QStackedLayout::currentChanged, pages,
          [this, pages] { pages->setFocusProxy(m_pages->currentWidget()); });
  pages->setFocusProxy(m_editor);
  return pages;
}

bool BodyView::isJson() const {
  return m_state.body == ResponseState::Body::Json || m_state.body == ResponseState::Body::HugeJson;
}

bool BodyView::filter() {
  if (isJson()) m_json->openFilter();
  return isJson();
}

// Only laid out, a value has lines of its own. The text in the editor is laid out otherwise than the bytes.
void BodyView::showInText(std::size_t begin, std::size_t end) {
  if (m_form != Form::Pretty) {
    m_form = Form::Pretty;
    show();
    Q_EMIT formChanged();
  }
  if (m_pages->currentIndex() == BytesPage)
    m_bytesView->showByte(begin);
  else
    m_editor->selectSame(*m_bytes, begin, end);
}

QWidget* BodyView::makeSearch() {
  m_find = new FindBar(QStringLiteral("response"), this);
  connect(m_find, &FindBar::searched, this, &BodyView::search);
  connect(m_find, &FindBar::stepped, this, &BodyView::step);
  connect(m_find, &FindBar::closed, this, [this] { m_json->focusPage(); });
  return m_find;
}

QWidget* BodyView::makePicture() {
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->viewport()->setAutoFillBackground(false);
  area->setAlignment(Qt::AlignCenter);
  m_picture = new QLabel(area);
  m_picture->setObjectName(QStringLiteral("response.picture"));
  m_picture->setAccessibleName(tr("Body of the answer as a picture"));
  area->setWidget(m_picture);
  area->setWidgetResizable(true);
  m_picture->setAlignment(Qt::AlignCenter);
  return area;
}

QString BodyView::formName(Form form) {
  switch (form) {
  case Form::Pretty: return tr("Pretty");
  case Form::Raw: return tr("Raw");
  case Form::Tree: return tr("Tree");
  case Form::Table: return tr("Table");
  case Form::Picture: return tr("Picture");
  case Form::Page: return tr("Page");
  case Form::Hex: return tr("Hex");
  }
  return {};
}

void BodyView::setBody(const std::shared_ptr<const client::Response>& response, const ResponseState& state) {
  m_bytes = Bytes(response, &response->body); // the response's own
  const QVector<Form> before = std::exchange(m_forms, formsOf(state));
  m_state = state;
  m_made.clear();
  m_bytesView->clear();
  if (before != m_forms || !m_forms.contains(m_form)) m_form = m_forms.first();
  show();
  m_json->setJson(isJson() ? m_bytes : nullptr); // after it: what the filter selects has the page's place
}

void BodyView::setForm(Form form) {
  m_form = form;
  show();
}

void BodyView::show() {
  const bool isLarge = m_bytes->size() > editorLimit;
  m_json->show(m_form == Form::Tree ? JsonPages::Page::Tree : JsonPages::Page::Text);
  if (m_form != Form::Table) m_table->setBytes(nullptr);
  switch (m_form) {
  case Form::Pretty:
    isLarge ? showBytes(isJson() ? ByteLines::Kind::Json : ByteLines::Kind::Text) : showInEditor(m_form);
    break;
  case Form::Raw: isLarge ? showBytes(ByteLines::Kind::Text) : showInEditor(m_form); break;
  case Form::Tree: break;
  case Form::Hex: showBytes(ByteLines::Kind::Hex); break;
  case Form::Table:
    m_table->setBytes(m_bytes);
    m_pages->setCurrentIndex(TablePage);
    break;
  case Form::Page: showPage(); break;
  case Form::Picture: showPicture(); break;
  }
  if (!m_find->isHidden()) search(m_find->text());
}

QString BodyView::textOf(Form form) const {
  if (m_state.body == ResponseState::Body::None) return emptyBodyText(m_state.status);
  if (form == Form::Raw) return QString::fromStdString(*m_bytes);
  return isJson() ? prettyJson(*m_bytes) : prettyXml(*m_bytes);
}

// One editor for both of its forms.
void BodyView::showInEditor(Form form) {
  if (!m_made.contains(form)) {
    m_editor->setLanguage(languageOf(m_state.body));
    m_editor->resetContent(textOf(form));
    m_made.removeOne(form == Form::Pretty ? Form::Raw : Form::Pretty);
    m_made += form;
  }
  m_pages->setCurrentIndex(EditorPage);
}

void BodyView::showBytes(ByteLines::Kind kind) {
  if (!m_made.contains(Form::Pretty) && !m_made.contains(Form::Raw)) m_editor->setContent({}); // of the body before
  const ByteLines* lines = m_bytesView->lines();
  if (!lines || lines->kind() != kind) m_bytesView->setBytes(m_bytes, kind);
  m_pages->setCurrentIndex(BytesPage);
}

void BodyView::showPage() {
  if (!m_made.contains(Form::Page)) {
    const std::string_view shown = utf8Head(*m_bytes, editorLimit);
    m_page->setHtml(QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size())));
    m_made += Form::Page;
  }
  m_pages->setCurrentIndex(HtmlPage);
}

void BodyView::showPicture() {
  m_pages->setCurrentIndex(PicturePage);
  if (m_made.contains(Form::Picture)) return;
  m_made += Form::Picture;
  QByteArray content = QByteArray::fromRawData(m_bytes->data(), static_cast<qsizetype>(m_bytes->size()));
  QBuffer buffer(&content);
  QImageReader reader(&buffer);
  reader.setAllocationLimit(mostPictureMegabytes);
  reader.setAutoTransform(true);
  const QImage image = reader.read();
  if (image.isNull())
    m_picture->setText(tr("This is no picture that can be read: %1").arg(reader.errorString()));
  else
    m_picture->setPixmap(QPixmap::fromImage(image));
}

void BodyView::openMenu(const QPoint& place) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("response.body.menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const QString selected = m_editor->selectedText();
  const auto add = [menu](const char* name, const QString& text, const QKeySequence& keys = {}) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    return action;
  };
  QAction* copy = add("copy", tr("Copy"), QKeySequence::Copy);
  copy->setEnabled(!selected.isEmpty());
  connect(copy, &QAction::triggered, m_editor, &JsonEditor::copy);
  connect(add("selectAll", tr("Select all"), QKeySequence::SelectAll), &QAction::triggered, m_editor,
          [this] { m_editor->selectAll(); });
  QAction* keep = add("keep", tr("Keep as a variable\u2026"));
  keep->setEnabled(!selected.isEmpty());
  connect(keep, &QAction::triggered, this, [this, selected] {
    const bool isQuoted = selected.size() > 1 && selected.startsWith(u'"') && selected.endsWith(u'"');
    Q_EMIT keepRequested({}, isQuoted ? selected.mid(1, selected.size() - 2) : selected);
  });
  menu->popup(m_editor->mapToGlobal(place));
}

bool BodyView::showsEditor() const { return m_json->showsText() && m_pages->currentIndex() == EditorPage; }

void BodyView::openSearch() {
  if (showsEditor() || (m_json->showsText() && m_pages->currentIndex() == BytesPage)) m_find->open();
}

void BodyView::closeSearch() { m_find->close(); }

void BodyView::search(const QString& text) {
  if (m_pages->currentIndex() == BytesPage) return m_bytesView->search(text);
  findIn(*m_editor, text);
  renderCount();
}

void BodyView::step(int direction) {
  if (m_pages->currentIndex() == BytesPage) return m_bytesView->showNext(direction);
  findNextIn(*m_editor, m_find->text(), direction);
}

void BodyView::renderCount() {
  const QString text = m_find->text();
  if (m_pages->currentIndex() != BytesPage) return m_find->setCount(matchesIn(*m_editor, text));
  const ByteSearch& found = m_bytesView->found();
  const QString count = QLocale(QLocale::English).toString(static_cast<qulonglong>(found.count()));
  m_find->setCount(text.isEmpty()       ? QString()
                   : found.count() == 0 ? (found.isComplete() ? tr("No match") : tr("Searching"))
                                        : tr("%1 of %2").arg(m_bytesView->currentMatch() + 1).arg(count));
}

} // namespace signalbox::ui
