// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/request_page.h"

#include "ui/document/design_document.h"
#include "ui/panels/try_pane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/line_edit.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

RequestPage::RequestPage(Workbench& workbench, const QString& requestName, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_request(requestName),
      m_name(new LineEdit(tr("Name of the request"), this)), m_endpoint(new Button({}, ButtonVariant::Link, this)),
      m_try(TryPane::forRequest(workbench, requestName, this)) {
  setObjectName("savedRequest");
  m_name->setObjectName("savedRequest.name");
  m_name->setBare(true);
  m_name->setFont(displayFont(17, 600));
  m_name->setControlHeight(30);
  m_name->setToolTip(tr("Its file in requests/; a slash puts it into a folder"));
  m_endpoint->setObjectName("savedRequest.endpoint");
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 10, 14, 0);
  row->setSpacing(10);
  row->addWidget(m_name, 1);
  row->addWidget(m_endpoint);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(row);
  column->addWidget(m_try, 1);
  connect(m_name, &QLineEdit::editingFinished, this, [this] { rename(m_name->text().trimmed()); });
  connect(m_endpoint, &QPushButton::clicked, this, [this] { m_workbench.navigator.openEndpoint(m_try->endpointId()); });
  connect(&workbench.document, &DesignDocument::designChanged, this, &RequestPage::follow);
  follow();
}

void RequestPage::follow() {
  const design::SavedRequestPtr saved = m_workbench.document.design().request(m_request.toStdString());
  if (!saved) return;
  if (!m_name->hasFocus()) m_name->setText(m_request);
  const QString endpoint = QString::fromStdString(saved->endpoint);
  if (m_try->endpointId() != endpoint) m_try->setEndpointId(endpoint);
  m_endpoint->setText(tr("for %1").arg(endpoint));
  m_endpoint->setAccessibleName(tr("Open the endpoint %1").arg(endpoint));
  m_endpoint->setVisible(!endpoint.isEmpty());
}

void RequestPage::rename(const QString& name) {
  if (name == m_request) return;
  const QString before = m_request;
  const auto done = m_workbench.document.apply(design::RenameRequest{before.toStdString(), name.toStdString()});
  m_name->setProblem(done ? QString() : QString::fromStdString(done.error().message));
  if (!done) return;
  setRequestName(name);
  Q_EMIT requestNameChanged(before, name);
}

void RequestPage::setRequestName(const QString& name) {
  if (name == m_request) return;
  m_request = name;
  m_try->setRequestName(name);
  follow();
}

} // namespace signalbox::ui
