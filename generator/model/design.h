// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A design with its parameters put in: every formula evaluated, every name bound, every element
/// placed in space. No joint has been worked out yet: outlines are as the author drew them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/text.h"
#include "catalog/strength.h"
#include "diagnostics/source.h"
#include "geometry/placement.h"
#include "geometry/shape.h"
#include "model/expectations.h"
#include "model/solid_form.h"
#include "spec/value.h"

namespace plano::model {

using diagnostics::Span;

/// What a formula gives: a number with its dimension in base units, a flag, or a word.
using Quantity = spec::Quantity;
using Value = spec::Value;

struct Person {
  std::string name;
  std::string role;
};

struct Ancestor {
  std::string design;
  std::string repository;
  std::string commit;
  std::string relation;
};

/// A design taken in as a module: what is owed to its authors.
struct Included {
  std::string id;
  Text title;
  std::string licence;  // SPDX
  Span licence_span;
  std::vector<Person> authors;
};

struct DesignInfo {
  std::string id;
  std::string kind;  // "design" or "module"
  Text title;
  Text summary;
  std::vector<Language> languages;
  std::string licence;  // SPDX
  Span licence_span;
  std::vector<Person> authors;
  std::vector<Ancestor> derived_from;
  std::string status;  // idea | prototype | built | in-service
  std::map<std::string, std::string> purpose;
  std::vector<Included> included;  // each once, in the order they are first placed
};

/// Where a parameter's value came from, least to most binding.
enum class ValueSource : std::uint8_t {
  written_default,
  workshop,
  preset,
  project_file,
  environment,
  command_line,
};

/// A material that offers several thicknesses is listed as a parameter too, under
/// "board.thickness", with its nominal thicknesses as choices ("18mm").
struct Parameter {
  std::string name;
  Text label;
  Text help;
  Value value;
  Value written_default;
  std::optional<Quantity> low;  // bounds, evaluated with the other parameters' values
  std::optional<Quantity> high;
  std::optional<Quantity> step;
  std::vector<std::pair<std::string, Text>> choices;
  std::string show_in;  // unit for people, "cm"; empty: the natural one
  bool advanced = false;
  bool shown = true;  // show_if, evaluated
  ValueSource source = ValueSource::written_default;
  Span span;
};

struct Preset {
  std::string name;
  Text label;
  std::vector<std::pair<std::string, Value>> set;
  Span span;
};

enum class StockForm : std::uint8_t { board, bar };

/// A material of the design bound to a sheet of the workshop, or to its bars.
struct Material {
  std::string name;   // "board"
  std::string kind;   // "plywood"
  Length nominal;     // what the design asked for
  Length thickness;   // measured on the workshop's sheet: what everything is made from
  std::string sheet;  // id of the workshop's sheet or bar
  StockForm form = StockForm::board;
  /// Of a bar: its sides as asked for and as measured, or twice its diameter.
  Length nominal_a;
  Length nominal_b;
  Length side_a;
  Length side_b;
  bool round = false;
  Length wall;                        // of a tube; zero: solid
  std::vector<Length> stock_lengths;  // shortest first
  Length saw_kerf;
  Length sheet_width;  // along the sheet's grain
  Length sheet_height;
  Length sheet_border;  // to keep free along all sides
  bool grained = true;  // else what is cut from it may lie any way round
  std::string machine;  // id of the workshop's machine that cuts it
  double density_kg_m3 = 0;
  double stiffness_mpa = 0;               // mean bending modulus along the face grain; 0: unknown
  catalog::StatedStrength strength = {};  // of a board
  std::string strength_class;             // of a bar: "C24", or empty
  bool faces_alike = true;                // may a part be flipped when it is cut?
  std::optional<double> price_eur;        // of one sheet
  std::string price_date;
  std::string colour;  // "#rrggbb", or empty
  Text label;
  Text finish;  // what the author advises; may be empty
  Span span;
};

inline bool is_bar(const Material& material) {
  return material.form == StockForm::bar;
}

enum class FaceSide : std::uint8_t {
  top,
  bottom
};  // of the panel's own frame: w = thickness, w = 0
enum class Grain : std::uint8_t { any, along_u, along_v };

/// How a panel has to lie on its sheet, whose grain it may ask to follow.
inline Grain kept_grain(const Material& material, Grain wanted) {
  return material.grained ? wanted : Grain::any;
}

/// A hole through the panel that the author drew.
struct Opening {
  std::string id;
  geometry::Shape shape;
  bool open_edge = false;  // may reach the outline
  Span span;
};

/// Material taken off to a depth from one face.
struct Pocket {
  std::string id;
  geometry::Shape shape;
  Length depth;
  FaceSide face = FaceSide::top;
  Span span;
};

/// A round hole made with a drill. Through if `depth` is empty.
struct Drill {
  geometry::Point centre;
  Length diameter;
  std::optional<Length> depth;
  FaceSide face = FaceSide::top;
  Span span;
};

/// Lines and words scratched into a face. Texts are set in the engine's stroke font.
struct Engraving {
  std::variant<Text, std::vector<geometry::Point>> content;  // words, or one open polyline
  geometry::Point at;  // of a text: the left end of its base line
  Length height;       // of a text: capital height
  Angle direction;     // of a text: of its base line
  Length depth;
  FaceSide face = FaceSide::top;
  Span span;
};

/// A flat part where it stands. Its plane's frame has its origin at the smallest corner of `size`
/// where there is one; bottom face at w = 0.
struct Panel {
  std::string id;     // "leg.left", "guard.rail.top"
  std::string group;  // "leg": the name all instances share
  Text label;
  std::size_t material = 0;
  Length thickness;  // from w = 0 to the top face
  geometry::Placement placement;
  geometry::Shape outline;
  std::vector<Opening> openings;
  std::vector<Pocket> pockets;
  std::vector<Drill> drills;
  std::vector<Engraving> engravings;
  Grain grain = Grain::any;
  std::string surface;  // "slip-resistant" or empty
  std::string colour;   // of pictures and 3D files: "#rrggbb", or empty for the material's
  Span span;
};

/// A small piece of free form where it stands: printed or turned.
struct Solid {
  std::string id;
  std::string group;
  Text label;
  bool printed = true;    // else turned
  std::string substance;  // a word of catalog/substances.h
  Form form;              // stands at the origin of its own frame
  geometry::Placement placement;
  /// Its own direction that points up on the printer: a unit vector along an axis.
  geometry::Vec3 print_up{0, 0, 1};
  std::string colour;  // "#rrggbb"
  Span span;
};

struct Hardware {
  std::string name;      // "cross_bolt"
  std::string kind;      // "bolt-and-nut", "wood-screw", …
  std::string standard;  // "ISO 4017", given or usual for its head; empty where there is none
  std::string thread;    // "M8" or empty
  std::optional<Length> diameter;
  Length length;
  std::string head;  // "button", or empty
  std::string drive;
  bool lock_nut = false;
  std::string corrosion_class;
  Text label;
  Span span;
};

/// A joint's own settings by dotted key ("tabs.count"), evaluated, each with its place.
struct JointSettings {
  struct Setting {
    Value value;
    Span span;
  };
  std::map<std::string, Setting> values;

