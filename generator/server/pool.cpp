// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/pool.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include "base/check.h"
#include "server/frame.h"

namespace plano::server {
namespace {

constexpr std::uint64_t kNursery = 0;           // in epoll, where jobs have their id
constexpr std::size_t kChunk = 256 * 1024;      // read at once from a child
constexpr std::size_t kFrameExtra = 64 * 1024;  // headers of an answer
constexpr std::chrono::seconds kRest{1};        // between a nursery lost and the next but one
constexpr double kMemory = 0.9;                 // share of the past in the time a job takes of late
constexpr int kLongestWait = 30;

void watch(int epoll, int descriptor, std::uint64_t name) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = name;
  CHECK(::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0, "a descriptor to wait for");
}

Trouble trouble_of(const Gone& gone) {
  if (!gone.made) return Trouble::lost;
  if (!WIFSIGNALED(gone.status)) return Trouble::failed;
  switch (WTERMSIG(gone.status)) {
    case SIGXCPU:
    case SIGALRM:
      return Trouble::too_long;
    case SIGKILL:
    case SIGTERM:
      return Trouble::lost;
    default:
      return Trouble::failed;
  }
}

}  // namespace

Pool::Pool(const Limits& limits, int workers, Nursery::Setup setup, Event event)
    : limits_(limits),
      workers_(std::max(2, workers)),
      event_(std::move(event)),
      epoll_(-1),
      nursery_(std::move(setup)),
      revived_(Clock::now()),
      desk_({workers_, limits.quick.queue, limits.slow.queue}) {
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  CHECK(epoll_ >= 0, "epoll");
  listen_to_nursery();
}

Pool::~Pool() {
  for (auto& [id, run] : runs_) close(run);
  ::close(epoll_);
}

void Pool::listen_to_nursery() {
  if (nursery_.alive()) watch(epoll_, nursery_.descriptor(), kNursery);
}

std::chrono::milliseconds Pool::time_of(Lane lane) const {
  return lane == Lane::slow ? limits_.slow.time : limits_.quick.time;
}

std::optional<Ticket> Pool::ask(const Job& job, const std::string& page, const std::string& path,
                                Done done) {
  if (job.message.size() > kLongestMessage || held() > limits_.held_bytes) return std::nullopt;
  const Ticket ticket = ++last_;
  const Desk::Asked asked = desk_.ask(ticket, job, page, path, Clock::now());
  if (asked.taken) waiting_.emplace(ticket, std::move(done));
  for (const JobId id : asked.stopped) kill(id);
  tell(asked.superseded, {nullptr, Trouble::superseded, {}, {}});
  start_more();
  return asked.taken ? std::optional(ticket) : std::nullopt;
}

void Pool::leave(Ticket ticket) {
  waiting_.erase(ticket);
  if (const auto stopped = desk_.leave(ticket)) kill(*stopped);
  start_more();
}

void Pool::kill(JobId id) {
  nursery_.stop(id);
  const auto run = runs_.find(id);
  if (run == runs_.end()) return;
  run->second.told = true;
  close(run->second);
}

void Pool::close(Run& run) {
  if (run.socket >= 0) ::close(std::exchange(run.socket, -1));  // epoll forgets it
  run.bytes = {};
}

void Pool::start_more() {
  while (nursery_.alive()) {
    const auto next = desk_.next();
    if (!next) return;
    Run run;
    run.lane = next->job.lane;
    run.asked = next->asked;
    run.started = Clock::now();
    run.socket = nursery_.start(next->id, run.lane, time_of(run.lane), next->job.message);
    if (run.socket < 0) {
      tell(desk_.finish(next->id), {nullptr, Trouble::lost, {}, {}});
      desk_.ended(next->id);
      continue;
    }
    watch(epoll_, run.socket, next->id);
    runs_.emplace(next->id, std::move(run));
  }
}

void Pool::tell(const std::vector<Ticket>& tickets, const Result& result) {
  for (const Ticket ticket : tickets) {
    const auto found = waiting_.find(ticket);
    if (found == waiting_.end()) continue;
    const Done done = std::move(found->second);
    waiting_.erase(found);
    done(result);
  }
}

