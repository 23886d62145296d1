// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a seam across a cut panel and the plate behind it must keep clear of.
///
/// Frame: that of the seam (joints/puzzle.h), the panel turned within its plane by whole quarters
/// so that the seam's x runs along u or along v. Turning is exact.
#pragma once

#include <optional>
#include <vector>

#include "geometry/outline.h"
#include "geometry/placement.h"
#include "panels/cut_panel.h"
#include "panels/recipe.h"

namespace plano::panels {

/// Along which of the panel's axes it is cut into pieces.
enum class SplitAlong : std::uint8_t { u, v };

geometry::Point into_seam_frame(geometry::Point p, SplitAlong along);
geometry::Contour out_of_seam_frame(const geometry::Contour& contour, SplitAlong along);
geometry::Box out_of_seam_frame(const geometry::Box& box, SplitAlong along);

struct Obstacle {
  geometry::Box box;
  bool to_seam = false;
  bool to_bottom = false;  // to a plate on the bottom face
  bool to_top = false;
  Text what;  // "a hole"
};

/// A piece of the outline, arcs flattened: wood is above it where it runs to the right.
struct Side {
  geometry::Point from;
  geometry::Point to;
};

struct Stretch {
  Length low;
  Length high;
  Length length() const { return high - low; }
};

class Ground {
 public:
  /// `others`: every cut panel, the one to be split among them.
  Ground(const Recipe& recipe, const CutPanel& panel, const std::vector<CutPanel>& others,
         SplitAlong along);

  SplitAlong along() const { return along_; }
  const geometry::Box& box() const { return box_; }
  const std::vector<Obstacle>& obstacles() const { return obstacles_; }

  /// From where to where along y there is wood over all of `from` to `to` along x; openings do not
  /// count. Nothing where there is none, or where it is in several stretches. Cost: linear in the
  /// outline.
  std::optional<Stretch> wood(Length from, Length to) const;

  /// What of `wood` is left for plates on a face over `from` to `to`, from bottom to top.
  std::vector<Stretch> room_on(model::FaceSide face, Stretch wood, Length from, Length to) const;

 private:
  void add_outline(const geometry::Face& profile);
  void add_contents(const Recipe& recipe, const CutPanel& panel);
  void add_neighbours(const CutPanel& panel, const std::vector<CutPanel>& others);
  void add(const geometry::Box& box, const Obstacle& like);

  SplitAlong along_;
  geometry::Box box_;
  std::vector<Side> sides_;
  std::vector<Obstacle> obstacles_;
};

/// The smallest box around all contours of a shape, also of what it subtracts.
std::optional<geometry::Box> box_around(const geometry::Shape& shape);
/// The box of an engraving's strokes in both languages; nothing for blank words.
std::optional<geometry::Box> box_around(const model::Engraving& engraving);
geometry::Box box_around(const model::Bore& bore);

}  // namespace plano::panels
