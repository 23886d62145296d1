// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/target.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace plano::server {
namespace {

std::optional<unsigned> digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

bool printable(char c) {
  return c > ' ' && c < '\x7f';
}

/// The byte that "%41" at `at` stands for.
std::optional<char> escaped(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return std::nullopt;
  const auto high = digit(text[at + 1]);
  const auto low = digit(text[at + 2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

std::optional<std::string> decoded(std::string_view path) {
  std::string plain;
  plain.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    char c = path[i];
    if (!printable(c) || c == '#') return std::nullopt;
    if (c == '%') {
      const auto byte = escaped(path, i);
      if (!byte || *byte == '/') return std::nullopt;
      c = *byte;
      i += 2;
    }
    if (c == '\\') return std::nullopt;
    plain += c;
  }
  return plain;
}

bool readable(std::string_view path) {
  for (std::size_t i = 0; i < path.size();) {
    const Utf8Character c = utf8_at(path, i);
    if (!c.valid || c.code_point < 0x20 || is_invisible(c.code_point)) return false;
    i += c.bytes;
  }
  return true;
}

bool decodes_again(std::string_view path) {
  for (std::size_t i = path.find('%'); i != path.npos; i = path.find('%', i + 1)) {
    if (escaped(path, i)) return true;
  }
  return false;
}

bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  path.remove_prefix(1);
  for (;;) {
    const std::size_t slash = path.find('/');
    const std::string_view component = path.substr(0, slash);
    if (component == "." || component == "..") return false;
    if (slash == path.npos) return true;
    if (component.empty()) return false;
    path.remove_prefix(slash + 1);
  }
}

bool well_formed(std::string_view query) {
  for (std::size_t i = 0; i < query.size(); ++i) {
    if (!printable(query[i]) || query[i] == '#') return false;
    if (query[i] == '%' && !escaped(query, i)) return false;
  }
  return true;
}

std::string_view without_origin(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t slash = target.find('/', scheme.size());
    return slash == target.npos ? std::string_view{} : target.substr(slash);
  }
  return target;
}

}  // namespace

Expected<Target, BadTarget> read_target(std::string_view target, std::size_t most_bytes) {
  if (target.size() > most_bytes) return failure(BadTarget::too_long);
  target = without_origin(target);
  const std::size_t mark = target.find('?');
  const std::string_view query = mark == target.npos ? std::string_view{} : target.substr(mark + 1);
  const auto path = decoded(target.substr(0, mark));
  if (!path || !readable(*path) || !stays_inside(*path) || decodes_again(*path) ||
      !well_formed(query)) {
    return failure(BadTarget::malformed);
  }
  return Target{*path, std::string(query)};
}

}  // namespace plano::server
