// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/record.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "base/utf8.h"

namespace plano::server {
namespace {

constexpr std::size_t kLongestText = 300;

std::string now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  const time_t seconds = static_cast<time_t>(millis / 1000);
  tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
                parts.tm_sec, static_cast<int>(millis % 1000));
  return text.data();
}

}  // namespace

Record::Record() : line_("{\"time\":\"" + now() + '"') {}

void Record::name(const char* name) {
  line_ += std::string(",\"") + name + "\":";
}

Record& Record::add(const char* member, std::string_view text) {
  name(member);
  line_ += '"';
  text = text.substr(0, kLongestText);
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character c = utf8_at(text, i);
    if (!c.valid || c.code_point < 0x20 || is_invisible(c.code_point)) {
      line_ += '?';
    } else {
      if (text[i] == '"' || text[i] == '\\') line_ += '\\';
      line_ += text.substr(i, c.bytes);
    }
    i += c.bytes;
  }
  line_ += '"';
  return *this;
}

Record& Record::add(const char* member, std::uint64_t number) {
  name(member);
  line_ += std::to_string(number);
  return *this;
}

Record& Record::add_milliseconds(const char* member, std::int64_t microseconds) {
  name(member);
  const std::int64_t whole = std::max<std::int64_t>(0, microseconds);
  const std::string fraction = std::to_string(1000 + whole % 1000);
  line_ += std::to_string(whole / 1000) + '.' + fraction.substr(1);
  return *this;
}

std::string Record::line() {
  return line_ + '}';
}

}  // namespace plano::server
