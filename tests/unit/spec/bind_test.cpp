// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/bind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace plano::spec::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kBoard = "materials:\n  board: {kind: plywood, thickness: 18mm}\n";

/// A design with one panel of 300 by 200 mm and `more` keys of it.
Bound with_panel(const std::string& more) {
  return bound(design_with(std::string(kBoard) +
                           "panels:\n  shelf:\n    material: board\n    lies_in: xy\n" + more));
}

/// "D0201 12:5" of each finding, in order of place.
std::vector<std::string> findings(const Bound& run) {
  std::vector<std::string> out;
  for (const auto& said : run.found.sorted()) {
    const auto at = run.sources.where(said.primary.span.source, said.primary.span.begin);
    out.push_back(std::string(said.code->id) + " " + std::to_string(at.line) + ":" +
                  std::to_string(at.column));
  }
  return out;
}

TEST(Bind, reads_a_panel_as_it_is_written) {
  const Bound run = with_panel(R"(    size: [300mm, 200mm]
    label: {fr: Étagère, en: Shelf}
    at: {x: 10mm, z: 5mm}
    turn: [{axis: x, angle: 30deg, through: {z: 1mm}}, {axis: z, angle: 90deg}]
    corners: {radius: 5mm, top_left: 20mm}
    grain: along y
    surface: slip-resistant
    colour: "#C08040"
    pockets: [{shape: circle, radius: 9mm, centre: [20mm, 20mm], depth: 4mm, face: bottom}]
    engrave:
      - {text: "{1 + 1} kg", at: [5mm, 5mm], height: 12mm}
      - {line: [[0mm, 0mm], [30mm, 0mm]], depth: 1mm}
)");
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  const PanelSpec& panel = run.spec->panels.at(0);
  EXPECT_EQ(panel.name.text, "shelf");
  EXPECT_EQ(panel.size->x.text(), "300mm");
  EXPECT_FALSE(panel.at.y.has_value());
  ASSERT_EQ(panel.turns.size(), 2u);
  EXPECT_EQ(panel.turns[0].axis, Axis::x);
  EXPECT_EQ(panel.turns[0].through->z->text(), "1mm");
  EXPECT_FALSE(panel.turns[1].through.has_value());
  EXPECT_EQ(panel.corners.all->text(), "5mm");
  EXPECT_EQ(panel.corners.top_left->text(), "20mm");
  EXPECT_EQ(panel.grain, Axis::y);
  EXPECT_EQ(panel.pockets.at(0).face, WorldFace::bottom);
  ASSERT_EQ(panel.engravings.size(), 2u);
  EXPECT_EQ(std::get<TextSpec>(panel.engravings[0].content).versions.at(0).pieces.size(), 2u);
  EXPECT_EQ(std::get<std::vector<PointSpec>>(panel.engravings[1].content).size(), 2u);
}

TEST(Bind, reads_every_shape) {
  const Bound run = with_panel(R"(    outline:
      shape: subtract
      of:
        - {shape: rect, size: [600mm, 400mm], corners: {radius: 5mm, top_left: 9mm}}
        - {shape: circle, diameter: 50mm, centre: [100mm, 100mm]}
        - {shape: slot, size: [90mm, 30mm], at: [10mm, 10mm], rotate: 15deg}
        - {shape: regular, sides: 6, across: 40mm, centre: [200mm, 200mm], for_each: {i: 1..3}}
        - {shape: polygon, radius: 3mm, points: [[0mm, 0mm], {at: [30mm, 0mm], radius: 1mm}, [0mm, 30mm]]}
        - shape: path
          start: [0mm, 0mm]
          edges:
            - {to: [40mm, 0mm]}
            - {arc_to: [40mm, 40mm], through: [60mm, 20mm]}
            - {arc_to: [0mm, 40mm], radius: 30mm, turn: right, longer: yes}
            - {arc_to: [0mm, 0mm], centre: [0mm, 20mm]}
        - {shape: union, of: [{shape: rect, size: [1mm, 1mm]}, {shape: intersect, of: [{shape: circle, radius: 2mm}]}]}
)");
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  const auto& outline = std::get<CompoundShape>(run.spec->panels[0].outline->form);
  EXPECT_EQ(outline.kind, CompoundShape::Kind::subtract);
  std::vector<std::size_t> forms;
  for (const ShapeSpec& shape : outline.of) {
    forms.push_back(shape.form.index());
  }
  EXPECT_THAT(forms, ElementsAre(0, 1, 2, 3, 4, 5, 6));
  EXPECT_EQ(std::get<RectShape>(outline.of[0].form).corners.top_left->text(), "9mm");
  EXPECT_EQ(outline.of[3].repeat.variables.at(0).name.text, "i");
  const auto& polygon = std::get<PolygonShape>(outline.of[4].form);
  EXPECT_EQ(polygon.points.at(1).radius->text(), "1mm");
  EXPECT_FALSE(polygon.points.at(2).radius.has_value());
  const auto& path = std::get<PathShape>(outline.of[5].form);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(path.edges.at(0).arc));
  EXPECT_TRUE(std::holds_alternative<PathEdge::Through>(path.edges.at(1).arc));
  EXPECT_EQ(std::get<PathEdge::Bend>(path.edges.at(2).arc).turn, PathEdge::Side::right);
  EXPECT_TRUE(std::get<PathEdge::Bend>(path.edges.at(2).arc).longer);
  EXPECT_EQ(std::get<PathEdge::Around>(path.edges.at(3).arc).turn, PathEdge::Side::left);
}

