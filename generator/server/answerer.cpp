// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/answerer.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

#include "base/hash.h"
#include "server/gzip.h"
#include "server/head.h"
#include "server/record.h"

namespace plano::server {
namespace {

constexpr std::size_t kEtag = 32;                  // hexadecimal digits of a SHA-256
constexpr std::size_t kMostPackedHere = 1U << 20;  // larger ones would keep others waiting
constexpr int kClosingSeconds = 30;

int workers_of(const Options& options) {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  return std::max(2, options.workers > 0 ? options.workers : processors);
}

Pool::Event logged_to(const Options& options) {
  return [&options](const char* what) {
    if (options.log) options.log(Record().add("event", what).line());
  };
}

DiskCache::Event told_of_cache(const Options& options) {
  return [&options](const char* what, const Text& why) {
    Record record;
    record.add("event", what).add("folder", options.cache_folder);
    if (!why.empty()) record.add("reason", why.en);
    if (options.log) options.log(record.line());
    if (why.empty() || !options.warning) return;
    options.warning(fill({"the folder {0} cannot be used ({1}): answers are kept in memory only",
                          "le dossier {0} est inutilisable ({1}) : les réponses ne sont gardées "
                          "qu'en mémoire"},
                         {quote(options.cache_folder), why}));
  };
}

/// 304, where the client has it already.
Reply unchanged(const Reply& reply) {
  Answer head;
  head.status = 304;
  head.cache_control = reply.answer->cache_control;
  head.headers = reply.answer->headers;
  Reply short_one = reply;
  short_one.answer = std::make_shared<const Answer>(std::move(head));
  return short_one;
}

/// Others are made for one reader: there is no end to what can be asked for in vain, and it would
/// push out what is asked for again.
bool is_kept(const Answer& answer) {
  return answer.status == 200 && answer.cache_control != "no-store";
}

/// `*` stands for whatever there is: only what can be answered 200 is there.
bool has_already(const Request& request, const Reply& reply) {
  return !reply.etag.empty() && (names(request.etag, reply.etag) || names_any(request.etag));
}

}  // namespace

Answerer::Answerer(const Options& options, Route route, Work work)
    : options_(options),
      route_(std::move(route)),
      pool_(options.limits, workers_of(options), {std::move(work), options.limits.child_bytes},
            logged_to(options)),
      memory_(options.limits.memory_cache_bytes),
      disk_(options.cache_folder, options.limits.disk_cache_bytes, told_of_cache(options)) {}

Reply Answerer::trouble(Trouble trouble, const Request& request) const {
  Reply reply;
  Answer answer;
  try {
    answer =
        options_.apology ? options_.apology(trouble, request) : plain_apology(trouble, request);
  } catch (const std::exception&) {
    answer = plain_apology(trouble, request);
  }
  answer.status = status_of(trouble);
  answer.cache_control = "no-store";
  if (trouble == Trouble::method) answer.headers.emplace_back("Allow", "GET, HEAD");
  reply.answer = std::make_shared<const Answer>(std::move(answer));
  reply.source = "trouble";
  reply.trouble = trouble;
  if (trouble == Trouble::busy) reply.retry_after = pool_.seconds_to_wait();
  if (trouble == Trouble::lost) reply.retry_after = 1;
  if (trouble == Trouble::closing) reply.retry_after = kClosingSeconds;
  return reply;
}

Reply Answerer::health() {
  Answer answer;
  answer.media_type = "application/json";
  answer.cache_control = "no-store";
  answer.bytes = "{\"status\":\"" + std::string(closing_ ? "closing" : "ok") +
                 "\",\"running\":" + std::to_string(pool_.running()) +
                 ",\"queued\":" + std::to_string(pool_.queued()) +
                 ",\"memory_cache_bytes\":" + std::to_string(memory_.bytes()) +
                 ",\"disk_cache_bytes\":" + std::to_string(disk_.bytes()) +
                 ",\"held_bytes\":" + std::to_string(pool_.held()) + "}\n";
  Reply reply;
  reply.answer = std::make_shared<const Answer>(std::move(answer));
  return reply;
}

Reply Answerer::packed(Reply reply, Accepted accepted) {
  const Answer& answer = *reply.answer;
  if (answer.encoding == Encoding::gzip && accepted == Accepted::plain) {
    auto bytes = unpacked(answer.bytes, options_.limits.answer_bytes);
    if (!bytes) return trouble(Trouble::failed, {});
    Answer plain = answer;
    plain.encoding = Encoding::plain;
    plain.bytes = std::move(*bytes);
    reply.answer = pool_.counted(std::move(plain));
  } else if (answer.encoding == Encoding::plain && accepted == Accepted::gzip &&
             answer.bytes.size() <= kMostPackedHere && !reply.etag.empty()) {
    const std::string name = "packed " + reply.etag;
    Kept packed = memory_.find(name);
    if (!packed) {
      packed = pool_.counted(compressed(answer));
      memory_.keep(name, packed);
    }
    reply.answer = std::move(packed);
  }
  return reply;
}

Reply Answerer::ready(Answer answer, const Request& request, Accepted accepted) {
  if (answer.status < 200 || answer.status > 599) return trouble(Trouble::failed, request);
  if (pool_.held() > options_.limits.held_bytes) return trouble(Trouble::busy, request);
  Reply reply;
  if (is_kept(answer)) {
    reply.etag = answer.etag.empty() ? hex(sha256(answer.bytes)).substr(0, kEtag) : answer.etag;
  }
  reply.answer = pool_.counted(std::move(answer));
  if (has_already(request, reply)) return unchanged(reply);
  return packed(std::move(reply), accepted);
}

std::optional<Reply> Answerer::kept(const std::string& name) {
  Reply reply;
  reply.etag = name.substr(0, kEtag);
  reply.answer = memory_.find(name);
  reply.source = "memory";
  if (reply.answer) return reply;
  auto on_disk = disk_.find(name);
  if (!on_disk) return std::nullopt;
  reply.answer = pool_.counted(std::move(*on_disk));
  reply.source = "disk";
  memory_.keep(name, reply.answer);
  return reply;
}

Reply Answerer::made(const Pool::Result& result, const std::string& name, const Request& request) {
  Reply reply;
  if (!result.answer) {
    reply = trouble(result.trouble, request);
  } else {
    reply.answer = result.answer;
    reply.source = "job";
    if (is_kept(*reply.answer)) {
      reply.etag = name.substr(0, kEtag);
      if (memory_.find(name) != result.answer) {  // the first of those who waited for it
        memory_.keep(name, result.answer);
        disk_.keep(name, *result.answer);
      }
    }
  }
  reply.queued = result.queued;
  reply.worked = result.worked;
  return reply;
}

/// What `then` makes of an answer of a child.
Reply Answerer::finished(const Reply& made, const std::function<Answer(const Answer&)>& then,
                         const Request& request, Accepted accepted) {
  if (made.answer->status != 200) return made;
  try {
    const Reply plain = packed(made, Accepted::plain);
    Reply reply = ready(then(*plain.answer), request, accepted);
    reply.source = made.source;
    reply.queued = made.queued;
    reply.worked = made.worked;
    return reply;
  } catch (const std::exception&) {
    return trouble(Trouble::failed, request);
  }
}

std::optional<Ticket> Answerer::answer(const Request& request, Accepted accepted, Done done) {
  if (request.path == "/health") {
    done(health());
    return std::nullopt;
  }
  try {
    Plan plan = route_(request);
    if (auto* answer = std::get_if<Answer>(&plan)) {
      done(ready(std::move(*answer), request, accepted));
      return std::nullopt;
    }
    Job job = std::get<Job>(std::move(plan));
    job.key = hex(sha256(job.key));
    if (job.then) {
      Request of_made = request;
      of_made.etag.clear();  // it is that of the answer, not of what it is made from
      const auto then = std::move(job.then);
      job.then = nullptr;
      return have_made(of_made, std::move(job), [this, then, request, accepted, done](Reply reply) {
        done(finished(reply, then, request, accepted));
      });
    }
    return have_made(request, std::move(job), [this, request, accepted, done](Reply reply) {
      done(has_already(request, reply) ? unchanged(reply) : packed(reply, accepted));
    });
  } catch (const std::exception&) {
    done(trouble(Trouble::failed, request));
    return std::nullopt;
  }
}

std::optional<Ticket> Answerer::have_made(const Request& request, Job job, Done done) {
  const std::string name = job.key;
  if (names(request.etag, name.substr(0, kEtag))) {
    Reply reply;
    reply.etag = name.substr(0, kEtag);
    reply.source = "etag";
    reply.answer = memory_.find(name);
    if (!reply.answer) reply.answer = std::make_shared<const Answer>();
    done(unchanged(reply));
    return std::nullopt;
  }
  if (auto reply = kept(name)) {
    done(std::move(*reply));
    return std::nullopt;
  }
  if (closing_) {
    done(trouble(Trouble::closing, request));
    return std::nullopt;
  }
  const auto ticket = pool_.ask(job, request.page, request.path,
                                [this, name, request, done](const Pool::Result& result) {
                                  done(made(result, name, request));
                                });
  if (!ticket) done(trouble(Trouble::busy, request));
  return ticket;
}

}  // namespace plano::server
