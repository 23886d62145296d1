// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as little-endian bytes, whatever the machine.
#pragma once

#include <bit>
#include <cstdint>
#include <string>

namespace plano::exporters {

inline void append_u16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xffU);
  out += static_cast<char>(value >> 8U);
}
inline void append_u32(std::string& out, std::uint32_t value) {
  append_u16(out, static_cast<std::uint16_t>(value & 0xffffU));
  append_u16(out, static_cast<std::uint16_t>(value >> 16U));
}
inline void append_f32(std::string& out, float value) {
  append_u32(out, std::bit_cast<std::uint32_t>(value));
}

}  // namespace plano::exporters