TEST(Bind, knows_loop_variables_inside_their_element_only) {
  const Bound good = with_panel(R"(    size: [300mm, 200mm]
    for_each: {n: 1..3, row: {front: {fr: avant, en: front}, back: {fr: arrière, en: back}}}
    when: n > 1 or row == 'front'
    at: {x: n * 100mm}
    openings:
      - {id: h, for_each: {i: 1..n}, shape: circle, diameter: 5mm * i, centre: [i * 20mm, n * 20mm], open_edge: i > 2}
)");
  ASSERT_TRUE(good.spec.has_value()) << good.lines();
  const auto& words =
      std::get<std::vector<ChoiceSpec>>(good.spec->panels[0].repeat.variables[1].over);
  EXPECT_EQ(words.at(1).label.in("fr").pieces.at(0).words, "arrière");
  const Bound outside = with_panel(
      "    size: [n * 30mm, 200mm]\n  other: {for_each: {n: 1..2}, material: board, lies_in: xy, "
      "size: [n * 1mm, 1mm]}\n");
  EXPECT_THAT(findings(outside), ElementsAre("D0101 12:12"));
}

TEST(Bind, refuses_variables_that_hide_a_name) {
  EXPECT_THAT(findings(with_panel("    size: [1mm, 1mm]\n    for_each: {i: 1..2}\n    openings: "
                                  "[{shape: circle, for_each: {i: 1..2}, radius: 1mm}]\n")),
              ElementsAre("D0211 14:43"));
}

