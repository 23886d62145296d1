// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/strands.h"

namespace plano::geometry::exact {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// What meets in a vertex, as far as joining needs to know.
struct Meeting {
  std::uint32_t degree = 0;
  std::uint32_t in = kNone;
  std::uint32_t out = kNone;
};

std::vector<Meeting> meetings(const std::vector<Strand>& strands, std::size_t vertex_count) {
  std::vector<Meeting> result(vertex_count);
  for (std::uint32_t i = 0; i < strands.size(); ++i) {
    Meeting& start = result[strands[i].from];
    ++start.degree;
    start.out = i;
    Meeting& end = result[strands[i].to];
    ++end.degree;
    end.in = i;
  }
  return result;
}

bool passes_through(const Meeting& meeting, const std::vector<Strand>& strands,
                    std::span<const Curve> curves) {
  if (meeting.degree != 2 || meeting.in == kNone || meeting.out == kNone) {
    return false;
  }
  const Strand& in = strands[meeting.in];
  const Strand& out = strands[meeting.out];
  return in.left == out.left && in.right == out.right &&
         same_support(curves[in.curve], curves[out.curve]);
}

}  // namespace

std::vector<Strand> joined(const std::vector<Strand>& strands, std::span<const Curve> curves,
                           std::vector<Point>& vertices) {
  const std::vector<Meeting> at = meetings(strands, vertices.size());
  std::vector<char> through(vertices.size(), 0);
  for (std::size_t v = 0; v < at.size(); ++v) {
    through[v] = passes_through(at[v], strands, curves) ? 1 : 0;
  }
  std::vector<Strand> result;
  std::vector<char> done(strands.size(), 0);
  for (std::uint32_t i = 0; i < strands.size(); ++i) {
    if (through[strands[i].from] != 0) {
      continue;
    }
    Strand whole = strands[i];
    done[i] = 1;
    while (through[whole.to] != 0) {
      const std::uint32_t next = at[whole.to].out;
      done[next] = 1;
      whole.to = strands[next].to;
    }
    result.push_back(whole);
  }
  // What is left has no end: whole circles.
  for (std::uint32_t i = 0; i < strands.size(); ++i) {
    if (done[i] != 0) {
      continue;
    }
    for (std::uint32_t k = i; done[k] == 0; k = at[strands[k].to].out) {
      done[k] = 1;
    }
    Strand whole = strands[i];
    const Arc arc = to_arc(*curves[whole.curve].circle, whole.turn);
    whole.from = whole.to = static_cast<std::uint32_t>(vertices.size());
    vertices.push_back({arc.centre.x + arc.radius, arc.centre.y});
    result.push_back(whole);
  }
  return result;
}

}  // namespace plano::geometry::exact
