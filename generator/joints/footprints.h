// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the joints of a design take out of each panel, held against the panel's borders and against
/// one another.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "joints/joint.h"

namespace plano::joints {

class Footprints {
 public:
  Footprints(const PlacedPanels& placed, diagnostics::Diagnostics& found)
      : placed_(placed), found_(found) {}

  /// Notes what a result cuts. Slots and holes that must be surrounded by wood (those in the panel
  /// whose face the contact is on) are held against its borders: J0105, J0106, once per joint and
  /// panel.
  void add(const model::Joint& joint, const Contact& contact, const JointResult& result);

  /// Where two joints, or two contacts of one, cut the same wood: J0113; where two holes for round
  /// bars leave too little between them: J0603. Once per pair.
  void report_overlaps();

 private:
  // A convex prism of wood taken away. Millimetres in the panel's frame.
  struct Cut {
    std::vector<Point2> outline;
    Interval depth;  // in w
    const model::Joint* joint = nullptr;
    std::size_t result = 0;  // cuts of one result may overlap
    double measure = 0;      // what the wood around it is measured by: thickness or diameter
    double least_web = 0;    // of that measure: less is refused
    double good_web = 0;     // less is warned of
    double apart_mm = 0;     // wood wanted towards others of this kind, if it is a round bar's hole
  };

  static double wood_beside(const PlacedPanel& panel, const Cut& groove);
  static double wood_around(const PlacedPanel& panel, const Cut& hole, bool from_edge);
  Cut bored(const model::Joint& joint, const model::Bore& bore) const;
  std::vector<Cut> cuts_of(const model::Joint& joint, const PanelEdit& edit) const;
  void add_cuts(const model::Joint& joint, const PanelEdit& edit, ContactKind kind,
                bool surrounded);
  void add_rod_holes(const model::Joint& joint, const PanelEdit& edit, double diameter);
  static bool overlap(const Cut& a, const Cut& b);
  /// Of two round bars' holes, how much wood lies between them if that is too little.
  static std::optional<double> too_near(const Cut& a, const Cut& b);
  void report_overlap(std::size_t panel, const Cut& first, const Cut& second);
  void report_near(std::size_t panel, const Cut& first, const Cut& second, double wood);
  void check_border(const model::Joint& joint, std::size_t panel, const Cut& cut, double web,
                    Text hint);

  const PlacedPanels& placed_;
  diagnostics::Diagnostics& found_;
  std::map<std::size_t, std::vector<Cut>> cuts_;  // by panel
  std::map<std::pair<const model::Joint*, std::size_t>, int> worst_;
  std::set<std::pair<const model::Joint*, const model::Joint*>> overlapping_;
  std::size_t results_ = 0;
};

}  // namespace plano::joints
