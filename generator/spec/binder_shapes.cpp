// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loops and shapes.

#include <algorithm>

#include "spec/binder.h"
#include "spec/check_keys.h"
#include "spec/codes.h"

namespace plano::spec {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;
using Locals = ScopedReader::Locals;

std::vector<ChoiceSpec> read_loop_words(const Node& node, ScopedReader& read) {
  std::vector<ChoiceSpec> out;
  for (const Node& item : node.items) {
    out.push_back({{item.text, item.span}, {}});
  }
  for (const Entry& entry : node.entries) {
    out.push_back({{entry.key.text, entry.key.span}, read.checked_text(entry.value)});
  }
  return out;
}

void too_few(const Span& span, const Text& message, const Text& hint, ScopedReader& read) {
  read.found().add(kTooFew, span, message).hint(hint);
}

bool repeats(const Node& map) {
  return child(map, "for_each") != nullptr;
}

RectShape read_rect(const Node& map, ScopedReader& read) {
  check_one_of(map, {"radius", "corners"}, 0, read.found());
  RectShape out{read.needed_point(map, "size"), {}};
  out.corners.all = read.formula(map, "radius");
  if (const Node* corners = child(map, "corners")) {
    out.corners = read_corners(*corners, read);
  }
  return out;
}

CircleShape read_circle(const Node& map, ScopedReader& read) {
  check_one_of(map, {"diameter", "radius"}, 1, read.found());
  return {read.formula(map, "diameter"), read.formula(map, "radius")};
}

RegularShape read_regular(const Node& map, ScopedReader& read) {
  check_one_of(map, {"diameter", "across"}, 1, read.found());
  return {read.needed(map, "sides"), read.formula(map, "diameter"), read.formula(map, "across"),
          read.formula(map, "radius")};
}

PolygonShape read_polygon(const Node& map, ScopedReader& read) {
  PolygonShape out;
  out.radius = read.formula(map, "radius");
  const Node* points = child(map, "points");
  if (points == nullptr || points->kind != NodeKind::list) {
    return out;
  }
  bool loops = false;
  for (const Node& item : points->items) {
    const Locals locals(read);
    CornerPoint corner;
    corner.span = item.span;
    if (item.kind == NodeKind::map) {
      loops = loops || repeats(item);
      corner.repeat = read_repetition(item, read);
      corner.at = read.needed_point(item, "at");
      corner.radius = read.formula(item, "radius");
    } else {
      corner.at = read.checked_point(item).value_or(PointSpec{});
    }
    out.points.push_back(std::move(corner));
  }
  if (!loops && out.points.size() < 3) {
    too_few(points->span,
            {"a polygon has at least three corners", "un polygone a au moins trois coins"},
            {"add corners to `points`", "ajoutez des coins à `points`"}, read);
  }
  return out;
}

PathEdge read_edge(const Node& map, ScopedReader& read) {
  const Locals locals(read);
  PathEdge out;
  out.span = map.span;
  out.repeat = read_repetition(map, read);
  check_one_of(map, {"to", "arc_to"}, 1, read.found());
  const bool bends = child(map, "arc_to") != nullptr;
  out.to = read.needed_point(map, bends ? "arc_to" : "to");
  if (!bends) {
    for (const char* key : {"through", "centre", "radius", "turn", "longer"}) {
      if (const Entry* entry = map.find(key)) {
        read.found()
            .add(kSaidTwice, entry->key.span,
                 fill({"{0} belongs to an arc, and this edge is straight",
                       "{0} concerne un arc, et cette arête est droite"},
                      {quote(key)}))
            .hint({"write arc_to instead of to", "écrivez arc_to au lieu de to"});
      }
    }
    return out;
  }
  check_one_of(map, {"through", "centre", "radius"}, 1, read.found());
  const auto turn = read.word(map, "turn");
  const PathEdge::Side side =
      turn && turn->text == "right" ? PathEdge::Side::right : PathEdge::Side::left;
  if (child(map, "through") != nullptr) {
    out.arc = PathEdge::Through{read.needed_point(map, "through")};
  } else if (child(map, "centre") != nullptr) {
    out.arc = PathEdge::Around{read.needed_point(map, "centre"), side};
  } else {
    out.arc =
        PathEdge::Bend{read.needed(map, "radius"), side, read.fixed_flag(map, "longer", false)};
  }
  return out;
}

PathShape read_path(const Node& map, ScopedReader& read) {
  PathShape out;
  out.start = read.needed_point(map, "start");
  const Node* edges = child(map, "edges");
  if (edges == nullptr || edges->kind != NodeKind::list) {
    return out;
  }
  for (const Node& item : edges->items) {
    if (item.kind == NodeKind::map) {
      out.edges.push_back(read_edge(item, read));
    }
  }
  const bool single = edges->items.size() == 1 && !repeats(edges->items.front()) &&
                      child(edges->items.front(), "arc_to") == nullptr;
  if (edges->items.empty() || single) {
    too_few(
        edges->span,
        {"a path encloses nothing with so few edges",
         "un chemin n'enferme rien avec si peu d'arêtes"},
        {"add edges; the path closes by itself", "ajoutez des arêtes ; le chemin se ferme seul"},
        read);
  }
  return out;
}

CompoundShape read_compound(const Node& map, CompoundShape::Kind kind, ScopedReader& read) {
  CompoundShape out;
  out.kind = kind;
  const Node* of = child(map, "of");
  if (of == nullptr || of->kind != NodeKind::list) {
    return out;
  }
  for (const Node& item : of->items) {
    if (item.kind == NodeKind::map) {
      out.of.push_back(read_shape(item, read));
    }
  }
  if (of->items.empty()) {
    too_few(of->span, {"there is no shape to work on", "il n'y a aucune forme à travailler"},
            {"add shapes to `of`", "ajoutez des formes à `of`"}, read);
  }
  return out;
}

/// Shapes with a middle of their own may be placed by it; the others have only their 0, 0.
bool has_middle(const ShapeSpec& shape) {
  return shape.form.index() <= 3;
}

}  // namespace

