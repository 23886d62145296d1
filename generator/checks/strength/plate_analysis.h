// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Boards for which strips are not enough, calculated as plates: which ones, how, and what that
/// makes of the verdict of the rule `plates`.
///
/// Where strips are not enough: no strip finds supports; they use more than kNearLimit of the
/// strength; they sag too far; or they use more than kDoubtful of it where they lean on a strip
/// along a free edge or have less than their width, beside a hole or an edge. Only for boards
/// whose strength is stated or known by their make.
///
/// The force of one user stands on a square of kFootWidthMm where strips bear it worst, where they
/// sag most, and wherever they use more than the strength, the worst first, no nearer to one
/// another than kOtherPlaceMm; that of all lies evenly over the board. What bears it pushes and
/// never pulls, as if no joint kept it down; only a board that would lift off so and has joints is
/// held by them, and then no strip's doubt becomes a pass. A stress is its mean over a circle of
/// kMeanOverMm; that of twisting is added to both bending stresses, because no table states a
/// strength for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "checks/report.h"
#include "checks/strength/plate_solver.h"
#include "checks/strength/plate_strips.h"

namespace plano::checks {

inline constexpr double kNearLimit = 0.9;
inline constexpr double kDoubtful = 0.7;
inline constexpr double kMeanOverMm = 60;
/// A foot that stands nearer than this to one that was tried, both ways, is not tried.
inline constexpr double kOtherPlaceMm = 100;
/// Places of a foot on one board; with more, no doubt of strips becomes a pass.
inline constexpr std::size_t kMostFeet = 8;
/// Boards of one design. What a run may take, and all of them, is the solver's to limit.
inline constexpr std::size_t kMostBoards = 12;

/// Why strips are not enough; empty where they are.
Text why_a_plate(const PlateFound& found, double most_sag);

/// The places where the force of one user is tried, and how many were left out where strips use
/// more than the strength.
struct Feet {
  std::vector<FlatPoint> tried;
  std::size_t left_out = 0;
};
Feet feet_of(const PlateFound& found);

/// One board: what was calculated and what came out, for the report's picture.
struct PlateAnalysis {
  std::string element;
  Text label;
  Text why;      // strips are not enough
  Text failure;  // why there is no answer; empty where there is one
  double strip_use = 0;
  double strip_sag_mm = 0;
  double use = 0;           // the greatest; the rest is of the load it comes from
  double sag_mm = 0;        // of one user, without factors
  std::size_t feet = 0;     // places of one user that were tried
  std::size_t untried = 0;  // where strips use more than the strength, and that were not tried
  bool by_all_users = false;
  bool kept_down = false;  // by joints, else it would lift off
  FlatPoint foot;          // where the force stands
  FlatPoint worst;         // where the use is greatest
  PlateMesh mesh;
  std::vector<double> use_of;  // of each triangle
  std::vector<std::uint32_t> bearing;
};

struct PlateAnalyses {
  std::vector<PlateAnalysis> boards;
  std::size_t asked = 0;        // boards of which it was asked whether strips are enough
  std::vector<Text> not_asked;  // their strength is not known, or not that of plywood
  std::size_t left_out = 0;     // beyond kMostBoards
};

/// Calculates them and writes what comes out into the results of the rule: verdict, words,
/// workings; the verdicts of rule and report follow. What has no answer stands as strips left it.
PlateAnalyses analyse_plates(const Survey& survey, const PlateSolver& solver, Report& report);

}  // namespace plano::checks