  const Setting* find(const std::string& key) const {
    const auto it = values.find(key);
    return it == values.end() ? nullptr : &it->second;
  }
};

/// A joint as declared: of one type, between every touching pair of `from` and `into`.
struct Joint {
  std::string id;
  std::string type;               // "tab_slot"
  std::vector<std::size_t> from;  // indices into ResolvedDesign::panels
  std::vector<std::size_t> into;
  std::string fit;   // "snug": a key of `fits`
  Length clearance;  // what that fit means in this workshop for this machine: total,
                     // slot minus tab
  std::optional<std::size_t> hardware;
  JointSettings settings;
  Span span;
  Span from_span;
  Span into_span;
};

/// One step of putting together, as the author wrote it.
struct Step {
  Text title;
  Text note;
  std::vector<std::size_t> add;  // panels
  int people = 1;
  Span span;
};

/// The outcome of one of the design's own checks.
struct AuthorCheck {
  enum class Level { stop, warn };
  bool holds = true;
  Level level = Level::stop;
  Text message;  // with the values put in
  Text source;
  Span span;
};

struct ResolvedDesign {
  DesignInfo info;
  std::vector<Parameter> parameters;
  std::vector<Preset> presets;
  std::vector<Material> materials;
  std::vector<Panel> panels;  // in the order of the file, instances in the order of for_each
  std::vector<Solid> solids;
  std::vector<Hardware> hardware;
  std::vector<Joint> joints;
  std::vector<Step> steps;
  std::vector<AuthorCheck> checks;
  Expectations expects;
};

}  // namespace plano::model
