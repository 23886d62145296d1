// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/step_text.h"

#include "base/utf8.h"

namespace plano::exporters {

namespace {

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789ABCDEF"[(value >> shift) & 15U];
  }
}

}  // namespace

std::string step_string(std::string_view utf8) {
  std::string out = "'";
  int open = 0;  // 0: plain, else hexadecimal digits per character of the open run
  const auto switch_to = [&](int digits) {
    if (open == digits) return;
    if (open != 0) out += "\\X0\\";
    if (digits != 0) out += digits == 4 ? "\\X2\\" : "\\X4\\";
    open = digits;
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Character c = utf8_at(utf8, at);
    const std::uint32_t code = c.valid ? c.code_point : 0xfffd;
    at += c.bytes;
    if (code >= 0x20 && code < 0x7f) {
      switch_to(0);
      if (code == '\'' || code == '\\') out += static_cast<char>(code);
      out += static_cast<char>(code);
    } else {
      switch_to(code <= 0xffff ? 4 : 8);
      append_hex(out, code, open);
    }
  }
  switch_to(0);
  return out + "'";
}

void append_mm(std::string& out, Length length) {
  // Digits from the last to the first.
  char buffer[24];
  char* const end = buffer + sizeof buffer;
  char* p = end;
  const std::int64_t nm = length.nm();
  std::uint64_t rest = nm < 0 ? 0 - static_cast<std::uint64_t>(nm) : static_cast<std::uint64_t>(nm);
  auto fraction = static_cast<std::uint32_t>(rest % 1'000'000);
  std::uint64_t whole = rest / 1'000'000;
  char* last = end;
  for (int place = 0; place < 6; ++place) {
    *--p = static_cast<char>('0' + fraction % 10);
    fraction /= 10;
    if (*p == '0' && last == p + 1) last = p;
  }
  *--p = '.';
  do {
    *--p = static_cast<char>('0' + whole % 10);
    whole /= 10;
  } while (whole != 0);
  if (nm < 0) *--p = '-';
  out.append(p, static_cast<std::size_t>(last - p));
}

StepText& StepText::operator<<(double value) {
  if (value == 0) value = 0;  // never "-0."
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  const std::string_view digits(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t exponent = digits.find('e');
  const std::string_view mantissa = digits.substr(0, exponent);
  text_ += mantissa;
  if (mantissa.find('.') == std::string_view::npos) text_ += '.';
  if (exponent != std::string_view::npos) {
    text_ += 'E';
    text_ += digits.substr(exponent + 1);
  }
  return *this;
}

StepText& StepText::list(const std::vector<EntityId>& ids) {
  text_ += '(';
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) text_ += ',';
    *this << ids[i];
  }
  text_ += ')';
  return *this;
}

}  // namespace plano::exporters