Repetition read_repetition(const Node& map, ScopedReader& read) {
  Repetition out;
  const Node* loop = child(map, "for_each");
  for (const Entry& entry : entries_of(loop)) {
    LoopVariable variable;
    variable.name = {entry.key.text, entry.key.span};
    variable.span = entry.value.span;
    if (entry.value.kind == NodeKind::scalar) {
      variable.over = read.checked_range(entry.value);
    } else {
      variable.over = read_loop_words(entry.value, read);
    }
    if (is_identifier(entry.key.text)) {
      read.declare_local(variable.name);
      variable.id = read.names().id(variable.name.text);
    }
    out.variables.push_back(std::move(variable));
  }
  out.when = read.formula(map, "when");
  return out;
}

CornersSpec read_corners(const Node& node, ScopedReader& read) {
  CornersSpec out;
  if (node.kind == NodeKind::scalar) {
    out.all = read.checked_formula(node);
    return out;
  }
  out.all = read.formula(node, "radius");
  out.bottom_left = read.formula(node, "bottom_left");
  out.bottom_right = read.formula(node, "bottom_right");
  out.top_right = read.formula(node, "top_right");
  out.top_left = read.formula(node, "top_left");
  return out;
}

ShapeSpec read_shape(const Node& map, ScopedReader& read) {
  const Locals locals(read);
  return read_shape_turns(map, read_repetition(map, read), read);
}

ShapeSpec read_shape_turns(const Node& map, Repetition repeat, ScopedReader& read) {
  ShapeSpec out;
  out.span = map.span;
  out.repeat = std::move(repeat);
  const std::string kind = read.needed_word(map, "shape").text;
  if (kind == "rect") {
    out.form = read_rect(map, read);
  } else if (kind == "circle") {
    out.form = read_circle(map, read);
  } else if (kind == "slot") {
    out.form = SlotShape{read.needed_point(map, "size")};
  } else if (kind == "regular") {
    out.form = read_regular(map, read);
  } else if (kind == "polygon") {
    out.form = read_polygon(map, read);
  } else if (kind == "path") {
    out.form = read_path(map, read);
  } else if (kind == "union") {
    out.form = read_compound(map, CompoundShape::Kind::unite, read);
  } else if (kind == "subtract") {
    out.form = read_compound(map, CompoundShape::Kind::subtract, read);
  } else if (kind == "intersect") {
    out.form = read_compound(map, CompoundShape::Kind::intersect, read);
  }
  check_one_of(map, {"at", "centre"}, 0, read.found());
  const Entry* centre = map.find("centre");
  if (centre != nullptr && !has_middle(out)) {
    read.found()
        .add(kSaidTwice, centre->key.span,
             fill({"a {0} has no middle of its own", "{0} n'a pas de milieu propre"}, {kind}))
        .hint({"place it with `at`, which says where its 0, 0 goes",
               "placez-la avec `at`, qui dit où va son 0, 0"});
  }
  out.at = read.point(map, "at");
  out.centre = read.point(map, "centre");
  out.rotate = read.formula(map, "rotate");
  return out;
}

}  // namespace plano::spec
