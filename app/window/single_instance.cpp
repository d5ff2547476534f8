// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace signalbox::app {
namespace {

constexpr int answerMilliseconds = 500;

QString instanceName() {
  const QByteArray who = QDir::homePath().toUtf8() + '\n' + qgetenv("SIGNALBOX_CONFIG_DIR") + '\n' + qgetenv("DISPLAY");
  return "signalbox-" + QString::fromLatin1(QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

SingleInstance::SingleInstance(QObject* parent) : QObject(parent), m_name(instanceName()) {
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::read);
}

bool SingleInstance::handOver(const QString& project) {
  QLocalSocket socket;
  socket.connectToServer(m_name);
  if (!socket.waitForConnected(answerMilliseconds)) return false;
  socket.write(project.toUtf8() + '\n');
  return socket.waitForBytesWritten(answerMilliseconds) && socket.waitForReadyRead(answerMilliseconds);
}

void SingleInstance::listen() {
  if (m_server.listen(m_name)) return;
  QLocalServer::removeServer(m_name); // left behind by one that was killed
  m_server.listen(m_name);
}

void SingleInstance::close() { m_server.close(); }

void SingleInstance::read() {
  while (QLocalSocket* socket = m_server.nextPendingConnection()) {
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
      if (!socket->canReadLine()) return;
      const QString project = QString::fromUtf8(socket->readLine()).trimmed();
      socket->write("ok\n");
      socket->flush();
      Q_EMIT projectAsked(project);
    });
  }
}

} // namespace signalbox::app
