// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/nursery.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/check.h"
#include "server/nursery_process.h"

namespace plano::server {
Nursery::Nursery(Setup setup) : setup_(std::move(setup)) {
  revive();
}

Nursery::~Nursery() {
  lose();
}

bool Nursery::revive() {
  CHECK(!alive(), "one nursery at a time");
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return false;
  const pid_t server = ::getpid();
  const pid_t process = ::fork();
  if (process == 0) be_nursery(setup_, ends[1], server);
  ::close(ends[1]);
  if (process < 0) {
    ::close(ends[0]);
    return false;
  }
  socket_ = ends[0];
  process_ = process;
  return true;
}

void Nursery::lose() {
  if (!alive()) return;
  ::close(std::exchange(socket_, -1));
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

int Nursery::start(JobId id, Lane lane, std::chrono::milliseconds time,
                   const std::string& message) {
  CHECK(message.size() <= kLongestMessage, "a message of one packet");
  int ends[2];
  if (!alive() || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -1;
  const Order order{Order::start, lane == Lane::slow, id, time.count()};
  const bool sent = send_order(socket_, order, message, ends[1]);
  ::close(ends[1]);
  if (!sent) {
    ::close(ends[0]);
    return -1;
  }
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return ends[0];
}

void Nursery::stop(JobId id) {
  if (alive()) send_order(socket_, {Order::stop, 0, id, 0}, {}, -1);
}

std::vector<Gone> Nursery::gone() {
  std::vector<Gone> all;
  while (alive()) {
    News news;
    const ssize_t got = ::recv(socket_, &news, sizeof news, MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (got != sizeof news) {
      lose();
      break;
    }
    all.push_back({news.id, news.status, news.made != 0});
  }
  return all;
}

}  // namespace plano::server
