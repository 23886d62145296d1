// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Strips cut from a plate: how a load at one place goes to what holds the plate.
///
/// Model: the load runs along one of the plate's two directions, in a strip as wide as there is
/// wood without a break beside the line, to the nearest support on both sides; a strip that ends at
/// a free edge may lean on a strip along that edge, which has to bear its reaction, or reach over
/// its last support where a joint keeps it down. Of all such ways the best is taken: a plate finds
/// no worse one. Twisting and continuity are left out, which is on the safe side; strips do not
/// know of one another.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checks/strength/plate_case.h"

namespace plano::checks {

/// Half the width of strip that a single force is spread over: a choice of method, careful.
inline constexpr double kSpreadMm = 150;
/// What a plate may be credited with before it is said to fail: twice that.
inline constexpr double kGenerousMm = 300;
/// A foot or a seat: the force stands in the middle of wood this wide.
inline constexpr double kFootWidthMm = 100;

/// Wood no farther from a place of a foot, both ways, is looked at with it.
inline constexpr double kNearFootMm = 150;

/// Between two supports that clamp an upright board: below this the couple presses them with more
/// than ten times the push for each metre of height, which slots in boards are not made for.
inline constexpr double kLeastLeverMm = 100;

struct PlateLoad {
  double point_n = 0;     // at any place
  double area_n_mm2 = 0;  // over the whole
  int area_users = 0;     // whose force that is,
  double area_mm2 = 0;    // and on what area
};

struct StripUse {
  /// What the stress comes from: one force, a force along the edge, all users on the strip, or all
  /// users on the strip that leans on this one.
  enum class From : std::uint8_t { force, line, area, leaning_area };
  From from = From::force;
  double near_mm = 0;  // from the place to one support; of an overhang its arm
  double far_mm = 0;   // to the other; of an overhang between the two supports that hold it
  double share = 1;    // of the force that this strip bears
  double use = 0;      // stress over strength, design values; 0 over a support
  double point_use = 0;
  double area_use = 0;
  double sag_mm = 0;      // of the force alone, without factors
  double own_sag_mm = 0;  // of it, without what the strips along edges give by that it leans on
  double span_mm = 0;
  double sag_span_mm = 0;  // what the sag is held against: the longest span it comes from
  double width_mm = 0;
  double moment_nmm = 0;       // without factors
  double stress = 0;           // with factors
  double strength = 0;         // design
  double area_arm_mm = 0;      // of an overhang: the whole of it
  double leaning_span_mm = 0;  // by area: of the strip that leans on this one
  double lever_mm = 0;         // of an upright strip: between the supports that clamp it
  bool along_u = false;
  bool beyond = false;     // of an overhang: the force turns about its support
  bool over_edge = false;  // leans on a strip along an edge
  double u = 0;            // where
  double v = 0;
};

/// A place where strips use more than the strength.
struct OverUse {
  double u = 0;
  double v = 0;
  double use = 0;
};

struct PlateFound {
  StripUse worst;
  StripUse softest;  // sag over span greatest
  bool held_everywhere = true;
  double unheld_u = 0;  // a place from where no strip finds supports
  double unheld_v = 0;
  bool any = false;             // false: no place is wide enough for a foot
  std::vector<OverUse> beyond;  // of lying plates: all of them, in rows
  bool narrow = false;  // of lying plates: some wood lies far from any place wide enough for a foot
  double narrow_u = 0;  // such a place
  double narrow_v = 0;
};

/// Cost: places 20 mm apart times the cells of two strips. Cells are 5 mm, or a 400th of the plate.
PlateFound worst_strip(const PlateCase& plate, const PlateLoad& load, double spread_mm,
                       double factor, double k_mod);

/// Of an upright plate under a force along its upper edge, N per mm, square to its faces.
/// `up_is_v`: the frame's v is upright, else u; `upwards`: that axis points up. At each place of
/// the topmost wood the better of two ways counts: a level strip below the edge, between what holds
/// the plate to both sides, and an upright one, clamped by two supports below. Only within `low` to
/// `high`, along the axis that is level.
PlateFound worst_under_edge(const PlateCase& plate, double line_n_mm, bool up_is_v, bool upwards,
                            double low, double high, double spread_mm, double factor, double k_mod);

}  // namespace plano::checks
