// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The clear text of ISO 10303-21: numbered entities appended to one string.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"

namespace plano::exporters {

/// The number of an entity: `#12`.
struct EntityId {
  std::uint32_t number = 0;
};

/// A string as ISO 10303-21 writes it, quotes included: ' and \ doubled, what is not printable
/// ASCII as \X2\…\X0\ (or \X4\…\X0\ beyond the basic plane). Bytes that are no UTF-8 become U+FFFD.
std::string step_string(std::string_view utf8);

/// Appends millimetres, exact to the nanometre, without trailing zeros but always with a point:
/// "18.2", "5.", "-0.000001". Several times faster than printing a double, and it runs once per
/// coordinate of a file.
void append_mm(std::string& out, Length length);

/// Builds the data section. Made for speed: everything is appended to one string.
class StepText {
 public:
  /// `head` comes before the first entity.
  StepText(std::string_view head, std::size_t expected_bytes) {
    text_.reserve(expected_bytes);
    text_ += head;
  }

  /// Starts `#n=NAME(`; `end` closes it.
  StepText& begin(std::string_view name, EntityId& id) {
    id.number = ++last_;
    text_ += '#';
    integer(id.number);
    text_ += '=';
    text_ += name;
    text_ += '(';
    return *this;
  }
  void end() { text_ += ");\n"; }

  StepText& operator<<(std::string_view raw) {
    text_ += raw;
    return *this;
  }
  StepText& operator<<(EntityId id) {
    text_ += '#';
    integer(id.number);
    return *this;
  }
  /// As append_mm.
  StepText& operator<<(Length length) {
    append_mm(text_, length);
    return *this;
  }
  /// The shortest decimal that reads back as the same double: "0.5", "1.E-05".
  StepText& operator<<(double value);
  StepText& list(const std::vector<EntityId>& ids);

  std::string take() { return std::move(text_); }

 private:
  void integer(std::uint32_t value) {
    char digits[10];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    text_.append(digits, static_cast<std::size_t>(end - digits));
  }

  std::string text_;
  std::uint32_t last_ = 0;
};

}  // namespace plano::exporters
