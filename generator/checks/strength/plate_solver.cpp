// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_solver.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace plano::checks {
namespace {

/// Gauss points of a wedge lie this far from its middle, of half its thickness: √(3/5).
constexpr double kGauss = 0.7745966692414834;
constexpr double kPulls = 1e-3;  // N: less is rounding of the answer
constexpr double kSinks = 1e-5;  // mm
/// From this run on nothing bears again that was let go, so that it comes to an end; what bears
/// less than it could is on the safe side.
constexpr int kRunsBothWays = 5;
constexpr double kLiftsOff = 500;  // mm: nothing elastic moves so far

/// Fixed decimals without a locale; no negative zero.
std::string number(double value, int decimals) {
  std::string text(64, '\0');
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                          std::chars_format::fixed, decimals);
  text.resize(static_cast<std::size_t>(end - text.data()));
  if (text.find_first_not_of("-0.") == std::string::npos) return "0.";
  if (text.find('.') == std::string::npos) text += '.';
  return text;
}

// Three nodes stand over a corner, two over the middle of a side.
std::uint32_t lower(std::uint32_t point) {
  return 3 * point + 1;
}
std::uint32_t upper(std::uint32_t point) {
  return 3 * point + 2;
}
std::uint32_t middle(std::uint32_t point) {
  return 3 * point + 3;
}

void add_nodes(std::string& out, const PlateModel& model) {
  out += "*NODE, NSET=ALL\n";
  for (std::uint32_t i = 0; i < model.mesh.points.size(); ++i) {
    const FlatPoint p = model.mesh.points[i];
    const std::string flat = "," + number(p.u, 4) + "," + number(p.v, 4) + ",";
    out += std::to_string(lower(i)) + flat + "0.\n";
    out += std::to_string(upper(i)) + flat + number(model.thickness, 4) + "\n";
    if (i < model.mesh.corners) {
      out += std::to_string(middle(i)) + flat + number(model.thickness / 2, 4) + "\n";
    }
  }
  out += "*NSET, NSET=LOWER\n";
  for (std::uint32_t i = 0; i < model.mesh.points.size(); ++i) {
    out += std::to_string(lower(i)) + ",\n";
  }
}

void add_wedges(std::string& out, const PlateModel& model) {
  out += "*ELEMENT, TYPE=C3D15, ELSET=PLATE\n";
  for (std::size_t t = 0; t < model.mesh.triangles.size(); ++t) {
    const auto& p = model.mesh.triangles[t];
    const std::uint32_t nodes[15] = {lower(p[0]),  lower(p[1]),  lower(p[2]), upper(p[0]),
                                     upper(p[1]),  upper(p[2]),  lower(p[3]), lower(p[4]),
                                     lower(p[5]),  upper(p[3]),  upper(p[4]), upper(p[5]),
                                     middle(p[0]), middle(p[1]), middle(p[2])};
    out += std::to_string(t + 1);
    for (const std::uint32_t node : nodes) out += "," + std::to_string(node);
    out += "\n";
  }
}

void add_material(std::string& out, const PlateElastic& e) {
  const std::string shear = number(e.shear, 4);
  out += "*MATERIAL, NAME=BOARD\n*ELASTIC, TYPE=ENGINEERING CONSTANTS\n";
  out += number(e.modulus_u, 4) + "," + number(e.modulus_v, 4) + "," +
         number(std::min(e.modulus_u, e.modulus_v), 4) + "," + number(e.poisson, 6) + ",0.,0.," +
         shear + "," + shear + ",\n" + shear + "\n*SOLID SECTION, ELSET=PLATE, MATERIAL=BOARD\n";
}

/// Upright where it bears. Along its faces three displacements hold it, at its leftmost and its
/// rightmost corner, which bending does not strain.
void add_supports(std::string& out, const PlateModel& model,
                  const std::vector<std::uint32_t>& bearing) {
  const auto from_left = [&](std::uint32_t a, std::uint32_t b) {
    return model.mesh.points[a].u < model.mesh.points[b].u;
  };
  std::vector<std::uint32_t> corners(model.mesh.corners);
  for (std::uint32_t i = 0; i < corners.size(); ++i) corners[i] = i;
  const auto [left, right] = std::minmax_element(corners.begin(), corners.end(), from_left);
  out += "*BOUNDARY\n" + std::to_string(middle(*left)) + ",1,2\n" + std::to_string(middle(*right)) +
         ",2\n";
  for (const std::uint32_t point : bearing) out += std::to_string(lower(point)) + ",3,3\n";
}

