// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/table.h"

#include <algorithm>
#include <utility>

namespace plano::documents {
namespace {

constexpr double kBetween = 5;  // mm between the words of neighbouring columns, on A4
constexpr double kCellPoints = 8.5;
constexpr double kLine = 4.2;  // mm that a line of them takes on A4

}  // namespace

Table::Table(const Setting& setting, double left, double width, std::vector<Column> columns)
    : setting_(setting), left_(left), width_(width), columns_(std::move(columns)) {}

Frame Table::cell(std::size_t column, double top, double height) const {
  double before = 0;
  double all = 0;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    before += k < column ? columns_[k].share : 0;
    all += columns_[k].share;
  }
  const double between = column + 1 < columns_.size() ? kBetween * setting_.k : 0;
  return {left_ + width_ * before / all, top, width_ * columns_[column].share / all - between,
          height};
}

void Table::put(Canvas& canvas, std::size_t column, double base, const std::string& words,
                const Type& type) const {
  const Frame frame = cell(column, 0, 0);
  const Align align = columns_[column].align;
  const double x = align == Align::left    ? frame.left
                   : align == Align::right ? frame.right()
                                           : frame.left + frame.width / 2;
  canvas.words({x, base}, words, type, align, frame.width);
}

double Table::head(Canvas& canvas, double top) const {
  const double k = setting_.k;
  const Type type = setting_.type(7, Weight::regular, kSoftInk);
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    put(canvas, column, top + 3.4 * k, columns_[column].heading, type);
  }
  const double below = top + head_height(setting_) - 0.8 * k;
  canvas.line({left_, below}, {left_ + width_, below}, {.width = 0.3 * k, .ink = kInk});
  return top + head_height(setting_);
}

void Table::row(Canvas& canvas, double top, double height, const std::vector<std::string>& cells,
                Weight weight) const {
  const double k = setting_.k;
  const Type type = setting_.type(kCellPoints, weight);
  const double two_lines = 2 * kLine * k;
  for (std::size_t column = 0; column < std::min(cells.size(), columns_.size()); ++column) {
    const double width = cell(column, top, height).width;
    if (height > two_lines && columns_[column].align == Align::left &&
        canvas.width_of(cells[column], type) > width) {
      canvas.paragraph(
          {cell(column, top, height).left, top + (height - two_lines) / 2, width, two_lines},
          cells[column], type);
    } else {
      put(canvas, column, top + height / 2 + capitals(type) / 2, cells[column], type);
    }
  }
  canvas.line({left_, top + height}, {left_ + width_, top + height},
              {.width = 0.15 * k, .ink = kHair});
}

}  // namespace plano::documents
