// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/gallery_router.h"

#include <stdexcept>
#include <utility>
#include <variant>

#include "base/hash.h"
#include "site/kept_cards.h"

namespace plano::cli {
namespace {

using server::Answer;
using server::Request;
using site::Asked;
using site::Wish;

/// The message of the one job that is no wish.
constexpr const char* kCards = "cards";

/// Names of the front end's files hold a digest of their bytes.
constexpr const char* kForever = "public, max-age=31536000, immutable";

Answer file_answer(const AssetFile& file, const char* cache_control) {
  Answer answer;
  answer.media_type = file.media_type;
  answer.bytes = file.bytes;
  answer.cache_control = cache_control;
  answer.etag = hex(sha256(file.bytes)).substr(0, 32);
  return server::compressed(std::move(answer));
}

Answer answer_of(site::Reply reply) {
  Answer answer;
  answer.status = reply.status;
  answer.media_type = std::move(reply.media_type);
  answer.bytes = std::move(reply.bytes);
  if (!reply.lasting) answer.cache_control = "no-store";
  answer.headers.emplace_back("Vary", "Accept-Language");
  if (!reply.file_name.empty()) {
    answer.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + reply.file_name + "\"");
  }
  return answer;
}

Answer sent_to(const std::string& address) {
  Answer answer;
  answer.status = 302;
  answer.headers = {{"Location", address}, {"Vary", "Accept-Language"}};
  return answer;
}

/// What is made from memory within a millisecond.
bool is_ready(const site::Shelf& shelf, const Wish& wish) {
  return wish.asked == Asked::about || wish.asked == Asked::accessibility ||
         wish.asked == Asked::picture ||
         (!wish.design.empty() && shelf.design(wish.design) == nullptr);
}

const char* code_of(Language language) {
  return language == Language::french ? "fr" : "en";
}

/// A wish as a child reads it again: language, path, query. None of them holds a line break.
std::string message_of(const Request& request, Language language) {
  return std::string(code_of(language)) + "\n" + request.path + "\n" + request.query;
}

}  // namespace

GalleryRouter::GalleryRouter(const site::Shelf& shelf, site::Setting setting, Assets assets)
    : shelf_(shelf), setting_(std::move(setting)) {
  for (const AssetFile& file : assets.files) {
    files_["/assets/" + file.name] = file_answer(file, kForever);
    if (file.name.rfind("favicon", 0) == 0 && file.name.ends_with(".svg")) {
      files_["/favicon.svg"] = file_answer(file, "no-cache");
    }
  }
  if (!assets.worker.empty()) {
    files_["/sw.js"] =
        file_answer({"sw.js", media_type_of("sw.js"), std::move(assets.worker)}, "no-cache");
  }
}

/// The figures of all designs take seconds: a child works them out, once, and the caches keep them;
/// what is shown of them is made of them here.
server::Plan GalleryRouter::of_cards(const Wish& wish) {
  if (!setting_.cards.empty()) return answer_of(site::answer(shelf_, setting_, wish));
  server::Job job;
  job.key = shelf_.digest({}) + " " + kCards;
  job.message = kCards;
  job.then = [this, wish](const Answer& made) {
    auto cards = site::kept_cards(made.bytes);
    if (!cards) throw std::runtime_error("cards that cannot be read");
    setting_.cards = std::move(*cards);
    return answer_of(site::answer(shelf_, setting_, wish));
  };
  return job;
}

server::Plan GalleryRouter::plan(const Request& request) {
  if (const auto file = files_.find(request.path); file != files_.end()) return file->second;
  const Language language = site::preferred_language(request.language);
  const auto read = site::read_wish(request.path, request.query, language);
  if (const auto* refusal = std::get_if<site::Refusal>(&read)) {
    return answer_of(site::refused(shelf_, setting_, request.path, *refusal));
  }
  const Wish& wish = std::get<Wish>(read);
  if (wish.asked == Asked::language_choice) {
    return sent_to(std::string("/") + code_of(language) + "/");
  }
  if (wish.asked == Asked::home || wish.asked == Asked::cards) return of_cards(wish);
  if (is_ready(shelf_, wish)) return answer_of(site::answer(shelf_, setting_, wish));
  server::Job job;
  job.key = site::cache_key(shelf_, setting_, wish);
  job.message = message_of(request, language);
  job.lane = site::is_slow(wish.asked) ? server::Lane::slow : server::Lane::quick;
  return job;
}

Answer GalleryRouter::made(const std::string& message) const {
  if (message == kCards) {
    return {.media_type = "application/json", .bytes = site::cards_to_keep(site::cards_of(shelf_))};
  }
  const std::size_t first = message.find('\n');
  const std::size_t second = message.find('\n', first + 1);
  const Language language = message.substr(0, first) == "fr" ? Language::french : Language::english;
  const auto read = site::read_wish(message.substr(first + 1, second - first - 1),
                                    message.substr(second + 1), language);
  if (const auto* refusal = std::get_if<site::Refusal>(&read)) {
    return answer_of(site::refused(shelf_, setting_, "/api/", *refusal));
  }
  return answer_of(site::answer(shelf_, setting_, std::get<Wish>(read)));
}

}  // namespace plano::cli