/// Numbers of one line; none of a heading.
std::vector<double> numbers_of(std::string_view line) {
  std::vector<double> all;
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\r') {
      ++at;
      continue;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(line.data() + at, line.data() + line.size(), value);
    if (error != std::errc()) return {};
    all.push_back(value);
    at = static_cast<std::size_t>(end - line.data());
  }
  return all;
}

struct Printed {
  std::vector<double> sag;   // of each point
  std::vector<double> push;  // of each point, upwards
  std::vector<SurfaceStress> stress;
};

/// Blocks of the answer, each below a heading that begins with what it is.
std::optional<Printed> printed_of(const PlateModel& model, const std::string& answer) {
  enum class Block : std::uint8_t { none, displacements, forces, stresses };
  const std::size_t points = model.mesh.points.size();
  const std::size_t triangles = model.mesh.triangles.size();
  Printed out{std::vector<double>(points), std::vector<double>(points),
              std::vector<SurfaceStress>(triangles)};
  std::size_t seen[4] = {};
  Block block = Block::none;
  std::string_view rest = answer;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find("displacements") != line.npos) block = Block::displacements;
    if (line.find("forces") != line.npos) block = Block::forces;
    if (line.find("stresses") != line.npos) block = Block::stresses;
    const std::vector<double> n = numbers_of(line);
    if (n.empty() || !std::all_of(n.begin(), n.end(), [](double x) { return std::isfinite(x); })) {
      if (line.find("NaN") != line.npos) return std::nullopt;
      continue;
    }
    const double id = n[0] - 1;
    if (block == Block::stresses && n.size() == 8) {
      if (id < 0 || id >= static_cast<double>(triangles)) return std::nullopt;
      SurfaceStress& s = out.stress[static_cast<std::size_t>(id)];
      // Nine points: three below, three in the middle, three above.
      const double share = n[1] <= 3 ? -1 : n[1] >= 7 ? 1 : 0;
      const double part = share / (6 * kGauss);
      s.u += part * n[2];
      s.v += part * n[3];
      s.twist += part * n[5];
    } else if ((block == Block::displacements || block == Block::forces) && n.size() == 4) {
      const auto point = static_cast<std::size_t>(id / 3);
      if (id < 0 || point >= points) return std::nullopt;
      (block == Block::forces ? out.push : out.sag)[point] = block == Block::forces ? n[3] : -n[3];
    } else {
      continue;
    }
    ++seen[static_cast<std::size_t>(block)];
  }
  const bool whole = seen[1] == points && seen[2] == points && seen[3] == 9 * triangles;
  return whole ? std::optional(std::move(out)) : std::nullopt;
}

Text unreadable() {
  return {"CalculiX gave no answer that can be read", "CalculiX n'a pas donné de réponse lisible"};
}

Text lifts_off() {
  return {
      "it would lift off what bears it: only its joints keep it down, which this calculation "
      "leaves out",
      "elle se soulèverait de ses appuis : seuls ses assemblages la retiennent, et ce calcul "
      "n'en tient pas compte"};
}

/// Three of them that are no line.
bool stands(const PlateMesh& mesh, const std::vector<std::uint32_t>& bearing) {
  constexpr double kLeastMm2 = 100;
  if (bearing.size() < 3) return false;
  const FlatPoint a = mesh.points[bearing.front()];
  FlatPoint b = a;
  for (const std::uint32_t i : bearing) {
    const FlatPoint p = mesh.points[i];
    const auto far = [&](FlatPoint q) {
      return (q.u - a.u) * (q.u - a.u) + (q.v - a.v) * (q.v - a.v);
    };
    if (far(p) > far(b)) b = p;
  }
  return std::any_of(bearing.begin(), bearing.end(), [&](std::uint32_t i) {
    const FlatPoint p = mesh.points[i];
    const double twice = (b.u - a.u) * (p.v - a.v) - (b.v - a.v) * (p.u - a.u);
    return std::fabs(twice) > 2 * kLeastMm2;
  });
}

}  // namespace

PlateModel kept_down(const PlateModel& model) {
  PlateModel out = model;
  out.hold = Hold::both_ways;
  out.held.clear();
  const auto near = [&](std::uint32_t a, std::uint32_t b) {
    const double du = model.mesh.points[a].u - model.mesh.points[b].u;
    const double dv = model.mesh.points[a].v - model.mesh.points[b].v;
    return du * du + dv * dv < kPinsApartMm * kPinsApartMm;
  };
  for (const std::uint32_t point : model.held) {
    const bool taken = std::any_of(out.held.begin(), out.held.end(),
                                   [&](std::uint32_t other) { return near(point, other); });
    if (!taken) out.held.push_back(point);
  }
  return out;
}

