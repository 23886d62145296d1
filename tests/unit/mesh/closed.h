// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether boundaries and meshes are closed, by counting alone.
#pragma once

#include <map>
#include <string>

#include "mesh/boundary.h"
#include "mesh/triangles.h"

namespace plano::sample {

/// Empty if every edge is used once each way, loops run from edge to edge and no edge is left over.
inline std::string fault_of(const mesh::Boundary& boundary) {
  std::vector<int> forward(boundary.edges.size(), 0);
  std::vector<int> backward(boundary.edges.size(), 0);
  for (std::size_t f = 0; f < boundary.faces.size(); ++f) {
    if (boundary.faces[f].loops.empty()) return "face " + std::to_string(f) + " has no loop";
    for (const auto& loop : boundary.faces[f].loops) {
      for (std::size_t i = 0; i < loop.size(); ++i) {
        const mesh::EdgeUse here = loop[i];
        const mesh::EdgeUse next = loop[(i + 1) % loop.size()];
        (here.forward ? forward : backward)[here.edge]++;
        const auto end =
            here.forward ? boundary.edges[here.edge].to : boundary.edges[here.edge].from;
        const auto start =
            next.forward ? boundary.edges[next.edge].from : boundary.edges[next.edge].to;
        if (end != start) return "a loop of face " + std::to_string(f) + " is broken";
      }
    }
  }
  for (std::size_t e = 0; e < boundary.edges.size(); ++e) {
    if (forward[e] != 1 || backward[e] != 1) {
      return "edge " + std::to_string(e) + " is used " + std::to_string(forward[e]) + "+" +
             std::to_string(backward[e]) + " times";
    }
  }
  return "";
}

/// V - E + F - (inner loops): 2 for each piece less 2 for each handle.
inline int euler(const mesh::Boundary& boundary) {
  int inner = 0;
  for (const auto& face : boundary.faces) inner += static_cast<int>(face.loops.size()) - 1;
  return static_cast<int>(boundary.vertices.size()) - static_cast<int>(boundary.edges.size()) +
         static_cast<int>(boundary.faces.size()) - inner;
}

/// Empty if every directed side of a triangle meets its opposite exactly once and no triangle is
/// degenerate.
inline std::string fault_of(const mesh::TriangleMesh& mesh) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
  for (const auto& t : mesh.triangles) {
    if (t[0] == t[1] || t[1] == t[2] || t[2] == t[0]) return "a triangle repeats a vertex";
    for (int i = 0; i < 3; ++i) sides[{t[i], t[(i + 1) % 3]}]++;
  }
  for (const auto& [side, count] : sides) {
    const auto back = sides.find({side.second, side.first});
    if (count != 1 || back == sides.end()) {
      return "side " + std::to_string(side.first) + "-" + std::to_string(side.second) + " is open";
    }
  }
  return "";
}

/// By tetrahedra to the origin: unlike volume_mm3, walls count.
inline double volume_of(const mesh::TriangleMesh& mesh) {
  double six = 0;
  for (const auto& t : mesh.triangles) {
    double c[3][3];
    for (int i = 0; i < 3; ++i) {
      const auto& v = mesh.vertices[t[i]];
      c[i][0] = v.xy.x.mm();
      c[i][1] = v.xy.y.mm();
      c[i][2] = v.z.mm();
    }
    six += c[0][0] * (c[1][1] * c[2][2] - c[1][2] * c[2][1]) -
           c[0][1] * (c[1][0] * c[2][2] - c[1][2] * c[2][0]) +
           c[0][2] * (c[1][0] * c[2][1] - c[1][1] * c[2][0]);
  }
  return six / 6;
}

}  // namespace plano::sample
