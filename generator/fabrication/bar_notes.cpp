// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/bar_notes.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/trig.h"
#include "panels/stroke_font.h"

namespace plano::fabrication {
namespace {

using geometry::Point;
using panels::placed;
using panels::Stroke;
using panels::strokes_of;

constexpr Length kTallest = 12_mm;
constexpr int kOfTheWidth = 6;  // letters are at most a sixth of the face high

void add_line(const Stroke& stroke, CutDrawing& drawing) {
  CutCurve curve{.operation = Operation::notes, .open = true};
  for (const Point p : stroke) curve.contour.edges.push_back({p, std::nullopt});
  drawing.curves.push_back(std::move(curve));
}

/// Letters stand upright for somebody who looks along the bar with A on the left.
class Notes {
 public:
  Notes(const panels::Part& part, const model::Material& material, CutDrawing& drawing,
        bool seen_from_behind)
      : lie_(part, material),
        upright_(part.grain != model::Grain::along_u),
        behind_(seen_from_behind),
        height_(std::min(kTallest, Length::nearest_to_mm(lie_.width().mm() / kOfTheWidth))),
        drawing_(drawing) {}

  /// Words whose middle is at a place: from end A, from face 2.
  void words(const std::string& text, Length along, Length across) {
    const Point middle = seen(lie_.at(along, across));
    const Point half{panels::width_of(text, height_).half(), height_.half()};
    const Angle turn = upright_ ? Angle::degrees(90) : Angle{};
    const Point to_middle = upright_ ? Point{-half.y, half.x} : half;
    for (const Stroke& stroke : placed(strokes_of(text, height_), middle - to_middle, turn)) {
      add_line(stroke, drawing_);
    }
  }

  /// The outline of a hole that runs within the thickness, and its axis.
  void bore(const model::Bore& bore) {
    const double length = std::max(bore.depth().mm(), 1e-6);
    const double share = bore.diameter.mm() / 2 / length;
    const Point way = bore.end - bore.entry;
    const Point aside{Length::nearest_to_mm(-way.y.mm() * share),
                      Length::nearest_to_mm(way.x.mm() * share)};
    add_line({seen(bore.entry - aside), seen(bore.end - aside), seen(bore.end + aside),
              seen(bore.entry + aside)},
             drawing_);
    add_line({seen(bore.entry), seen(bore.end)}, drawing_);
  }

  Length height() const { return height_; }
  const BarLie& lie() const { return lie_; }

 private:
  /// A drawing of face 3 is mirrored left to right.
  Point seen(Point p) const { return behind_ ? Point{drawing_.width - p.x, p.y} : p; }

  BarLie lie_;
  bool upright_;
  bool behind_;
  Length height_;
  CutDrawing& drawing_;
};

void annotate(const panels::Part& part, const model::Material& material, const char* face,
              bool seen_from_behind, CutDrawing& drawing) {
  Notes notes(part, material, drawing, seen_from_behind);
  const Length inset = notes.height() * 2;
  const Length length = notes.lie().length();
  const Length width = notes.lie().width();
  // Numbers towards end B: the part's name likes to stand at end A.
  notes.words("A", inset, width.half());
  notes.words("B", length - inset, width.half());
  notes.words(face, length - inset * 2, width.half());
  notes.words("2", length - inset * 2, notes.height());
  notes.words("4", length - inset * 2, width - notes.height());
  for (const model::Bore& bore : part.bores) notes.bore(bore);
}

}  // namespace

void add_bar_notes(const panels::Part& part, const model::Material& material, Drawings& drawings) {
  CHECK(model::is_bar(material) && !material.round, "the drawing of a rectangular bar");
  annotate(part, material, "1", false, drawings.front);
  if (drawings.back) annotate(part, material, "3", true, *drawings.back);
}

}  // namespace plano::fabrication
