// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table: headings over a line, rows of one line each. Used by this folder only.
#pragma once

#include <string>
#include <vector>

#include "documents/page.h"

namespace plano::documents {

struct Column {
  std::string heading;
  double share = 1;  // of the table's width, among all columns' shares
  Align align = Align::left;
};

/// Where the columns of a table lie, and the drawing of its lines.
class Table {
 public:
  Table(const Setting& setting, double left, double width, std::vector<Column> columns);

  /// The headings and the line below them, from `top`. Returns where the first row begins.
  double head(Canvas& canvas, double top) const;
  /// One row of words in its middle, and a hairline below it. Cells too many are left out.
  void row(Canvas& canvas, double top, double height, const std::vector<std::string>& cells,
           Weight weight = Weight::regular) const;
  /// Where a column's words lie in a row.
  Frame cell(std::size_t column, double top, double height) const;

  static double head_height(const Setting& setting) { return 6 * setting.k; }

 private:
  void put(Canvas& canvas, std::size_t column, double base, const std::string& words,
           const Type& type) const;

  const Setting& setting_;
  double left_;
  double width_;
  std::vector<Column> columns_;
};

}  // namespace plano::documents
