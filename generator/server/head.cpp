// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/head.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace plano::server {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kPolicy =
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

struct Phrase {
  int status;
  const char* words;
};
constexpr Phrase kPhrases[] = {
    {200, "OK"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {422, "Unprocessable Content"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

const char* phrase(int status) {
  for (const Phrase& one : kPhrases) {
    if (one.status == status) return one.words;
  }
  return "Other";
}

/// RFC 9110's date, which is in English whatever the locale.
std::string date() {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const time_t now = ::time(nullptr);
  tm parts{};
  ::gmtime_r(&now, &parts);
  const auto two = [](int number) { return std::to_string(100 + number).substr(1); };
  return std::string(kDays[static_cast<std::size_t>(parts.tm_wday)]) + ", " + two(parts.tm_mday) +
         ' ' + kMonths[static_cast<std::size_t>(parts.tm_mon)] + ' ' +
         std::to_string(parts.tm_year + 1900) + ' ' + two(parts.tm_hour) + ':' + two(parts.tm_min) +
         ':' + two(parts.tm_sec) + " GMT";
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

Fields own_fields() {
  return {{"Content-Security-Policy", std::string(kPolicy)},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
          {"Vary", "Accept-Encoding"}};
}

/// What the connection needs is the server's alone.
bool is_reserved(std::string_view name) {
  for (const std::string_view own : {"Content-Length", "Transfer-Encoding", "Connection", "Date",
                                     "Content-Encoding", "ETag", "Keep-Alive"}) {
    if (same_name(name, own)) return true;
  }
  return false;
}

void put(Fields& fields, const std::string& name, const std::string& value) {
  if (!is_token(name) || !is_value(value) || is_reserved(name)) return;
  const auto own = std::find_if(fields.begin(), fields.end(),
                                [&](const auto& field) { return same_name(field.first, name); });
  if (own == fields.end()) {
    fields.emplace_back(name, value);
  } else if (same_name(name, "Vary")) {
    own->second += ", " + value;
  } else {
    own->second = value;
  }
}

/// Calls `see` with each part of a list, without the spaces around it, until it says true.
template <class See>
bool any_of_list(std::string_view list, See see) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view part = list.substr(0, comma);
    while (part.starts_with(' ') || part.starts_with('\t')) part.remove_prefix(1);
    while (part.ends_with(' ') || part.ends_with('\t')) part.remove_suffix(1);
    if (see(part)) return true;
    if (comma == list.npos) break;
    list.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace

std::string head_of(const HeadFacts& facts) {
  const Answer& answer = *facts.answer;
  Fields fields = own_fields();
  put(fields, "Cache-Control", answer.cache_control);
  for (const auto& [name, value] : answer.headers) put(fields, name, value);
  if (!facts.without_body && !answer.media_type.empty()) {
    put(fields, "Content-Type", answer.media_type);
  }
  if (facts.retry_after > 0) put(fields, "Retry-After", std::to_string(facts.retry_after));
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + ' ' + phrase(answer.status);
  head += "\r\nDate: " + date();
  for (const auto& [name, value] : fields) head += "\r\n" + name + ": " + value;
  if (!facts.etag.empty() && is_token(facts.etag)) head += "\r\nETag: W/\"" + facts.etag + '"';
  if (!facts.without_body) {
    if (answer.encoding == Encoding::gzip) head += "\r\nContent-Encoding: gzip";
    head += "\r\nContent-Length: " + std::to_string(facts.length);
  }
  return head + "\r\nConnection: " + std::string(facts.connection) + "\r\n\r\n";
}

bool names_any(std::string_view if_none_match) {
  return any_of_list(if_none_match, [](std::string_view part) { return part == "*"; });
}

bool names(std::string_view if_none_match, std::string_view etag) {
  return any_of_list(if_none_match, [&](std::string_view part) {
    if (part.starts_with("W/")) part.remove_prefix(2);
    return part.size() == etag.size() + 2 && part.front() == '"' && part.back() == '"' &&
           part.substr(1, etag.size()) == etag;
  });
}

bool takes_gzip(std::string_view accept_encoding) {
  return any_of_list(accept_encoding, [](std::string_view part) {
    const std::size_t end = part.find_first_of("; \t");
    const std::string_view coding = part.substr(0, end);
    if (!same_name(coding, "gzip") && coding != "*") return false;
    if (end == part.npos) return true;
    const std::size_t weight = part.find("q=", end);
    return weight == part.npos ||
           part.find_first_of("123456789", weight) != part.npos;  // "q=0", "q=0.000"
  });
}

}  // namespace plano::server
