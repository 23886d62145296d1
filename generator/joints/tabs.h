// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How tabs are shared out along a contact, for all joints that have them, and the keys that say
/// so.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "joints/joint.h"
#include "joints/seat.h"
#include "joints/settings.h"
#include "spec/key.h"

namespace plano::joints {

inline constexpr std::array kTabsChildren{
    spec::Key{.name = "count",
              .kind = spec::ValueKind::expression,
              .dimension = kPlainNumber,
              .doc_en = "How many tabs, on each contact.",
              .doc_fr = "Nombre de tenons, à chaque contact."},
    spec::Key{.name = "spacing",
              .kind = spec::ValueKind::expression,
              .fallback = "300mm",
              .doc_en = "The most from the middle of one tab to the next; instead of a count.",
              .doc_fr = "Entraxe maximal des tenons ; remplace le nombre."},
    spec::Key{.name = "width",
              .kind = spec::ValueKind::expression,
              .doc_en = "Width of a tab; at least the board's thickness. By itself two to five "
                        "thicknesses, as the room allows.",
              .doc_fr =
                  "Largeur d'un tenon ; au moins l'épaisseur du panneau. Sans indication, de deux "
                  "à cinq épaisseurs selon la place."},
};

/// `tabs: 2`, `tabs: {count: 2, width: 60mm}`, `tabs: {spacing: 300mm}`.
inline constexpr spec::Key kTabsKey{.name = "tabs",
                                    .kind = spec::ValueKind::map,
                                    .children = kTabsChildren,
                                    .shorthand = "count",
                                    .doc_en = "The tabs of each contact.",
                                    .doc_fr = "Les tenons de chaque contact."};

/// What a type asks of its tabs; t is the thickness of the panel that carries them.
struct TabRules {
  double least_width = 0;  // narrower is refused
  double usual_least = 0;  // what a width of its own choice starts from
  double usual_most = 0;
  int least_count = 1;   // where the author gives none
  double beyond = 0;     // how much longer than its tab a slot is, besides the clearance
  double least_end = 0;  // from the contact's ends to the nearest tab, besides half a thickness
};
/// Least t, usually 2 t to 5 t.
TabRules usual_tabs(const Seat& seat);

/// Millimetres along the contact, each on the micrometre lattice.
struct TabRow {
  double width = 0;
  std::vector<double> centres;

  Interval tab(std::size_t i) const { return {centres[i] - width / 2, centres[i] + width / 2}; }
};

/// Tabs spread evenly: half a pitch at both ends, or less where the row is tight, but always at
/// least half a thickness of shoulder; slots at least 1.5 thicknesses of the slotted panel apart.
/// Adds J0103, J0104 or J0115 and gives nothing where that cannot be.
std::optional<TabRow> lay_tabs(const JointInput& input, const Seat& seat, const TabRules& rules,
                               Settings& settings);

/// The tabs on `a` with what they need of trimming, as edits of the two panels; the slots go
/// through b.
struct TabsAndSlots {
  PanelEdit tabs;
  PanelEdit slots;
};
/// Through tabs whose farther arris ends `proud` beyond b's far face, their end's corners rounded.
TabsAndSlots through_tabs(const JointInput& input, const Seat& seat, const TabRow& row,
                          double proud, double rounding);

/// Adds J0108 and gives false unless the contact's angle is at least `least`.
bool angle_fits(const JointInput& input, Angle least, diagnostics::Diagnostics& found);

/// "rail" and "leg.left", for messages.
Text name_a(const JointInput& input);
Text name_b(const JointInput& input);

}  // namespace plano::joints
