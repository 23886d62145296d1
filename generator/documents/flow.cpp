// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/flow.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "documents/page.h"

namespace plano::documents {
namespace {

constexpr double kLargerOnA3 = 1.414;  // the same page, enlarged
constexpr double kHeadRoom = 10;       // above the body
constexpr double kFootRoom = 20;       // below it: the notice takes two or three lines
constexpr double kBetween = 4;         // the words of neighbouring columns
constexpr double kBetweenNumbers = 2;  // after a column of numbers
constexpr double kCellPad =
    0.145;  // of the letters' points: mm above and below the words of a cell
constexpr double kLeastForSection = 0.35;  // of a page's height, to begin in the middle of it
constexpr double kEndless = 1e5;           // a frame nothing is cut short in
constexpr std::size_t kLastRows = 3;       // of a table, that begin no page without one another
constexpr double kTallRow = 40;            // mm: a row that stands well by itself

bool is_said_above(const FlowColumn& column, const std::vector<std::string>& row,
                   const std::vector<std::string>& above, std::size_t c) {
  return column.repeat == Repeat::when_new && c < above.size() && above[c] == row[c];
}

}  // namespace

Flow::Flow(Canvas& canvas, Paper paper, Words words, std::size_t all)
    : canvas_(canvas),
      words_(std::move(words)),
      all_(all),
      k_(paper == Paper::a3 ? kLargerOnA3 : 1),
      width_(210 * k_),
      height_(297 * k_) {}

void Flow::begin_page(const std::string& bookmark) {
  canvas_.begin_page(width_, height_, bookmark);
  ++pages_;
  canvas_.words({width_ - margin(), margin() + 1 * k_}, words_.running_head,
                type(8, Weight::regular, kSoftInk), Align::right, width());
  foot();
  top_ = margin() + kHeadRoom * k_;
  bottom_ = height_ - margin() * 0.7 - kFootRoom * k_;
}

void Flow::foot() {
  const double line = height_ - margin() * 0.7 - (kFootRoom - 4) * k_;
  canvas_.line({margin(), line}, {width_ - margin(), line}, {.width = 0.3 * k_, .ink = kAccent});
  canvas_.paragraph({margin(), line + 1.2 * k_, width(), 11 * k_}, words_.notice,
                    type(7, Weight::regular, kInk));
  const double base = height_ - margin() * 0.7;
  const Type small = type(7, Weight::regular, kSoftInk);
  canvas_.words({margin(), base}, words_.foot, small, Align::left, width() * 0.8);
  if (all_ == 0) return;
  canvas_.words({width_ - margin(), base},
                fill(Text(words_.page_of), {show(static_cast<std::int64_t>(pages_)),
                                            show(static_cast<std::int64_t>(all_))})
                    .en,
                type(7, Weight::semibold), Align::right, width() * 0.2);
}

void Flow::want(double height) {
  if (top_ + height > bottom_) begin_page("");
}

void Flow::title(const std::string& words) {
  begin_page(words);
  draw_title(words);
}

void Flow::section(const std::string& words) {
  if (pages_ == 0 || room() < kLeastForSection * height_) return title(words);
  skip(10);
  canvas_.bookmark(words, top_ - 8 * k_);
  draw_title(words);
}

void Flow::draw_title(const std::string& words) {
  canvas_.words({left(), top_}, words, type(18, Weight::semibold), Align::left, width());
  canvas_.line({left(), top_ + 3.5 * k_}, {width_ - margin(), top_ + 3.5 * k_},
               {.width = 0.5 * k_, .ink = kAccent});
  top_ += 11 * k_;
}

void Flow::heading(const std::string& words, double keep) {
  const Type large = type(11, Weight::semibold, kAccent);
  const double height = height_of(words, width(), large);
  const double page = height_ - 2 * margin() - (kHeadRoom + kFootRoom) * k_;
  want(std::min(height + keep * k_, page));
  top_ += 2.5 * k_;
  canvas_.paragraph({left(), top_, width(), height + 1}, words, large);
  top_ += height + 1.6 * k_;
}

double Flow::height_of(const std::string& words, double width, const Type& type) {
  return measuring_.paragraph({0, 0, width, kEndless}, words, type);
}

void Flow::paragraph(const std::string& words, const Type& type, double indent) {
  const double room_across = width() - indent * k_;
  const double height = height_of(words, room_across, type);
  want(std::min(height, bottom_ - margin() - kHeadRoom * k_));
  canvas_.paragraph({left() + indent * k_, top_, room_across, bottom_ - top_ + 1}, words, type);
  top_ += height + 1.4 * k_;
}

void Flow::figure(double height, const std::function<void(const Frame&)>& draw) {
  want(height * k_);
  const bool counts_only = all_ == 0;  // pictures cost more than all words together
  if (!counts_only) draw({left(), top_, width(), height * k_});
  top_ += (height + 2) * k_;
}

Frame Flow::cell(const std::vector<FlowColumn>& columns, std::size_t column) const {
  double before = 0;
  double all = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    before += c < column ? columns[c].share : 0;
    all += columns[c].share;
  }
  const bool is_last = column + 1 == columns.size();
  const bool numbers = columns[column].align == Align::right;
  const double between = is_last ? 0 : (numbers ? kBetweenNumbers : kBetween) * k_;
  return {left() + width() * before / all, top_, width() * columns[column].share / all - between,
          0};
}

