// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small designs of plates, laid as they are, turned as a whole about the vertical, or mirrored.
#pragma once

#include <string>
#include <vector>

#include "tests/unit/checks/designed.h"

namespace plano::checks {

struct Setting {
  const char* name;
  bool mirrored;
  const char* turn;
};
inline const std::vector<Setting> kSettings = {{"plain", false, "0deg"},
                                               {"turned", false, "17deg"},
                                               {"mirrored", true, "0deg"},
                                               {"both", true, "17deg"}};

class Laid {
 public:
  explicit Laid(Setting setting = kSettings[0]) : setting_(setting) {}

  /// A plate of 18 mm from its low corner; one of its sizes is 18. `turns`: before the whole turns.
  Laid& plate(const std::string& id, double x, double y, double z, double width, double depth,
              double height, const std::string& turns = "") {
    const std::string plane = height == 18 ? "xy" : width == 18 ? "yz" : "xz";
    const double u = plane == "yz" ? depth : width;
    const double v = plane == "xy" ? depth : height;
    const double left = setting_.mirrored ? -x - width : x;
    text_ += "  " + id + ": {material: board, lies_in: " + plane + ", size: [" + mm(u) + ", " +
             mm(v) + "], at: {x: " + mm(left) + ", y: " + mm(y) + ", z: " + mm(z) + "}, turn: [" +
             turns + "{axis: z, angle: " + setting_.turn + ", through: {x: 0mm, y: 0mm}}]}\n";
    return *this;
  }
  /// One that lies, with its top at `top`.
  Laid& floor(const std::string& id, double x, double y, double width, double depth, double top) {
    return plate(id, x, y, top - 18, width, depth, 18);
  }
  /// A round bar of 40 mm that stands, from the low corner of its box. `turns`: as for plates.
  Laid& picket(const std::string& id, double x, double y, double z, double height,
               const std::string& turns = "") {
    bars_ += "  " + id + ": {material: dowel, along: z, length: " + mm(height) +
             ", at: {x: " + mm(setting_.mirrored ? -x - 40 : x) + ", y: " + mm(y) +
             ", z: " + mm(z) + "}, turn: [" + turns + "{axis: z, angle: " + setting_.turn +
             ", through: {x: 0mm, y: 0mm}}]}\n";
    return *this;
  }
  /// Lines under `expects:`.
  Laid& expects(const std::string& lines) {
    expects_ += lines;
    return *this;
  }
  std::string text() const {
    return kHead + "  dowel: {kind: timber, diameter: 40mm}\n" + "panels:\n" + text_ +
           (bars_.empty() ? "" : "bars:\n" + bars_) +
           (expects_.empty() ? "" : "expects:\n" + expects_);
  }
  Verdict verdict(const std::string& rule) const { return says(rule).verdict; }
  /// Its `rule` pointer outlives the design; nothing else in it refers to one.
  RuleReport says(const std::string& rule) const {
    const Designed designed(text());
    return designed.made() ? designed.says(rule) : RuleReport{};
  }

 private:
  static std::string mm(double value) { return decimal(value) + "mm"; }

  Setting setting_;
  std::string text_;
  std::string bars_;
  std::string expects_;
};

}  // namespace plano::checks