void Pool::deliver(JobId id, Run& run, std::shared_ptr<const Answer> answer, Trouble trouble) {
  if (std::exchange(run.told, true)) return;
  const Clock::duration worked = Clock::now() - run.started;
  seconds_per_job_ =
      kMemory * seconds_per_job_ + (1 - kMemory) * std::chrono::duration<double>(worked).count();
  tell(desk_.finish(id), {std::move(answer), trouble, run.started - run.asked, worked});
}

std::shared_ptr<const Answer> Pool::counted(Answer answer) {
  const std::size_t bytes = answer.bytes.size();
  *held_ += bytes;
  return {new Answer(std::move(answer)), [held = held_, bytes](const Answer* own) {
            *held -= bytes;
            delete own;
          }};
}

void Pool::take_frame(JobId id, Run& run) {
  const auto head = head_of(run.bytes);
  if (!head) {
    if (run.bytes.size() >= kFrameHead) deliver(id, run, nullptr, Trouble::failed);
    return;
  }
  if (head->length > limits_.answer_bytes + kFrameExtra) {
    deliver(id, run, nullptr, Trouble::failed);
    kill(id);
    return;
  }
  if (run.bytes.size() < kFrameHead + head->length) return;
  if (head->ending != Ending::answered) {
    const bool memory = head->ending == Ending::no_memory;
    deliver(id, run, nullptr, memory ? Trouble::too_much_memory : Trouble::failed);
    return;
  }
  auto answer = answer_of(run.bytes);
  run.bytes = {};
  if (answer) {
    deliver(id, run, counted(std::move(*answer)), Trouble::failed);
  } else {
    deliver(id, run, nullptr, Trouble::failed);
  }
}

void Pool::read(JobId id, Run& run) {
  while (run.socket >= 0) {
    const std::size_t had = run.bytes.size();
    run.bytes.resize(had + kChunk);
    const ssize_t got = ::recv(run.socket, run.bytes.data() + had, kChunk, 0);
    run.bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(0, got)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got > 0 && !run.told) take_frame(id, run);
    if (got <= 0 || run.told) close(run);
  }
}

void Pool::settle(const Gone& gone) {
  const auto found = runs_.find(gone.id);
  if (found == runs_.end()) return;
  read(gone.id, found->second);  // what it wrote last
  deliver(gone.id, found->second, nullptr, trouble_of(gone));
  close(found->second);
  runs_.erase(found);
  desk_.ended(gone.id);
}

void Pool::nursery_lost() {
  event_("nursery-lost");
  for (auto& [id, run] : std::exchange(runs_, {})) {
    deliver(id, run, nullptr, Trouble::lost);
    close(run);
    desk_.ended(id);
  }
}

void Pool::turn() {
  epoll_event events[32];
  const int count = ::epoll_wait(epoll_, events, 32, 0);
  bool news = false;
  for (int i = 0; i < count; ++i) {
    const std::uint64_t name = events[i].data.u64;
    if (name == kNursery) {
      news = true;
    } else if (const auto run = runs_.find(name); run != runs_.end()) {
      read(name, run->second);
    }
  }
  if (news) {
    const bool was_alive = nursery_.alive();
    for (const Gone& gone : nursery_.gone()) settle(gone);
    if (was_alive && !nursery_.alive()) nursery_lost();
  }
  if (!nursery_.alive()) tick();
  start_more();
}

void Pool::tick() {
  const Clock::time_point now = Clock::now();
  for (auto& [id, run] : runs_) {
    if (run.told || now - run.started <= time_of(run.lane)) continue;
    deliver(id, run, nullptr, Trouble::too_long);
    kill(id);
  }
  tell(desk_.expire(now - limits_.queueing), {nullptr, Trouble::busy, limits_.queueing, {}});
  if (!nursery_.alive() && now - revived_ >= kRest) {
    revived_ = now;
    if (nursery_.revive()) {
      event_("nursery-started");
      listen_to_nursery();
    }
  }
  start_more();
}

void Pool::stop_all(Trouble trouble) {
  std::vector<Ticket> all;
  for (const auto& [ticket, done] : waiting_) all.push_back(ticket);
  for (const Ticket ticket : all) {
    if (const auto stopped = desk_.leave(ticket)) kill(*stopped);
  }
  tell(all, {nullptr, trouble, {}, {}});
}

int Pool::seconds_to_wait() const {
  const double seconds = seconds_per_job_ * static_cast<double>(queued() + 1) / workers_;
  return std::clamp(static_cast<int>(seconds) + 1, 1, kLongestWait);
}

}  // namespace plano::server