TEST(Bind, shows_many_mistakes_in_one_run) {
  const Bound run = bound(design_with(R"(parameters:
  length: {default: 600mm, rnage: [1mm, 2mm]}
values:
  a: lenght * 2
  b: 3mm + 2
panels:
  shelf: {material: bord, lies_in: xv, size: [a, c]}
)"));
  EXPECT_THAT(findings(run),
              ElementsAre("D0201 7:28", "D0101 9:6", "D0213 12:21", "D0204 12:36", "D0101 12:50"));
}

TEST(Bind, says_once_that_yaml_took_a_comma) {
  EXPECT_THAT(findings(with_panel("    size: [min(3mm, 2mm), 200mm]\n")),
              ElementsAre("D0005 12:12"));
  EXPECT_THAT(findings(with_panel("    size: [1mm, 1mm]\n    at: {x: max(1mm, y: 2mm)}\n")),
              ElementsAre("D0005 13:13"));
}

TEST(Bind, orders_values_by_what_they_need) {
  const Bound run = bound(design_with("values:\n  a: b + c\n  b: c * 2\n  c: 1mm\n  d: a\n"));
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  EXPECT_THAT(run.spec->value_order, ElementsAre(2, 1, 0, 3));
}

TEST(Bind, shows_a_circle_as_a_chain) {
  const Bound run = bound(design_with("values:\n  a: b\n  b: c\n  c: b + d\n  d: 1mm\n"));
  ASSERT_EQ(run.found.errors(), 1u);
  EXPECT_THAT(run.lines(), HasSubstr("b → c → b"));
  EXPECT_THAT(bound(design_with("values: {a: a + 1}\n")).lines(), HasSubstr("a → a"));
}

TEST(Bind, orders_a_long_chain_without_recursion) {
  std::string text = "values:\n";
  for (int i = 0; i < 9'000; ++i) {
    text += "  v" + std::to_string(i) + ": v" + std::to_string(i + 1) + "\n";
  }
  const Bound run = bound(design_with(text + "  v9000: 1\n"));
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  EXPECT_EQ(run.spec->value_order.front(), 9'000u);
}

TEST(Bind, checks_what_joints_steps_and_presets_name) {
  const Bound run = with_panel(R"(    size: [1mm, 1mm]
joints:
  - {type: tab_slot, from: shelf, into: shlef.left}
  - {type: screwed, from: [shelf], into: shelf, hardware: screw, hand: middle}
steps: [{title: One, add: [shelf.1, sehlf]}]
presets: {small: {set: {length: 3mm}}}
exports: [nothing]
)");
  EXPECT_THAT(findings(run), ElementsAre("D0213 14:41", "D0213 15:59", "D0204 15:72", "D0213 16:37",
                                         "D0213 17:25", "D0213 18:11"));
}

TEST(Bind, names_joints_that_have_no_id) {
  const Bound run = with_panel(R"(    size: [1mm, 1mm]
joints:
  - {type: tab_slot, from: shelf.a, into: shelf}
  - {type: tab_slot, from: shelf.a, into: shelf}
  - {id: mine, type: tab_slot, from: shelf, into: shelf, tabs: {spacing: 30mm}}
)");
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  EXPECT_EQ(run.spec->joints[0].id.text, "shelf-a-shelf");
  EXPECT_EQ(run.spec->joints[1].id.text, "shelf-a-shelf-2");
  EXPECT_EQ(run.spec->joints[2].settings.at(0).key, "tabs.spacing");
  EXPECT_EQ(run.spec->joints[2].settings.at(0).schema->dimension, kLengthDimension);
}

TEST(Bind, asks_a_joint_of_a_panel_with_itself_for_no_other_panel) {
  const Bound run = with_panel(R"(    size: [1mm, 1mm]
joints:
  - {type: puzzle, from: shelf}
)");
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  EXPECT_TRUE(run.spec->joints[0].into.empty());
  EXPECT_EQ(run.spec->joints[0].id.text, "shelf-puzzle");
  EXPECT_THAT(findings(with_panel(R"(    size: [1mm, 1mm]
joints:
  - {type: puzzle, from: shelf, into: shelf}
  - {type: puzzle, into: shelf}
  - {type: tusk, from: shelf}
)")),
              ElementsAre("D0201 14:33", "D0202 15:6", "D0201 15:20", "D0202 16:6"));
}

TEST(Bind, wants_one_way_of_saying_a_thing) {
  EXPECT_THAT(findings(with_panel("    label: x\n")), ElementsAre("D0216 10:5"));
  EXPECT_THAT(findings(with_panel("    outline: {shape: circle, radius: 1mm, diameter: 2mm}\n")),
              ElementsAre("D0216 12:30"));
  EXPECT_THAT(findings(with_panel("    outline: {shape: circle}\n")), ElementsAre("D0216 12:15"));
  EXPECT_THAT(findings(with_panel("    outline: {shape: circle, radius: 1mm}\n    corners: 2mm\n")),
              ElementsAre("D0216 13:5"));
  EXPECT_THAT(
      findings(with_panel("    outline: {shape: path, start: [0mm, 0mm], edges: [{to: [1mm, 1mm], "
                          "radius: 3mm}, {arc_to: [0mm, 1mm]}]}\n")),
      ElementsAre("D0216 12:72", "D0216 12:87"));
}

TEST(Bind, does_not_blame_keys_of_an_unknown_shape) {
  EXPECT_THAT(findings(with_panel("    outline: {shape: cirle, diameter: 2mm}\n")),
              ElementsAre("D0204 12:22"));
}

TEST(Parameters, take_their_kind_from_how_they_are_written) {
  const Bound run = bound(design_with(R"(parameters:
  length: {default: 1.2 m, range: [900mm, 2 * other], step: 5mm, show_in: cm}
  other: {default: 1 m}
  handle: {default: no, advanced: yes}
  window: {default: round, choices: {none: Without, round: {fr: Rond, en: Round}}}
  pitch: {default: 0deg}
)"));
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  const auto& p = run.spec->parameters;
  EXPECT_EQ(p[0].kind, ParameterKind::quantity);
  EXPECT_EQ(p[0].default_value, Value(Quantity{1200, kLengthDimension}));
  EXPECT_EQ(p[0].step, (Quantity{5, kLengthDimension}));
  EXPECT_EQ(p[0].show_in, "cm");
  EXPECT_EQ(p[2].kind, ParameterKind::flag);
  EXPECT_TRUE(p[2].advanced);
  EXPECT_EQ(p[3].kind, ParameterKind::choice);
  EXPECT_EQ(p[3].default_value, Value(std::string("round")));
}

TEST(Parameters, refuse_what_contradicts_their_kind) {
  const auto parameter = [](const std::string& keys) {
    return findings(bound(design_with("parameters:\n  p: {" + keys + "}\n")));
  };
  EXPECT_THAT(parameter("default: no, range: [1, 2]"), ElementsAre("D0215 7:20"));
  EXPECT_THAT(parameter("default: 3mm, step: 2"), ElementsAre("D0109 7:27"));
  EXPECT_THAT(parameter("default: 'left'"), ElementsAre("D0215 7:16"));
  EXPECT_THAT(parameter("default: \"'left'\""), ElementsAre("D0215 7:16"));
  EXPECT_THAT(parameter("default: square, choices: [round, none]"), ElementsAre("D0204 7:16"));
  EXPECT_THAT(parameter("default: 3mm, advanced: maybe"), ElementsAre("D0204 7:31"));
}

TEST(Parameters, are_read_from_text_like_from_the_file) {
  const Bound run =
      bound(design_with("parameters: {length: {default: 600mm, show_in: cm}, handle: {default: "
                        "no}, window: {default: "
                        "round, choices: [round, none]}, ratio: {default: 2}}\n"));
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  const auto& p = run.spec->parameters;
  diagnostics::SourceMap sources;
  const auto read = [&](std::size_t i, const std::string& text, diagnostics::Diagnostics& found) {
    const auto id = sources.add("command line", text);
    return read_parameter(p[i], text, {id, 0, static_cast<std::uint32_t>(text.size())}, found);
  };
  diagnostics::Diagnostics none;
  EXPECT_EQ(read(0, "1.4 m", none), Value(Quantity{1400, kLengthDimension}));
  EXPECT_EQ(read(0, "700mm / 2", none), Value(Quantity{350, kLengthDimension}));
  EXPECT_EQ(read(0, "0", none), Value(Quantity{0, kLengthDimension}));
  EXPECT_EQ(read(1, "yes", none), Value(true));
  EXPECT_EQ(read(2, "none", none), Value(std::string("none")));
  EXPECT_EQ(read(3, "3", none), Value(Quantity{3, {}}));
  EXPECT_TRUE(none.items().empty());
  const auto complaint = [&](std::size_t i, const std::string& text) {
    diagnostics::Diagnostics found;
    EXPECT_FALSE(read(i, text, found).has_value());
    return found.items().size() == 1
               ? std::string(found.items()[0].code->id) + " " + found.items()[0].hint->en
               : "not one complaint";
  };
  EXPECT_THAT(complaint(0, "140"), HasSubstr("D0109 give it a unit: 140cm"));
  EXPECT_THAT(complaint(0, "yes"), HasSubstr("D0109"));
  EXPECT_THAT(complaint(0, "1,4 m"), HasSubstr("D0005"));
  EXPECT_THAT(complaint(0, "length"), HasSubstr("D0113"));
  EXPECT_THAT(complaint(0, ""), HasSubstr("D0012"));
  EXPECT_THAT(complaint(1, "3"), HasSubstr("D0109 write `yes` or `no`"));
  EXPECT_THAT(complaint(2, "square"), HasSubstr("D0204"));
  EXPECT_THAT(complaint(3, "3mm"), HasSubstr("D0109"));
}

TEST(Texts, put_values_into_words) {
  Bound run = bound(design_with(
      "languages: [fr, en]\nparameters: {length: {default: 1234mm}}\nsummary: {fr: \"{{{length}}} "
      "de long\", en: \"{length / 2} long\"}\n"));
  ASSERT_TRUE(run.spec.has_value()) << run.lines();
  Bindings names;
  Budget budget;
  names.set(run.spec->parameters[0].id, run.spec->parameters[0].default_value, {"cm", {}});
  Evaluator evaluate(names, run.spec->names, budget, run.found);
  EXPECT_EQ(evaluate.text(run.spec->info.summary),
            Text("617\u00a0mm long", "{123,4\u00a0cm} de long"));
}

TEST(Texts, in_other_languages_are_kept_if_they_are_promised) {
  EXPECT_THAT(findings(bound(design_with("languages: [fr, en, de]\nsummary: {fr: Un, en: One, de: "
                                         "Eins}\n"))),
              ElementsAre("D0209 6:21"));
  EXPECT_THAT(findings(bound(design_with("languages: [fr, en]\nsummary: {fr: Un, en: One, ne: "
                                         "One}\n"))),
              ElementsAre("D0201 7:28"));
}

}  // namespace
}  // namespace plano::spec::testing
