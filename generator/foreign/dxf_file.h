// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A DXF taken apart: sections, tables, blocks, entities; not yet what they mean.
///
/// The form is that of Autodesk's DXF reference: pairs of lines, a group code and a value. Read in
/// one pass; what is kept points into the text.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace plano::foreign {

/// A group code and its value, without blanks around it.
struct DxfGroup {
  int code = 0;
  std::string_view value;
  std::uint32_t at = 0;  // where the value begins
};

/// Walks the groups of a text from one byte to another.
class DxfGroups {
 public:
  DxfGroups(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), at_(begin), end_(end) {}
  explicit DxfGroups(std::string_view text) : DxfGroups(text, 0, text.size()) {}

  /// Nothing at the end, and where there is no group (then `broken`).
  std::optional<DxfGroup> next();
  bool broken() const { return broken_; }
  /// Where the next group begins.
  std::size_t at() const { return at_; }

 private:
  std::optional<std::string_view> line();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool broken_ = false;
};

struct DxfEntity {
  std::string_view type;  // "LINE"
  std::uint32_t type_at = 0;
  std::uint32_t begin = 0;  // its groups, after the type
  std::uint32_t end = 0;
};

struct DxfBlock {
  double base_x = 0;
  double base_y = 0;
  std::vector<DxfEntity> entities;
};

struct DxfLayer {
  std::string name;
  bool shown = true;
};

struct DxfFile {
  std::string_view text;
  std::optional<int> units;                         // $INSUNITS
  std::map<std::string, DxfLayer> layers;           // of the table, by folded name
  std::map<std::string, DxfBlock> blocks;           // by name
  std::map<std::string, std::string> block_called;  // the first of that name, by folded name
  std::vector<DxfEntity> entities;

  /// The block of that very name, or one whose name differs by capitals only.
  const DxfBlock* find_block(std::string_view name) const;
};

/// Empty exactly when it added an error: no DXF, binary, cut short, too many entities.
std::optional<DxfFile> take_dxf_apart(const diagnostics::SourceMap& sources,
                                      diagnostics::SourceId source,
                                      diagnostics::Diagnostics& found);

/// A name as it can be printed, kMostNameBytes of it. Drawings before 2007 are in the code page of
/// their machine: what is no UTF-8 is taken for Latin-1, which is right for most of them.
std::string name_of(std::string_view bytes);

/// Names that differ by capitals only are one name in a DXF: this is the same for all of them.
/// Latin letters with or without accents; UTF-8.
std::string folded(std::string_view name);

/// A decimal number, finite. Nothing where the text is none.
std::optional<double> real_of(std::string_view text);
std::optional<int> whole_of(std::string_view text);

}  // namespace plano::foreign
