// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All that pages and JSON tell, as plain values: made once (`views.h`), written twice.
/// Addresses (`href`) are ready to be put into a page: relative in a static site. Texts are not
/// set in their language's typography yet (`set_in`), nor escaped for HTML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "site/wish.h"

namespace plano::site {

/// A word of a closed list with what people call it: "idea", "not built yet".
struct Word {
  std::string key;
  Text label;
};

enum class Gravity : std::uint8_t { error, warning };

/// Something that is wrong with what was asked for, or with what comes of it.
struct Problem {
  std::string parameter;  // whose value it is about; empty: of none, or of several
  Gravity gravity = Gravity::error;
  std::string code;  // "P0102": `plano explain P0102`
  Text message;
  Text hint;  // may be empty
};

/// One design on the home page, with its figures at the defaults.
struct DesignCard {
  std::string id;
  Text title;
  Text summary;
  Word setting;                                   // purpose.setting; key empty: not said
  Word users;                                     // purpose.users
  Word equipment;                                 // purpose.equipment
  std::optional<std::pair<double, double>> ages;  // years, where said
  std::vector<double> thicknesses_mm;             // of boards it can be made of, as sold
  std::optional<std::size_t> sheets;              // whole sheets at the defaults
  std::optional<double> mass_kg;
  std::size_t parts = 0;
  std::string licence;  // SPDX
  Word status;
  std::string href;     // of its page
  std::string picture;  // address of a picture made by the program, 640 pixels wide (PNG)
  Text picture_words;   // what is seen on it
  std::string words;    // what it is found by: see search.h
};

/// A filter that asks for what cannot be: it lets all pass, and that is said.
struct IgnoredFilter {
  std::string filter;  // "age"
  std::string typed;
  Text says;
};

/// What one can filter by, in reading order; `filters` is what was asked for.
struct HomeView {
  std::vector<DesignCard> cards;  // those that pass
  std::size_t of = 0;             // of so many
  Filters filters;
  std::vector<IgnoredFilter> ignored;
  std::vector<Word> uses;
  std::vector<Word> ages;  // "3": from the youngest to the oldest any design is for
  std::vector<Word> thicknesses;
  std::vector<Word> sheets;
  std::vector<Word> licences;
};

/// A number of a field, in base units (mm, degree, kg …) and in the unit it is shown in.
struct Number {
  double base = 0;
  double shown = 0;
  std::string query;  // "1500mm": as an address has it
  Text text;          // "150 cm"
};

struct FieldChoice {
  std::string value;  // as an address has it
  Text label;
};

/// A parameter of the design.
struct Field {
  std::string name;
  Text label;
  Text help;         // may be empty
  std::string kind;  // length | angle | number | flag | choice | another dimension's name
  bool advanced = false;
  bool shown = true;  // false: without effect with these values; what was chosen is kept
  std::string value;  // in force, as an address has it: "1500mm", "yes", "round"
  Text text;          // for people: "150 cm", "yes", the choice's label
  std::string default_value;
  Text default_text;
  bool changed = false;  // differs from the default
  std::string from;      // default | preset | address | workshop: whence the value comes
  std::string variable;  // of the command line: what sets it in the environment; else empty
  /// What was typed where it cannot be used; `value` is then what the figures are of.
  std::optional<std::string> typed;
  std::vector<std::size_t> problems;  // of the list beside the fields
  // Of numbers:
  std::optional<Number> number;
  std::optional<Number> default_number;
  std::optional<Number> low;
  std::optional<Number> high;
  std::optional<Number> step;
  std::string unit;       // "cm": understood after a number; empty: a plain number
  Text unit_shown;        // "cm", "°"
  Text unit_words;        // "centimetres", "centimètres": to be read aloud
  double unit_scale = 1;  // base units in one
  // Of choices, and "yes" and "no" of flags:
  std::vector<FieldChoice> choices;
};

struct PresetChoice {
  std::string name;  // empty: the design's own defaults
  Text label;
  std::string href;  // of the page with it
  bool chosen = false;
  std::vector<Given> set = {};  // the values it gives, as an address has them
};

struct WorkshopChoice {
  std::string id;
  Text title;
  bool chosen = false;
};

/// A form's state.
struct Form {
  std::string design;  // its id
  Text title;
  std::vector<Field> fields;  // in the design's order
  std::vector<PresetChoice> presets;
  std::vector<WorkshopChoice> workshops;
  std::vector<Problem> problems;
  bool usable = true;  // false: the values asked for cannot be used; figures are of `value`s
  std::string query;   // only what differs from the defaults: "length=1500mm&preset=nursery"
};

/// A check of the design's own, or a finding of making it.
struct Verdict {
  enum class Level : std::uint8_t { holds, warns, stops };
  Level level = Level::holds;
  Text says;    // what is checked, or what is wrong
  Text source;  // where a figure is from; may be empty
  std::string code;
};

struct PartLine {
  std::string id;  // "P01", also node extras `part` in preview.glb
  Text name;
  std::size_t quantity = 0;
  Text material;
  double thickness_mm = 0;
  double length_mm = 0;
  double width_mm = 0;
  double mass_kg = 0;  // of one
  bool bar = false;
  std::vector<std::string> elements;  // node names in preview.glb
};

struct HardwareLine {
  Text name;
  Text designation;  // "ISO 4017 – M8 × 60 – A2"
  std::size_t quantity = 0;
};

struct SheetLine {
  std::string id;  // "sheet-01"
  std::size_t number = 1;
  std::size_t count = 1;  // cut so
  Text material;
  double width_mm = 0;
  double height_mm = 0;
  double use = 0;  // 0…1
  std::size_t parts = 0;
  std::string leftover;  // id of the leftover it is; empty: a whole sheet
  std::string href;      // of its drawing (SVG)
};

struct MaterialLine {
  Text label;
  std::size_t sheets = 0;
  std::size_t leftovers = 0;
  double use = 0;
  std::optional<double> wood_eur;
  std::optional<double> machine_eur;
  std::optional<double> minutes;
  std::string price_date;
};

struct BarLine {
  Text material;
  double length_mm = 0;
  std::size_t pieces = 0;
  double left_mm = 0;
};

/// A figure, or why there is none.
struct Figure {
  std::optional<double> value;
  Text unknown;  // the reason; empty where there is a value
};

struct Report {
  bool made = false;  // false: cannot be made with these values; only `problems` tell
  std::vector<Verdict> verdicts;
  std::vector<PartLine> parts;
  std::vector<HardwareLine> hardware;
  std::vector<SheetLine> sheets;
  std::vector<MaterialLine> materials;
  std::vector<BarLine> bars;
  std::vector<Problem> problems;
  std::size_t part_count = 0;
  std::size_t sheet_count = 0;
  std::size_t leftover_count = 0;
  double sheet_use = 0;
  double mass_kg = 0;
  std::vector<double> size_mm;  // of all that stands: x, y, z; empty where nothing does
  Figure wood_eur;              // of whole sheets alone; `wood_scope` says so
  Text wood_scope;
  Figure machine_eur;
  Figure minutes;
  Text sentence;  // the figures in one sentence, for a live region
};

struct PersonLine {
  std::string name;
  std::string role;
};

struct AncestorLine {
  std::string design;
  std::string repository;
  std::string commit;
  std::string relation;
};

struct ModuleLine {
  std::string id;
  Text title;
  std::string licence;
  std::vector<PersonLine> authors;
};

struct LicenceLine {
  std::string id;
  std::string name;
  std::string address;
  Text obligations;
};

struct ViewLine {
  std::string from;  // "iso-left"
  Text label;        // "From the front left"
  Text words;        // what is seen: the picture's alternative
  std::string href;  // SVG
};

struct Download {
  std::string key;  // "bundle", "dxf", "step"…
  Text label;
  Text note;  // for whom
  std::string href;
  std::string file_name;  // "bench.zip"
};

/// A design's page, whole.
struct DesignView {
  DesignCard card;
  std::string preset;  // chosen; empty: none
  Form form;
  Report report;
  std::vector<ViewLine> views;  // the first is the one to show
  ViewLine exploded;
  std::vector<Download> downloads;  // the bundle first; empty where it cannot be made
  Text story;                       // Markdown
  std::string pictures;             // address before the names of the story's pictures
  std::vector<PersonLine> authors;
  std::vector<AncestorLine> ancestors;
  std::vector<ModuleLine> modules;
  LicenceLine licence;
  bool play_equipment = false;  // there is a safety pre-check
  std::string preview_href;     // GLB
  std::string report_href;
  std::string assembly_href;
  std::string safety_href;
  std::string qr_href;      // empty: no public address is known
  std::string share;        // whole address of this state; empty: no public address is known
  std::string data_script;  // static sites: address of data.js; else empty
  std::string action;       // where the form sends its values (GET); empty: a static site
};

}  // namespace plano::site