PlateForces spread_over(const PlateMesh& mesh, double n_mm2) {
  PlateForces forces(mesh.points.size());
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    // What a quadratic triangle makes of an even load: a third on the middle of each side.
    for (std::size_t i = 3; i < 6; ++i) {
      forces[mesh.triangles[t][i]] += n_mm2 * area_of(mesh, t) / 3;
    }
  }
  return forces;
}

PlateForces on_a_square(const PlateMesh& mesh, FlatPoint centre, double side_mm, double force_n) {
  constexpr int kParts = 8;  // of a triangle's sides: its share is counted in small triangles
  std::vector<double> areas(mesh.triangles.size());
  double all = 0;
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    const auto& p = mesh.triangles[t];
    const FlatPoint a = mesh.points[p[0]];
    const FlatPoint b = mesh.points[p[1]];
    const FlatPoint c = mesh.points[p[2]];
    int inside = 0;
    for (int i = 0; i < kParts; ++i) {
      for (int k = 0; k < 2 * (kParts - i) - 1; ++k) {
        const double s = (i + (k % 2 == 0 ? 1.0 : 2.0) / 3) / kParts;
        const double r = (k / 2 + (k % 2 == 0 ? 1.0 : 2.0) / 3) / kParts;
        const double u = a.u + (b.u - a.u) * s + (c.u - a.u) * r;
        const double v = a.v + (b.v - a.v) * s + (c.v - a.v) * r;
        if (std::fabs(u - centre.u) <= side_mm / 2 && std::fabs(v - centre.v) <= side_mm / 2) {
          ++inside;
        }
      }
    }
    areas[t] = area_of(mesh, t) * inside / (kParts * kParts);
    all += areas[t];
  }
  if (all <= 0) return {};
  PlateForces forces(mesh.points.size());
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (std::size_t i = 3; i < 6; ++i) {
      forces[mesh.triangles[t][i]] += force_n * areas[t] / all / 3;
    }
  }
  return forces;
}

std::string plate_input(const PlateModel& model, const PlateForces& forces,
                        const std::vector<std::uint32_t>& bearing) {
  std::string out;
  add_nodes(out, model);
  add_wedges(out, model);
  add_material(out, model.elastic);
  add_supports(out, model, bearing);
  out += "*STEP\n*STATIC, SOLVER=SPOOLES\n*CLOAD\n";
  for (std::uint32_t i = 0; i < forces.size(); ++i) {
    if (forces[i] != 0) out += std::to_string(upper(i)) + ",3," + number(-forces[i], 6) + "\n";
  }
  out += "*NODE PRINT, NSET=LOWER\nU\n*NODE PRINT, NSET=LOWER\nRF\n*EL PRINT, ELSET=PLATE\nS\n";
  return out + "*END STEP\n";
}

Expected<PlateBent, Text> bend(const PlateModel& model, const PlateForces& forces,
                               const PlateSolver& solver) {
  std::vector<std::uint32_t> bearing = model.held;
  for (int run = 1; run <= kMostRuns; ++run) {
    if (!stands(model.mesh, bearing)) return failure(lifts_off());
    const auto answer = solver(plate_input(model, forces, bearing));
    if (!answer) return failure(answer.error());
    auto printed = printed_of(model, *answer);
    if (!printed) return failure(unreadable());
    std::vector<std::uint32_t> next;
    for (const std::uint32_t point : model.held) {
      const bool bears = std::binary_search(bearing.begin(), bearing.end(), point);
      const bool again = run < kRunsBothWays && printed->sag[point] > kSinks;
      if (bears ? printed->push[point] > -kPulls : again) next.push_back(point);
    }
    if (*std::max_element(printed->sag.begin(), printed->sag.end()) > kLiftsOff) {
      return failure(lifts_off());
    }
    if (next == bearing || model.hold == Hold::both_ways) {
      return PlateBent{std::move(printed->sag), std::move(printed->stress), std::move(bearing),
                       run};
    }
    bearing = std::move(next);
  }
  return failure(Text{"what bears it and what does not could not be settled",
                      "on n'a pas pu établir ce qui la porte et ce qui ne la porte pas"});
}

}  // namespace plano::checks