void Flow::table_head(const std::vector<FlowColumn>& columns, double points) {
  const Type small = type(points - 1, Weight::regular, kSoftInk);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Frame frame = cell(columns, c);
    const double x = columns[c].align == Align::right ? frame.right() : frame.left;
    canvas_.words({x, top_ + 3 * k_}, columns[c].heading, small, columns[c].align, frame.width);
  }
  top_ += 4.6 * k_;
  canvas_.line({left(), top_}, {width_ - margin(), top_}, {.width = 0.3 * k_, .ink = kInk});
}

double Flow::height_of_row(const std::vector<FlowColumn>& columns, const Row& row, const Row& above,
                           const Type& type) {
  double height = 0;
  for (std::size_t c = 0; c < std::min(columns.size(), row.size()); ++c) {
    if (is_said_above(columns[c], row, above, c)) continue;
    height = std::max(height, height_of(row[c], cell(columns, c).width, type));
  }
  return height + 2 * kCellPad * type.points;
}

void Flow::draw_row(const std::vector<FlowColumn>& columns, const Row& row, const Row& above,
                    double height, const Type& type) {
  for (std::size_t c = 0; c < std::min(columns.size(), row.size()); ++c) {
    if (is_said_above(columns[c], row, above, c)) continue;
    Frame frame = cell(columns, c);
    frame.top = top_ + kCellPad * type.points;
    frame.height = std::max(height, type.points);
    if (columns[c].align == Align::right) {
      canvas_.words({frame.right(), frame.top + capitals(type) + 0.8 * k_}, row[c], type,
                    Align::right, frame.width);
    } else {
      canvas_.paragraph(frame, row[c], type);
    }
  }
}

void Flow::table(const std::vector<FlowColumn>& columns,
                 const std::vector<std::vector<std::string>>& rows, double points) {
  const Type words = type(points);
  want(20 * k_);
  table_head(columns, points);
  Row above;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double height = height_of_row(columns, rows[r], above, words);
    // No page begins with one or two last rows alone: those before them come along.
    double next = 0;
    if (r + kLastRows == rows.size() && height < kTallRow * k_) {
      for (std::size_t after = r + 1; after < rows.size(); ++after) {
        next += height_of_row(columns, rows[after], rows[after - 1], words);
      }
    } else if (r + 2 == rows.size()) {
      next = height_of_row(columns, rows[r + 1], rows[r], words);
    }
    if (top_ + height + next > bottom_ && r > 0) {
      begin_page("");
      table_head(columns, points);
      above.clear();
      height = height_of_row(columns, rows[r], above, words);
    }
    draw_row(columns, rows[r], above, height, words);
    above = rows[r];
    top_ += height;
    canvas_.line({left(), top_}, {width_ - margin(), top_}, {.width = 0.15 * k_, .ink = kHair});
  }
  top_ += 3 * k_;
}

double Flow::height_of(const std::vector<FlowLine>& lines, double share) {
  double height = 0;
  for (const FlowLine& line : lines) {
    height += height_of(line.words, width() * share - line.indent * k_, line.type) + 1.2 * k_;
  }
  return height;
}

void Flow::beside(const std::vector<FlowLine>& lines, double share, double height,
                  const std::function<void(const Frame&)>& draw) {
  const double all = std::max(height_of(lines, share), height * k_);
  want(all);
  double line_top = top_;
  for (const FlowLine& line : lines) {
    const double across = width() * share - line.indent * k_;
    canvas_.paragraph({left() + line.indent * k_, line_top, across, bottom_ - line_top + 1},
                      line.words, line.type);
    line_top += height_of(line.words, across, line.type) + 1.2 * k_;
  }
  const double gap = kBetween * k_;
  if (all_ > 0) {  // see figure()
    draw({left() + width() * share + gap, top_, width() * (1 - share) - gap, height * k_});
  }
  top_ += all + 1.5 * k_;
}

void Flow::blank(const std::string& words) {
  const Type small = type(8.5);
  const double height = height_of(words, width() * 0.42, small);
  want(std::max(height, 8 * k_));
  canvas_.paragraph({left(), top_ + 1.5 * k_, width() * 0.42, height + 1}, words, small);
  const double line = top_ + std::max(height, 6 * k_);
  canvas_.line({left() + width() * 0.45, line}, {width_ - margin(), line},
               {.width = 0.2 * k_, .ink = kSoftInk});
  top_ = line + 2.5 * k_;
}

std::string flowed(const Canvas::About& about, Paper paper, const Flow::Words& words,
                   const std::function<void(Flow&)>& draw) {
  Canvas counted;
  Flow first(counted, paper, words, 0);
  draw(first);
  Canvas canvas(about);
  Flow flow(canvas, paper, words, first.pages());
  draw(flow);
  return canvas.finish();
}

}  // namespace plano::documents
