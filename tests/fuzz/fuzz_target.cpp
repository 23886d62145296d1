// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a client writes for an address: it is refused, or its path stays inside and reads again
// as the same path. The same bytes as a list of ETags, as codings, as a frame from a child gone
// wrong.

#include "server/target.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/utf8.h"
#include "server/frame.h"
#include "server/gzip.h"
#include "server/head.h"

namespace {

using namespace plano;
using namespace plano::server;

constexpr std::size_t kMost = 4096;

std::string escaped(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : path) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '/') {
      text += c;
    } else {
      text += {'%', kDigits[code >> 4], kDigits[code & 15]};
    }
  }
  return text;
}

void check_inside(const std::string& path) {
  CHECK(path.starts_with('/'), path);
  for (std::size_t at = 0; at < path.size();) {
    const Utf8Character c = utf8_at(path, at);
    CHECK(c.valid && c.code_point >= 0x20 && c.code_point != '\\', path);
    at += c.bytes;
  }
  for (std::size_t from = 1; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    const std::string component = path.substr(from, slash - from);
    CHECK(component != "." && component != "..", path);
    CHECK(!component.empty() || slash == path.size(), path);
    from = slash + 1;
  }
}

void check_frame(std::string_view bytes) {
  const auto answer = answer_of(bytes);
  if (answer) CHECK(frame_of(*answer).size() == bytes.size(), "read whole");
  const auto plain = unpacked(bytes, 1 << 16);
  CHECK(!plain || plain->size() <= 1 << 16, "within its bound");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_frame(text);
  names(text, "0123");
  takes_gzip(text);
  const auto target = read_target(text, kMost);
  if (!target) {
    CHECK((target.error() == BadTarget::too_long) == (size > kMost), "too long or malformed");
    return 0;
  }
  check_inside(target->path);
  CHECK(target->query.size() < size, "a part of the target");
  std::string again = escaped(target->path);
  if (!target->query.empty()) again += '?' + target->query;
  CHECK(read_target(again, 4 * kMost) == *target, "reads again as the same: " + again);
  return 0;
}
