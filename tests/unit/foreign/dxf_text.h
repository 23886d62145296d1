// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// DXF written by hand, one entity at a time.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace plano::foreign::test {

using Groups = std::vector<std::pair<int, std::string>>;

inline std::string text_of(const Groups& groups) {
  std::string text;
  for (const auto& [code, value] : groups) text += std::to_string(code) + "\n" + value + "\n";
  return text;
}

inline std::string line(double x1, double y1, double x2, double y2,
                        const std::string& layer = "CUT") {
  return text_of({{0, "LINE"},
                  {8, layer},
                  {10, std::to_string(x1)},
                  {20, std::to_string(y1)},
                  {11, std::to_string(x2)},
                  {21, std::to_string(y2)}});
}

inline std::string arc(double x, double y, double r, double from, double to) {
  return text_of({{0, "ARC"},
                  {8, "CUT"},
                  {10, std::to_string(x)},
                  {20, std::to_string(y)},
                  {40, std::to_string(r)},
                  {50, std::to_string(from)},
                  {51, std::to_string(to)}});
}

inline std::string circle(double x, double y, double r, const std::string& layer = "CUT") {
  return text_of({{0, "CIRCLE"},
                  {8, layer},
                  {10, std::to_string(x)},
                  {20, std::to_string(y)},
                  {40, std::to_string(r)}});
}

/// Corners with a bulge each.
struct Corner {
  double x = 0;
  double y = 0;
  double bulge = 0;
};
inline std::string polyline(const std::vector<Corner>& corners, const std::string& layer = "CUT",
                            int flags = 1) {
  std::string text = text_of({{0, "LWPOLYLINE"},
                              {8, layer},
                              {90, std::to_string(corners.size())},
                              {70, std::to_string(flags)}});
  for (const Corner& c : corners) {
    text += text_of({{10, std::to_string(c.x)}, {20, std::to_string(c.y)}});
    if (c.bulge != 0) text += text_of({{42, std::to_string(c.bulge)}});
  }
  return text;
}

inline std::string rectangle(double x, double y, double width, double height,
                             const std::string& layer = "CUT") {
  return polyline({{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, layer);
}

inline std::string insert(const std::string& block, double x, double y, const Groups& more = {}) {
  return text_of({{0, "INSERT"},
                  {8, "CUT"},
                  {2, block},
                  {10, std::to_string(x)},
                  {20, std::to_string(y)}}) +
         text_of(more);
}

struct Drawing {
  std::string units = "4";  // empty: none
  std::string tables;
  std::string blocks;
  std::string entities;
  std::string end = "0\nEOF\n";
};

inline std::string block(const std::string& name, const std::string& entities) {
  return text_of({{0, "BLOCK"}, {2, name}, {70, "0"}, {10, "0"}, {20, "0"}}) + entities +
         text_of({{0, "ENDBLK"}});
}

inline std::string dxf(const Drawing& drawing) {
  std::string text = text_of({{0, "SECTION"}, {2, "HEADER"}});
  if (!drawing.units.empty()) text += text_of({{9, "$INSUNITS"}, {70, drawing.units}});
  text += text_of({{0, "ENDSEC"}, {0, "SECTION"}, {2, "TABLES"}}) + drawing.tables;
  text += text_of({{0, "ENDSEC"}, {0, "SECTION"}, {2, "BLOCKS"}}) + drawing.blocks;
  text += text_of({{0, "ENDSEC"}, {0, "SECTION"}, {2, "ENTITIES"}}) + drawing.entities;
  return text + text_of({{0, "ENDSEC"}}) + drawing.end;
}

inline std::string dxf(const std::string& entities) {
  Drawing drawing;
  drawing.entities = entities;
  return dxf(drawing);
}

}  // namespace plano::foreign::test
