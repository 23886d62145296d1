// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts to make: joints put in, every outline exact and final, equal parts found once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "geometry/outline.h"
#include "geometry/placement.h"
#include "joints/joint.h"
#include "model/design.h"

namespace plano::panels {

struct PartPocket {
  geometry::Region area;
  Length depth;
  model::FaceSide face = model::FaceSide::top;
};

/// One placed copy of a part.
struct Instance {
  std::string element;  // the panel's id, "leg.left"
  Text label;
  geometry::Placement pose;  // of the part's frame in the world
  std::string colour;
};

/// A distinct part, in its own frame: bounding box from (0,0), bottom face at w = 0, nominal (no
/// kerf, no relief). What the machine sees is the top face.
struct Part {
  std::string name;  // "P01": largest first, then by id; stable for equal input
  Text label;
  std::size_t material = 0;
  Length thickness;
  geometry::Face profile;  // through outline and holes, drilled holes included
  std::vector<PartPocket> pockets;
  std::vector<model::Drill> drills;  // also in `profile` when through
  std::vector<model::Bore> bores;    // from an edge: no cutting file has them
  std::vector<model::Engraving> engravings;
  std::vector<joints::ReliefWish> reliefs;
  model::Grain grain = model::Grain::any;  // along_u is the part's x
  std::vector<Instance> instances;
  model::Span span;  // of the first instance's panel

  std::size_t quantity() const { return instances.size(); }
};

struct BoughtItem {
  std::size_t hardware = 0;
  std::size_t count = 0;
  std::size_t washers = 0;       // ISO 7089
  std::size_t wide_washers = 0;  // ISO 7093-1
};

/// What one joint did where two elements touch.
struct Joined {
  std::string joint;  // its id in the design
  std::string type;   // "tusk"
  std::string a;      // elements
  std::string b;
  joints::ComesApart comes_apart = joints::ComesApart::yes;  // or glued
  std::vector<joints::HardwareUse> hardware;
  std::vector<std::string> brought;  // elements the joint brought itself: wedges
  model::Span span;                  // of the joint
};

struct PartSet {
  std::vector<Part> parts;
  std::vector<model::Material> materials;
  std::vector<BoughtItem> bought;
  std::vector<Joined> joined;  // in the order of joints, then of contacts; seams last
  /// The elements a panel of the design was split into: its pieces, then the plates behind seams.
  std::map<std::string, std::vector<std::string>> pieces = {};

  /// The elements that stand for a panel of the design: itself, or its pieces and plates.
  std::vector<std::string> elements_of(const std::string& panel) const {
    const auto split = pieces.find(panel);
    return split == pieces.end() ? std::vector<std::string>{panel} : split->second;
  }
};

/// Works out all joints, cuts every panel in one exact boolean and finds equal parts. Empty exactly
/// when it added an error: a joint that touches nothing, a panel cut in two, a web thinner than
/// `thinnest_web`, a point contact, a sliver.
struct Options {
  Length thinnest_web;  // the workshop's cutter diameter: below it nothing useful is left
};
std::optional<PartSet> make_parts(const model::ResolvedDesign& design, const Options& options,
                                  diagnostics::Diagnostics& found);

}  // namespace plano::panels
