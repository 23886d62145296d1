// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A place that makes things: its machines, sheets with their measured thickness, and what its fits
/// mean in millimetres. Read from `workshops/<id>.yaml` with the same syntax and registry as
/// designs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/text.h"
#include "catalog/leftover.h"
#include "catalog/strength.h"
#include "diagnostics/diagnostic.h"
#include "syntax/tree.h"

namespace plano::catalog {

enum class MachineKind : std::uint8_t { router, laser };
enum class ReliefChoice : std::uint8_t { dog_bone, t_bone, none };

struct Machine {
  std::string id;
  Text label;
  MachineKind kind = MachineKind::router;
  Length bed_x;
  Length bed_y;
  Length tool_diameter;  // router: the cutter used for parts; laser: zero
  Length kerf;           // laser: full width of the cut; router: zero
  Length relief_margin;  // added to the tool's radius so that the CAM's inside offset enters
  ReliefChoice relief = ReliefChoice::dog_bone;
  std::map<std::string, Length> fits;  // press, snug, slide, painted: slot minus tab, total
  // What times and costs are estimated from. Each is empty where the profile does not say.
  std::optional<Length> feed = {};        // along the cut, in one minute
  std::optional<Length> plunge = {};      // router: into the board, in one minute
  std::optional<Length> pass_depth = {};  // router: taken off in one pass
  std::optional<double> hourly_eur = {};  // of an hour of the machine, with whoever runs it
};

struct Sheet {
  std::string id;
  std::string kind;  // "plywood"
  Text label;
  Length nominal;
  Length measured;
  Length width;  // along the grain
  Length height;
  bool grained = true;  // else parts lie any way round
  Length border;
  std::string machine;  // the machine it is cut on
  double density_kg_m3 = 0;
  double stiffness_mpa = 0;  // mean bending modulus along the face grain; 0: unknown
  StatedStrength strength = {};
  std::string bonding;  // "exterior", "interior"
  int use_class = 1;    // EN 335
  bool faces_alike = true;
  std::optional<int> count;         // in stock, 0 and more; nothing: as many as needed
  std::optional<double> price_eur;  // of one sheet
  std::string price_date;
  std::string colour;  // for pictures, "#rrggbb"
  diagnostics::Span span;
};

/// Straight stock that is sawn to length: posts, poles, tubes, ropes.
struct BarStock {
  std::string id;
  std::string kind;  // "timber", "steel-tube", "rope"
  Text label;
  /// A rectangular section's two sides, or twice the diameter of a round one.
  Length nominal_a;
  Length nominal_b;
  Length measured_a;
  Length measured_b;
  bool round = false;
  Length wall;                  // of a tube; zero: solid
  std::vector<Length> lengths;  // as sold, shortest first; at least one
  Length kerf;                  // what the saw takes at each cut
  double density_kg_m3 = 0;
  double stiffness_mpa = 0;    // along the grain; 0: unknown
  std::string strength_class;  // "C24", or empty
  int use_class = 1;           // EN 335
  std::string colour;
  diagnostics::Span span;
};

struct Workshop {
  std::string id;
  Text title;
  Text note;  // what is measured, what is assumed
  std::vector<Machine> machines;
  std::vector<Sheet> sheets;
  std::vector<Leftover> leftovers;  // in the order written
  std::vector<BarStock> bars;
  std::vector<std::string>
      jobs;  // what was made from this stock already, as `plano stock` notes it
  std::map<std::string, std::string> parameters;  // defaults for designs' parameters, as written

  /// By id, or nullptr.
  const Machine* find_machine(std::string_view id) const;
  const Sheet* find_sheet(std::string_view id) const;
  const Leftover* find_leftover(std::string_view id) const;
};

/// Empty exactly when it added an error.
std::optional<Workshop> read_workshop(const syntax::Tree& tree, diagnostics::Diagnostics& found);

}  // namespace plano::catalog
