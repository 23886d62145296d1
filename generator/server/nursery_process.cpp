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

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "server/child.h"

namespace plano::server {
namespace {

constexpr int kControl = 3;  // where keep_only puts it
constexpr std::size_t kSpares = 2;

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

/// One packet of the server, or of the nursery for a child.
Received receive(int from) {
  Received got;
  got.message.resize(kLongestMessage);
  alignas(cmsghdr) char room[CMSG_SPACE(sizeof(int))] = {};
  iovec parts[2] = {{&got.order, sizeof got.order}, {got.message.data(), got.message.size()}};
  msghdr packet{};
  packet.msg_iov = parts;
  packet.msg_iovlen = 2;
  packet.msg_control = room;
  packet.msg_controllen = sizeof room;
  got.bytes = ::recvmsg(from, &packet, MSG_CMSG_CLOEXEC);
  got.socket = socket_in(packet);
  const auto head = static_cast<ssize_t>(sizeof got.order);
  got.message.resize(got.bytes > head ? static_cast<std::size_t>(got.bytes - head) : 0);
  return got;
}

void tell(const News& news) {
  while (::send(kControl, &news, sizeof news, MSG_NOSIGNAL) < 0 && errno == EINTR) {
  }
}

/// Children, and those kept ready for the next jobs: a job then need not wait for a fork.
class Household {
 public:
  explicit Household(const Nursery::Setup& setup)
      : setup_(setup), own_(::getpid()), born_with_(address_space()) {}

  /// To be called when nothing is urgent.
  void stock() {
    while (spares_.size() < kSpares && fork_spare()) {
    }
  }
  void start(const Received& order) {
    while (!spares_.empty() || fork_spare()) {
      const Spare spare = spares_.front();
      spares_.pop_front();
      const bool sent = send_order(spare.socket, order.order, order.message, order.socket);
      ::close(spare.socket);
      children_[spare.process] = {order.order.id, sent};
      if (sent) return;
    }
    tell({order.order.id, 0, 0});
  }
  void stop(JobId id) const {
    for (const auto& [process, child] : children_) {
      if (child.job == id) ::kill(-process, SIGKILL);
    }
  }
  void stop_all() const {
    for (const auto& [process, child] : children_) ::kill(-process, SIGKILL);
    for (const Spare& spare : spares_) ::kill(-spare.process, SIGKILL);
  }
  void reap() {
    int status = 0;
    for (pid_t process = 0; (process = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      forget_spare(process);
      const auto found = children_.find(process);
      if (found == children_.end()) continue;
      ::kill(-process, SIGKILL);  // what it may have started
      if (found->second.has_job) tell({found->second.job, status, 1});
      children_.erase(found);
    }
  }

 private:
  struct Spare {
    pid_t process;
    int socket;
  };
  struct Child {
    JobId job;
    bool has_job;  // false: it had died before it was told
  };

  bool fork_spare() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return false;
    const pid_t process = ::fork();
    if (process == 0) {
      be_child(setup_.work, ends[1], own_, [this](int from) { return task_from(from); });
    }
    ::close(ends[1]);
    if (process < 0) {
      ::close(ends[0]);
      return false;
    }
    ::setpgid(process, process);  // as the child does: whoever comes first
    spares_.push_back({process, ends[0]});
    return true;
  }
  std::optional<Task> task_from(int socket) const {
    Received got = receive(socket);
    if (got.bytes < static_cast<ssize_t>(sizeof got.order) || got.socket < 0) return std::nullopt;
    const std::size_t bytes = born_with_ == 0 ? 0 : born_with_ + setup_.child_bytes;
    return Task{std::move(got.message),
                got.socket,
                {std::chrono::milliseconds(got.order.milliseconds), bytes,
                 got.order.slow != 0 ? Lane::slow : Lane::quick}};
  }
  void forget_spare(pid_t process) {
    const auto found = std::find_if(spares_.begin(), spares_.end(),
                                    [&](const Spare& spare) { return spare.process == process; });
    if (found == spares_.end()) return;
    ::close(found->socket);
    spares_.erase(found);
  }

  const Nursery::Setup& setup_;
  pid_t own_;
  std::size_t born_with_;
  std::map<pid_t, Child> children_;
  std::deque<Spare> spares_;
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

bool send_order(int socket, const Order& order, const std::string& message, int along) {
  Order head = order;
  iovec parts[2] = {{&head, sizeof head}, {const_cast<char*>(message.data()), message.size()}};
  alignas(cmsghdr) char room[CMSG_SPACE(sizeof along)] = {};
  msghdr packet{};
  packet.msg_iov = parts;
  packet.msg_iovlen = 2;
  if (along >= 0) {
    packet.msg_control = room;
    packet.msg_controllen = sizeof room;
    cmsghdr* control = CMSG_FIRSTHDR(&packet);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof along);
    std::memcpy(CMSG_DATA(control), &along, sizeof along);
  }
  ssize_t sent = 0;
  do {
    sent = ::sendmsg(socket, &packet, MSG_NOSIGNAL | MSG_DONTWAIT);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

void be_nursery(const Nursery::Setup& setup, int socket, int server) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != server) ::_exit(EXIT_FAILURE);
  ::prctl(PR_SET_NAME, "plano-nursery", 0, 0, 0);
  ::setpgid(0, 0);
  keep_only(socket);
  const int ends = signals();
  if (ends < 0) ::_exit(EXIT_FAILURE);
  Household household(setup);
  for (;;) {
    household.stock();
    pollfd both[2] = {{kControl, POLLIN, 0}, {ends, POLLIN, 0}};
    if (::poll(both, 2, -1) < 0 && errno != EINTR) break;
    if (both[1].revents != 0) {
      signalfd_siginfo seen;
      while (::read(ends, &seen, sizeof seen) > 0) {
      }
      household.reap();
    }
    if (both[0].revents == 0) continue;
    const Received order = receive(kControl);
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
