// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/nursery_process.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "server/child.h"

namespace plano::server {
namespace {

constexpr int kControl = 3;  // where keep_only puts it

struct Received {
  ssize_t bytes = 0;
  Order order;
  std::string message;
  int socket = -1;
};

int socket_in(msghdr& packet) {
  const cmsghdr* control = CMSG_FIRSTHDR(&packet);
  if (control == nullptr || control->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(control), sizeof descriptor);
  return descriptor;
}

Received receive() {
  Received got;
  got.message.resize(kLongestMessage);
  alignas(cmsghdr) char room[CMSG_SPACE(sizeof(int))] = {};
  iovec parts[2] = {{&got.order, sizeof got.order}, {got.message.data(), got.message.size()}};
  msghdr packet{};
  packet.msg_iov = parts;
  packet.msg_iovlen = 2;
  packet.msg_control = room;
  packet.msg_controllen = sizeof room;
  got.bytes = ::recvmsg(kControl, &packet, MSG_CMSG_CLOEXEC);
  got.socket = socket_in(packet);
  const auto head = static_cast<ssize_t>(sizeof got.order);
  got.message.resize(got.bytes > head ? static_cast<std::size_t>(got.bytes - head) : 0);
  return got;
}

void tell(const News& news) {
  while (::send(kControl, &news, sizeof news, MSG_NOSIGNAL) < 0 && errno == EINTR) {
  }
}

class Household {
 public:
  explicit Household(const Nursery::Setup& setup)
      : setup_(setup), own_(::getpid()), born_with_(address_space()) {}

  void start(const Received& order) {
    const pid_t child = ::fork();
    if (child == 0) {
      const std::size_t bytes = born_with_ == 0 ? 0 : born_with_ + setup_.child_bytes;
      be_child(setup_.work, order.message, order.socket, own_,
               {std::chrono::milliseconds(order.order.milliseconds), bytes,
                order.order.slow != 0 ? Lane::slow : Lane::quick});
    }
    if (child < 0) {
      tell({order.order.id, 0, 0});
      return;
    }
    ::setpgid(child, child);  // as the child does: whoever comes first
    children_[child] = order.order.id;
  }
  void stop(JobId id) const {
    for (const auto& [child, job] : children_) {
      if (job == id) ::kill(-child, SIGKILL);
    }
  }
  void stop_all() const {
    for (const auto& [child, job] : children_) ::kill(-child, SIGKILL);
  }
  void reap() {
    int status = 0;
    for (pid_t child = 0; (child = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      const auto found = children_.find(child);
      if (found == children_.end()) continue;
      ::kill(-child, SIGKILL);  // what it may have started
      tell({found->second, status, 1});
      children_.erase(found);
    }
  }

 private:
  const Nursery::Setup& setup_;
  pid_t own_;
  std::size_t born_with_;
  std::map<pid_t, JobId> children_;
};

/// Children's ends, to be read; the signals that stop the server are the server's affair.
int signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(signal, SIG_IGN);
  ::signal(SIGCHLD, SIG_DFL);
  sigset_t ends;
  ::sigemptyset(&ends);
  ::sigaddset(&ends, SIGCHLD);
  ::sigprocmask(SIG_SETMASK, &ends, nullptr);
  return ::signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
}

}  // namespace

void be_nursery(const Nursery::Setup& setup, int socket, int server) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != server) ::_exit(EXIT_FAILURE);
  ::prctl(PR_SET_NAME, "plano-nursery", 0, 0, 0);
  ::setpgid(0, 0);
  keep_only(socket);
  const int ends = signals();
  if (ends < 0) ::_exit(EXIT_FAILURE);
  if (setup.warm_up) setup.warm_up();
  Household household(setup);
  for (;;) {
    pollfd both[2] = {{kControl, POLLIN, 0}, {ends, POLLIN, 0}};
    if (::poll(both, 2, -1) < 0 && errno != EINTR) break;
    if (both[1].revents != 0) {
      signalfd_siginfo seen;
      while (::read(ends, &seen, sizeof seen) > 0) {
      }
      household.reap();
    }
    if (both[0].revents == 0) continue;
    const Received order = receive();
    if (order.bytes < 0 && errno == EINTR) continue;
    if (order.bytes < static_cast<ssize_t>(sizeof order.order)) break;
    if (order.order.kind == Order::stop) household.stop(order.order.id);
    if (order.order.kind == Order::start && order.socket >= 0) household.start(order);
    if (order.socket >= 0) ::close(order.socket);
  }
  household.stop_all();
  ::_exit(EXIT_SUCCESS);
}

}  // namespace plano::server
