// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Upright pages that fill from the top: headings, paragraphs, tables with rows of several lines,
/// figures; a new page begins where something does not fit. Used by this folder only.
///
/// Lengths are millimetres on A4 and grow with the paper.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "documents/canvas.h"
#include "documents/cutting_plan_pdf.h"

namespace plano::documents {

/// Whether a cell like the one above it on the page is written again.
enum class Repeat { each, when_new };

struct FlowColumn {
  std::string heading;
  double share = 1;  // of the width
  Align align = Align::left;
  Repeat repeat = Repeat::each;
};

struct FlowLine {
  std::string words;
  Type type;
  double indent = 0;
};

class Flow {
 public:
  struct Words {
    std::string running_head;  // at the top right of each page
    std::string notice;        // at the foot of each page, whole
    std::string foot;          // below it, to the left of the number
    std::string page_of;       // "page {0} / {1}"
  };
  /// `all` pages are announced in the feet; zero: not yet known (a first run counts them).
  Flow(Canvas& canvas, Paper paper, Words words, std::size_t all);

  std::size_t pages() const { return pages_; }
  double width() const { return width_ - 2 * margin(); }
  double left() const { return margin(); }
  /// Where the next thing goes, from the page's top.
  double top() const { return top_; }
  double room() const { return bottom_ - top_; }
  double k() const { return k_; }
  Canvas& canvas() { return canvas_; }
  Type type(double points, Weight weight = Weight::regular, Ink ink = {0.11, 0.12, 0.14}) const {
    return {points * k_, weight, ink};
  }

  void begin_page(const std::string& bookmark);
  /// A new page unless `height` fits what is left of this one.
  void want(double height);
  void skip(double height) { top_ += height * k_; }

  /// Large, over a section; begins a page of its own.
  void title(const std::string& words);
  /// The same, on the present page where a good part of that is left.
  void section(const std::string& words);
  /// Never the last thing on a page: `keep` mm, or the page's height, go with it.
  void heading(const std::string& words, double keep = 14);
  void paragraph(const std::string& words, const Type& type, double indent = 0);
  /// Something `height` high that is drawn into its frame; not in a run that only counts pages.
  void figure(double height, const std::function<void(const Frame&)>& draw);
  /// Lines at the left, and at their right something `height` high, if it fits not on this page on
  /// the next; `share` of the width is for the lines.
  void beside(const std::vector<FlowLine>& lines, double share, double height,
              const std::function<void(const Frame&)>& draw);
  /// How high `lines` are in that share, mm of the paper.
  double height_of(const std::vector<FlowLine>& lines, double share);
  /// Headings repeat on each page. Cells wrap; a row is never cut in two unless it is higher than
  /// a page.
  void table(const std::vector<FlowColumn>& columns,
             const std::vector<std::vector<std::string>>& rows, double points = 8);
  /// A line to write on, below its words.
  void blank(const std::string& words);

 private:
  double margin() const { return 16 * k_; }
  double height_of(const std::string& words, double width, const Type& type);
  void foot();
  void draw_title(const std::string& words);
  using Row = std::vector<std::string>;
  /// `above`: the row before it on the page, or empty.
  double height_of_row(const std::vector<FlowColumn>& columns, const Row& row, const Row& above,
                       const Type& type);
  void draw_row(const std::vector<FlowColumn>& columns, const Row& row, const Row& above,
                double height, const Type& type);
  void table_head(const std::vector<FlowColumn>& columns, double points);
  Frame cell(const std::vector<FlowColumn>& columns, std::size_t column) const;

  Canvas& canvas_;
  Canvas measuring_;  // nothing of it is kept
  Words words_;
  std::size_t all_;
  std::size_t pages_ = 0;
  double k_;
  double width_;
  double height_;
  double top_ = 0;
  double bottom_ = 0;
};

/// A PDF of what `draw` puts on a flow: run twice, so that each foot knows how many pages there
/// are.
std::string flowed(const Canvas::About& about, Paper paper, const Flow::Words& words,
                   const std::function<void(Flow&)>& draw);

}  // namespace plano::documents
