// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/desk.h"

#include <algorithm>

#include "base/check.h"

namespace plano::server {

Desk::Desk(Bounds bounds) : bounds_(bounds) {
  CHECK(bounds.workers >= 2, "a worker that slow jobs cannot take");
}

bool Desk::has_room(Lane lane) const {
  const std::size_t most = lane == Lane::slow ? bounds_.slow_queue : bounds_.quick_queue;
  return queues_[lane == Lane::slow ? 1 : 0].size() < most;
}

Desk::Asked Desk::ask(Ticket ticket, const Job& job, const std::string& page,
                      const std::string& path, Clock::time_point now) {
  Asked asked;
  const Place place = page.empty() ? Place{} : Place{page, path};
  if (const auto earlier = pages_.find(place); !page.empty() && earlier != pages_.end()) {
    const Ticket old = earlier->second;
    if (entries_.at(clients_.at(old).job).job.key != job.key) {
      asked.superseded.push_back(old);
      if (const auto stopped = leave(old)) asked.stopped.push_back(*stopped);
    }
  }
  const auto same = by_key_.find(job.key);
  asked.joined = same != by_key_.end();
  asked.taken = asked.joined || has_room(job.lane);
  if (!asked.taken) return asked;
  JobId id = 0;
  if (asked.joined) {
    id = same->second;
  } else {
    id = ++last_;
    entries_.emplace(id, Entry{job, State::queued, {}, now});
    by_key_.emplace(job.key, id);
    queues_[lane(job)].push_back(id);
  }
  entries_.at(id).waiting.push_back(ticket);
  clients_.emplace(ticket, Client{id, place});
  if (!page.empty()) pages_[place] = ticket;
  return asked;
}

std::optional<Desk::Start> Desk::next() {
  const auto workers = static_cast<std::size_t>(bounds_.workers);
  if (running() >= workers) return std::nullopt;
  for (const std::size_t lane : {0U, 1U}) {
    if (queues_[lane].empty() || (lane == 1 && running_[1] + 1 >= workers)) continue;
    const JobId id = queues_[lane].front();
    queues_[lane].pop_front();
    ++running_[lane];
    Entry& entry = entries_.at(id);
    entry.state = State::running;
    return Start{id, entry.job, entry.asked};
  }
  return std::nullopt;
}

void Desk::forget(Ticket ticket) {
  const auto client = clients_.find(ticket);
  if (const auto page = pages_.find(client->second.place);
      page != pages_.end() && page->second == ticket) {
    pages_.erase(page);
  }
  clients_.erase(client);
}

void Desk::drop_from_queue(JobId id) {
  const Entry& entry = entries_.at(id);
  std::erase(queues_[lane(entry.job)], id);
  by_key_.erase(entry.job.key);
  entries_.erase(id);
}

std::optional<JobId> Desk::leave(Ticket ticket) {
  const auto client = clients_.find(ticket);
  if (client == clients_.end()) return std::nullopt;
  const JobId id = client->second.job;
  Entry& entry = entries_.at(id);
  std::erase(entry.waiting, ticket);
  forget(ticket);
  if (!entry.waiting.empty()) return std::nullopt;
  if (entry.state == State::queued) {
    drop_from_queue(id);
    return std::nullopt;
  }
  finish(id);
  return id;
}

std::vector<Ticket> Desk::finish(JobId id) {
  const auto found = entries_.find(id);
  if (found == entries_.end() || found->second.state != State::running) return {};
  Entry& entry = found->second;
  entry.state = State::finished;
  by_key_.erase(entry.job.key);
  for (const Ticket ticket : entry.waiting) forget(ticket);
  return std::exchange(entry.waiting, {});
}

void Desk::ended(JobId id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  CHECK(found->second.state == State::finished, "finished before it is ended");
  --running_[lane(found->second.job)];
  entries_.erase(found);
}

std::vector<Ticket> Desk::expire(Clock::time_point since) {
  std::vector<Ticket> tickets;
  for (auto& queue : queues_) {
    while (!queue.empty() && entries_.at(queue.front()).asked < since) {
      const JobId id = queue.front();
      for (const Ticket ticket : std::vector(entries_.at(id).waiting)) {
        tickets.push_back(ticket);
        forget(ticket);
      }
      drop_from_queue(id);
    }
  }
  return tickets;
}

}  // namespace plano::server
