// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small designs written in code, and the solids that joints leave of them.
#pragma once

#include <string>
#include <vector>

#include "geometry/outline.h"
#include "geometry/placement.h"
#include "joints/make_joints.h"
#include "model/design.h"

namespace plano::joints::test {

using geometry::Placement;
using geometry::Vec3;

/// A panel `width` by `height` in its frame's plane, from the origin. `spin` turns the frame within
/// the plane (the outline is drawn turned back, so that the board stays where it is).
struct Board {
  std::string id;
  Placement place;
  double width = 0;
  double height = 0;
  double thickness = 18;
  double spin = 0;  // degrees
};

class Scene {
 public:
  /// Returns the panel's index.
  std::size_t add(const Board& board);
  std::size_t add(const std::string& id, const Placement& place, geometry::Shape outline,
                  double thickness);
  model::Panel& panel(std::size_t index) { return design_.panels[index]; }
  std::size_t add_hardware(const std::string& kind, const std::string& thread, double diameter,
                           double length);
  model::Joint& join(const std::string& type, std::vector<std::size_t> from,
                     std::vector<std::size_t> into, double clearance);
  model::ResolvedDesign& design() { return design_; }

  /// Every panel moved by one rigid motion: turned about two axes and shifted.
  Scene moved() const;
  /// Every panel mirrored in the world's x (its own frame is mirrored in u, so it stays
  /// right-handed).
  Scene mirrored() const;

 private:
  model::ResolvedDesign design_;
};

/// `tabs.count` and the like.
void set_number(model::Joint& joint, const std::string& key, double value);
void set_word(model::Joint& joint, const std::string& key, const std::string& word);
void set_flag(model::Joint& joint, const std::string& key, bool flag);

/// A panel as it is once all joints have had their way.
struct Solid {
  Placement place;
  double thickness = 0;
  geometry::Region profile;
  struct Recess {
    geometry::Region area;
    double low = 0;  // of the wood taken away, in w
    double high = 0;
  };
  std::vector<Recess> recesses;
  std::vector<model::Bore> bores;
};

struct Made {
  std::vector<JointResult> results;
  std::vector<Solid> solids;  // by panel index, then the extra ones
  diagnostics::Diagnostics found;
  bool ok = false;

  /// The codes found, "J0103 J0104".
  std::string codes() const;
};
Made make(const model::ResolvedDesign& design);

Placement placement(Vec3 origin, Vec3 u, Vec3 v);
Length mm(double value);

}  // namespace plano::joints::test
