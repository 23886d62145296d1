// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The frame of a DXF file: everything around its entities. Used by `dxf.cpp` only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "exporters/drawing_style.h"

namespace plano::exporters {

/// Group codes and values, one a line each.
class DxfText {
 public:
  void put(int code, std::string_view value);
  void put(int code, int value);
  void put(int code, Length value);
  /// A number with at most 12 decimals.
  void put_real(int code, double value);
  void section(std::string_view name);
  void end_section();
  /// `5` and a fresh handle, which is returned.
  std::string put_handle(int code = 5);
  /// `5` and a handle agreed on beforehand.
  void put_handle_of(std::string_view handle, int code = 5);
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::uint32_t next_handle_ = 0x100;  // below are the fixed ones of the document's frame
};

struct DxfFrame {
  std::string title;  // ASCII, for a comment
  Length width;
  Length height;
  std::vector<Layer> layers;  // sorted by name, without layer 0
};

/// The owner of every entity: the block record of model space.
inline constexpr std::string_view kDxfModelSpace = "1F";

/// Everything before and after the entities of an R2000 file.
void begin_r2000(DxfText& out, const DxfFrame& frame);
void end_r2000(DxfText& out);
void begin_r12(DxfText& out, const DxfFrame& frame);
void end_r12(DxfText& out);

}  // namespace plano::exporters
