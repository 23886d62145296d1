// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is made in a bar once it is sawn, as somebody at a bench or a pillar drill is told: every
/// hole, mortise, recess and slot by the side it is worked from and its distance from named sides.
///
/// A rectangular bar lies along the bench with end A on the left and face 1 up; then face 2 looks
/// at the person, 3 lies below, 4 behind, and end B is on the right. In its drawing face 1 is the
/// front; a drawing that stands is turned a quarter to the right. A round bar has its ends only.
#pragma once

#include <optional>
#include <vector>

#include "base/length.h"
#include "base/text.h"
#include "geometry/placement.h"
#include "model/design.h"
#include "panels/part_set.h"

namespace plano::fabrication {

enum class BarSide : std::uint8_t { face_1, face_2, face_3, face_4, end_a, end_b };

/// "face 1", "end A".
Text in_words(BarSide side);

/// How a bar lies while it is worked: from its part's frame to that of the bench.
class BarLie {
 public:
  BarLie(const panels::Part& part, const model::Material& material);

  Length length() const { return length_; }
  Length width() const { return width_; }  // from face 2 to face 4
  Length along(geometry::Point p) const;   // from end A
  Length across(geometry::Point p) const;  // from face 2
  /// Where those two measures lead in the part's frame. Precondition: not round.
  geometry::Point at(Length along, Length across) const;

  /// Out of end A and out of face 1, in the world, for a copy of the part. Precondition of the
  /// second: not round.
  geometry::Vec3 out_of_a(const geometry::Placement& pose) const;
  geometry::Vec3 out_of_1(const geometry::Placement& pose) const;

 private:
  bool round_;
  bool along_u_;
  Length length_;
  Length width_;
};

enum class BarWorkKind : std::uint8_t { hole, mortise, recess, slot };

/// From a side, square to it.
struct BarMeasure {
  Length value;
  BarSide from = BarSide::end_a;
};

struct BarWork {
  BarSide side = BarSide::face_1;  // it is worked from here
  BarWorkKind kind = BarWorkKind::hole;
  /// To its middle. On a face: from end A, then from face 2 or 1; on an end: from faces 2 and 1;
  /// nothing on the end of a round bar, where it is in the middle.
  std::optional<BarMeasure> first;
  std::optional<BarMeasure> second;
  /// Else it is as long (along the bar; on an end, from face 2 to 4) and wide as this. What runs
  /// out at a border is measured as far as there is wood.
  std::optional<Length> diameter;
  Length length;
  Length width;
  bool square = true;           // or the extent of something that only its drawing tells
  std::optional<Length> depth;  // empty: through
};

/// In the order to make it: side by side, each from its first measure on. Precondition: `material`
/// is the part's, and a bar.
std::vector<BarWork> bar_work(const panels::Part& part, const model::Material& material);

}  // namespace plano::fabrication
