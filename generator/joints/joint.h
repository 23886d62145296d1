// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What every joint type is: a plain record, one per file, listed in `joints.def`.
///
/// A joint gets one contact between two placed panels and gives back *both* profiles from one
/// description, so that their fit can be proved: at zero clearance the two tile their common space.
/// Reliefs of inside corners are not a joint's business (see `fabrication/relief.h`); it only says
/// which style suits a corner.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/fasteners.h"
#include "catalog/hardware.h"
#include "diagnostics/diagnostic.h"
#include "geometry/shape.h"
#include "joints/contact.h"
#include "joints/placed.h"
#include "model/bore.h"
#include "model/design.h"
#include "spec/key.h"

namespace plano::joints {

enum class ReliefStyle : std::uint8_t { dog_bone, t_bone_u, t_bone_v, none };

/// The relief a joint would like at an inside corner of the cut panel, in the panel's plane.
struct ReliefWish {
  geometry::Point corner;
  ReliefStyle style = ReliefStyle::dog_bone;
};

/// Whether the pockets of an edit are surrounded by wood like slots, or are grooves that may leave
/// the panel at both their ends (the first and third side of their outline run along them).
enum class PocketsRun : std::uint8_t { within, out_at_their_ends };

/// What a joint does to one panel: all in that panel's plane and frame. A panel's final profile is
///   (outline united with every `add` of every joint) without openings, without every `cut`:
/// what one joint cuts stays cut, whatever another adds.
struct PanelEdit {
  std::size_t panel = 0;
  std::vector<geometry::Shape> add;  // tabs: joined to the outline
  std::vector<geometry::Shape> cut;  // slots and notches through the panel
  std::vector<model::Pocket> pockets;
  std::vector<model::Drill> drills;
  std::vector<model::Bore> bores;            // from an edge, along the faces
  std::vector<model::Engraving> engravings;  // where to drill by hand
  std::vector<ReliefWish> reliefs;
  PocketsRun pockets_run = PocketsRun::within;
  /// Of a round bar: how far it goes on beyond its ends as drawn, at w = 0 and at w = thickness;
  /// less than nothing: it is cut back. Depths in this edit are measured from the new ends.
  Length longer_below;
  Length longer_above;
};

/// Bought pieces a joint needs, and where they go (head position, direction of insertion; world).
struct HardwareUse {
  std::size_t hardware = 0;
  int count = 1;
  geometry::Vec3 place;
  geometry::Vec3 direction;
  int washers = 1;  // of each piece that is a bolt
  catalog::WasherForm washer = catalog::WasherForm::normal;
};

/// Whether what it holds can be taken apart again, by hand or with a key. A type may leave it to
/// the joint: with hardware it comes apart, without it is glued.
enum class ComesApart : std::uint8_t { yes, glued, with_hardware };

struct JointResult {
  std::vector<PanelEdit> edits;
  /// Parts the joint brings itself (a wedge). Ids end in the joint's id and place:
  /// "shelf-side/wedge:2". Their outlines are final except for edits of this same result.
  std::vector<model::Panel> extra;
  std::vector<HardwareUse> hardware;
  /// Filled in by `make_joints`: the joint (index into the design's), and the two panels it joins.
  std::size_t joint = 0;
  std::vector<std::size_t> joins = {};
  /// Where it is not what the type says.
  std::optional<ComesApart> comes_apart = {};
};

/// What a joint works from. `from` carries the tabs, `into` the slots (see each type's note).
struct JointInput {
  const model::ResolvedDesign& design;
  const model::Joint& joint;
  const Contact& contact;
  const PlacedPanels& placed;  // at least the joint's own panels
  std::size_t number = 0;      // of this contact within the joint, from 0, for ids
};

struct JointType {
  spec::JointKeys keys;
  /// The kinds of contact it can act on. None: it joins each panel of `from` with itself, and is
  /// made once all others are (see puzzle.h).
  std::span<const ContactKind> contacts = {};
  /// Between panels that are not parallel; below it the contact is refused (J0108).
  Angle least_angle = kLeastAngle;
  ComesApart comes_apart = ComesApart::yes;
  /// The kinds of hardware it can be held by. `make` sees to threads and lengths.
  std::span<const catalog::HardwareKind> hardware = {};
  bool needs_hardware = false;
  /// The two profiles, or nothing after adding an error.
  std::optional<JointResult> (*make)(const JointInput&, diagnostics::Diagnostics&) = nullptr;
  /// Its page, beyond the summary: what it makes and what it cannot. A few sentences.
  const char* about_en = "";
  const char* about_fr = "";

  bool joins_a_panel_with_itself() const { return contacts.empty(); }
};

/// Of one joint: `yes` or `glued`.
ComesApart comes_apart(const JointType& type, const model::Joint& joint);

/// Every joint type, in the order of `joints.def`.
std::span<const JointType* const> all_joint_types();

/// "tab_slot", or nullptr.
const JointType* find_joint_type(const std::string& name);

/// The same list as `spec` wants it.
std::vector<spec::JointKeys> all_joint_keys();

}  // namespace plano::joints
