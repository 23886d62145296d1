// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Flat shapes as the author wrote them: outlines, openings, pockets. Nothing is evaluated.
///
/// Frame: the panel's own plane, u right and v up (`lies_in: xz` → u is x, v is z). In an
/// `outline`, 0,0 stands at the panel's `at`; in an opening or pocket it is the same 0,0.
///
///   {shape: rect, size: [w, h], at: [x, y] | centre: [x, y], radius: r | corners: {…}}
///   {shape: circle, diameter: d | radius: r, at | centre}
///   {shape: slot, size: [w, h], at | centre}          round ends on the shorter sides
///   {shape: regular, sides: n, diameter: d | across: a, radius: r, at | centre}   a flat side
///   below {shape: polygon, points: [[x, y], {at: [x, y], radius: r}, …], radius: r, at: [x, y]}
///   {shape: path, start: [x, y], edges: [{to: [x, y]}, {arc_to: [x, y], through: [x, y]}, …], at}
///   {shape: union | subtract | intersect, of: [shape, …], at}
/// Placing: for rect, circle, slot and regular `at` is the smallest corner of the unturned shape
/// and `centre` its middle (neither: the smallest corner is at 0,0), and `rotate` turns about the
/// middle. For polygon, path and the compound shapes `at` says where their own 0,0 goes, and
/// `rotate` turns about that 0,0. `rotate` is counter-clockwise. Every shape, point and edge may
/// have `for_each` and `when`.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "spec/text_spec.h"

namespace plano::spec {

/// Plain characters, an identifier or a keyword as written.
struct Word {
  std::string text;
  Span span;
};

/// One of a list of words: of a parameter's choices, of what a loop runs over.
struct ChoiceSpec {
  Word name;
  TextSpec label;  // empty: the name
};

/// `for_each: {i: 1..n, side: [left, right]}`: the last variable turns fastest,
/// and a range may use the variables before its own. A list may also say
/// how each word is shown: `side: {left: {fr: gauche, en: left}, right: {fr: droit, en: right}}`.
struct LoopVariable {
  Word name;
  NameId id = 0;  // in DesignSpec::names
  std::variant<RangeExpressions, std::vector<ChoiceSpec>> over;
  Span span;  // of what it runs over
};

struct Repetition {
  std::vector<LoopVariable> variables;  // empty: once
  std::optional<Expression> when;       // evaluated in each turn
};

struct PointSpec {
  Expression x;
  Expression y;
  Span span;
};

/// Radii of the four corners; `all` is for those without one of their own. Empty: sharp.
struct CornersSpec {
  std::optional<Expression> all;
  std::optional<Expression> bottom_left;
  std::optional<Expression> bottom_right;
  std::optional<Expression> top_right;
  std::optional<Expression> top_left;

  bool empty() const { return !all && !bottom_left && !bottom_right && !top_right && !top_left; }
};

struct RectShape {
  PointSpec size;
  CornersSpec corners;
};
struct CircleShape {
  std::optional<Expression> diameter;  // exactly one of the two
  std::optional<Expression> radius;
};
struct SlotShape {
  PointSpec size;
};
struct RegularShape {
  Expression sides;
  std::optional<Expression> diameter;  // of the circle through the corners; exactly one of the two
  std::optional<Expression> across;    // between opposite sides, or twice the inner radius
  std::optional<Expression> radius;    // of the corners
};

struct CornerPoint {
  Repetition repeat;
  PointSpec at;
  std::optional<Expression> radius;  // else the polygon's
  Span span;
};
struct PolygonShape {
  std::vector<CornerPoint> points;
  std::optional<Expression> radius;
};

/// One edge of a path. Without any of the three, straight.
struct PathEdge {
  struct Through {
    PointSpec point;
  };
  enum class Side { left, right };  // which way the walker turns
  struct Around {
    PointSpec centre;
    Side turn = Side::left;
  };
  struct Bend {
    Expression radius;
    Side turn = Side::left;
    bool longer = false;  // the longer of the two arcs
  };
  Repetition repeat;
  PointSpec to;
  std::variant<std::monostate, Through, Around, Bend> arc;
  Span span;
};
struct PathShape {
  PointSpec start;
  std::vector<PathEdge> edges;  // closed by a straight edge if the last does not end at the start
};

struct ShapeSpec;
struct CompoundShape {
  enum class Kind { unite, subtract, intersect };
  Kind kind = Kind::unite;
  std::vector<ShapeSpec> of;  // subtract: the first without the others
};

struct ShapeSpec {
  std::variant<RectShape, CircleShape, SlotShape, RegularShape, PolygonShape, PathShape,
               CompoundShape>
      form;
  Repetition repeat;
  std::optional<PointSpec> at;  // at most one of the two
  std::optional<PointSpec> centre;
  std::optional<Expression> rotate;
  Span span;
};

}  // namespace plano::spec
