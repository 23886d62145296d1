// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/child.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string_view>

#include "server/frame.h"

#if defined(__SANITIZE_ADDRESS__)
#define PLANO_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PLANO_SHADOW_MEMORY 1
#endif
#endif

namespace plano::server {
namespace {

constexpr rlim_t kOpenFiles = 64;  // fonts and their lists are read by some answers
constexpr unsigned kGrace = 5;  // seconds the server has for stopping a child before its alarm does
constexpr int kNice = 10;
constexpr int kKept = 3;

void limit(__rlimit_resource_t what, std::uint64_t soft, std::uint64_t hard) {
  const rlimit both{static_cast<rlim_t>(soft), static_cast<rlim_t>(hard)};
  ::setrlimit(what, &both);
}

/// When memory is short, the kernel is to take this process and no other.
void first_to_go() {
  const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0) return;
  [[maybe_unused]] const ssize_t written = ::write(score, "1000", 4);
  ::close(score);
}

/// It lives for one answer: what it frees it need not give back, nor ask for again. Other C
/// libraries than GNU's have no such settings, and do without.
void keep_what_is_freed() {
#if defined(__GLIBC__)
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TOP_PAD, 8 << 20);
#endif
}

void take_on(const ChildLimits& limits) {
  first_to_go();
  keep_what_is_freed();
  const auto seconds = static_cast<std::uint64_t>((limits.time.count() + 999) / 1000);
  limit(RLIMIT_CPU, seconds, seconds + 1);
  limit(RLIMIT_FSIZE, 0, 0);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_NOFILE, kOpenFiles, kOpenFiles);
  if (limits.bytes > 0) limit(RLIMIT_AS, limits.bytes, limits.bytes);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (limits.lane == Lane::slow) ::setpriority(PRIO_PROCESS, 0, kNice);
  ::alarm(static_cast<unsigned>(seconds) + kGrace);
}

/// As a program starts, but for the signals that stop the server: it stops its children itself.
void reset_signals() {
  for (const int signal : {SIGCHLD, SIGALRM, SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL, SIGUSR1}) {
    ::signal(signal, SIG_DFL);
  }
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_IGN);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) ::_exit(EXIT_FAILURE);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string frame_made_by(const Work& work, const std::string& message) {
  try {
    return frame_of(compressed(work(message)));
  } catch (const std::bad_alloc&) {
    return frame_of(Ending::no_memory);
  } catch (...) {
    return frame_of(Ending::threw);
  }
}

}  // namespace

std::size_t address_space() {
#if defined(PLANO_SHADOW_MEMORY)
  return 0;
#else
  char text[64] = {};
  const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t got = ::read(file, text, sizeof text - 1);
  ::close(file);
  if (got <= 0) return 0;
  return std::strtoull(text, nullptr, 10) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
#endif
}

void keep_only(int kept) {
  if (kept != kKept) ::dup2(kept, kKept);
  ::close_range(kKept + 1, ~0U, 0);
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(nowhere, STDOUT_FILENO);
  ::close(nowhere);
}

void be_child(const Work& work, int orders, int parent,
              const std::function<std::optional<Task>(int descriptor)>& receive) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != parent) ::_exit(EXIT_FAILURE);
  ::prctl(PR_SET_NAME, "plano-spare", 0, 0, 0);
  ::setpgid(0, 0);
  keep_only(orders);
  reset_signals();
  const auto task = receive(kKept);
  if (!task) ::_exit(EXIT_FAILURE);
  ::prctl(PR_SET_NAME, "plano-job", 0, 0, 0);
  ::dup3(task->socket, kKept, O_CLOEXEC);
  ::close(task->socket);
  take_on(task->limits);
  send_all(kKept, frame_made_by(work, task->message));
  ::shutdown(kKept, SHUT_WR);
  ::_exit(EXIT_SUCCESS);
}

}  // namespace plano::server
