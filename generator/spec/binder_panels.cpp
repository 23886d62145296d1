// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Panels: where they lie, what is cut out of them.

#include <algorithm>
#include <array>

#include "spec/binder.h"
#include "spec/codes.h"

namespace plano::spec {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;
using Locals = ScopedReader::Locals;

struct PlaneInfo {
  const char* name;
  Plane plane;
  Axis first;
  Axis second;
  std::array<WorldFace, 2> faces;
};
constexpr std::array<PlaneInfo, 3> kPlanes{{
    {"xy", Plane::xy, Axis::x, Axis::y, {WorldFace::top, WorldFace::bottom}},
    {"xz", Plane::xz, Axis::x, Axis::z, {WorldFace::front, WorldFace::back}},
    {"yz", Plane::yz, Axis::y, Axis::z, {WorldFace::right, WorldFace::left}},
}};
/// In the order of WorldFace.
constexpr std::array<const char*, 6> kFaceNames{"top", "bottom", "front", "back", "right", "left"};

const PlaneInfo& info_of(Plane plane) {
  return kPlanes[static_cast<std::size_t>(plane)];
}
std::string name_of(WorldFace face) {
  return kFaceNames[static_cast<std::size_t>(face)];
}

std::optional<WorldFace> read_face(const Node& map, Plane plane, ScopedReader& read) {
  const auto word = read.word(map, "face");
  const auto found =
      word ? std::find(kFaceNames.begin(), kFaceNames.end(), word->text) : kFaceNames.end();
  if (found == kFaceNames.end()) {
    return std::nullopt;
  }
  const auto face = static_cast<WorldFace>(found - kFaceNames.begin());
  const PlaneInfo& info = info_of(plane);
  if (face != info.faces[0] && face != info.faces[1]) {
    read.found()
        .add(kNotInPlane, word->span,
             fill({"a panel that lies in {0} has no {1} face",
                   "un panneau dans {0} n'a pas de face {1}"},
                  {info.name, quote(word->text)}))
        .hint(fill({"write {0} or {1}", "écrivez {0} ou {1}"},
                   {name_of(info.faces[0]), name_of(info.faces[1])}));
  }
  return face;
}

std::optional<Axis> read_grain(const Node& map, Plane plane, ScopedReader& read) {
  const auto word = read.word(map, "grain");
  if (!word || !word->text.starts_with("along ")) {
    return std::nullopt;
  }
  const auto axis = axis_of(word->text.substr(6));
  const PlaneInfo& info = info_of(plane);
  if (axis && axis != info.first && axis != info.second) {
    const std::string first(1, info.name[0]);
    const std::string second(1, info.name[1]);
    read.found()
        .add(kNotInPlane, word->span,
             fill({"the grain cannot run {0} in a panel that lies in {1}",
                   "le fil ne peut pas courir {0} dans un panneau posé dans {1}"},
                  {quote(word->text), info.name}))
        .hint(fill({"write along {0} or along {1}", "écrivez along {0} ou along {1}"},
                   {first, second}));
  }
  return axis;
}

template <class Read>
void for_each_map(const Node& element, std::string_view key, Read read_one) {
  const Node* list = child(element, key);
  for (const Node& item : items_of(list)) {
    if (item.kind == NodeKind::map) {
      read_one(item);
    }
  }
}

OpeningSpec read_opening(const Node& map, ScopedReader& read) {
  const Locals locals(read);
  OpeningSpec out;
  out.span = map.span;
  out.id = read.word(map, "id");
  out.shape = read_shape_turns(map, read_repetition(map, read), read);
  out.label = read.text(map, "label");
  out.open_edge = read.formula(map, "open_edge");
  return out;
}

PocketSpec read_pocket(const Node& map, Plane plane, ScopedReader& read) {
  const Locals locals(read);
  PocketSpec out;
  out.span = map.span;
  out.id = read.word(map, "id");
  out.shape = read_shape_turns(map, read_repetition(map, read), read);
  out.label = read.text(map, "label");
  out.depth = read.needed(map, "depth");
  out.face = read_face(map, plane, read);
  return out;
}

EngravingSpec read_engraving(const Node& map, Plane plane, ScopedReader& read) {
  const Locals locals(read);
  EngravingSpec out;
  out.span = map.span;
  out.repeat = read_repetition(map, read);
  check_one_of(map, {"text", "line"}, 1, read.found());
  if (const Node* line = child(map, "line")) {
    std::vector<PointSpec> points;
    for (const Node& item : line->items) {
      points.push_back(read.checked_point(item).value_or(PointSpec{}));
    }
    if (line->kind == NodeKind::list && points.size() < 2) {
      read.found()
          .add(kTooFew, line->span,
               {"a line has at least two points", "un trait a au moins deux points"})
          .hint({"add points to `line`", "ajoutez des points à `line`"});
    }
    out.content = std::move(points);
  } else {
    out.content = read.text(map, "text");
  }
  out.at = read.point(map, "at");
  out.height = read.formula(map, "height");
  out.rotate = read.formula(map, "rotate");
  out.depth = read.formula(map, "depth");
  out.face = read_face(map, plane, read);
  return out;
}

void check_opening_ids(const PanelSpec& panel, ScopedReader& read) {
  for (std::size_t i = 0; i < panel.openings.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto& a = panel.openings[j].id;
      const auto& b = panel.openings[i].id;
      if (a && b && a->text == b->text) {
        read.found()
            .add(kNameTakenTwice, b->span,
                 fill({"this panel has two openings {0}", "ce panneau a deux ouvertures {0}"},
                      {quote(b->text)}))
            .also(a->span, {"first here", "d'abord ici"})
            .hint({"rename one of them", "renommez l'une des deux"});
        return;
      }
    }
  }
}

void read_outline(const Node& map, PanelSpec& out, ScopedReader& read) {
  check_one_of(map, {"size", "outline"}, 1, read.found());
  out.size = read.point(map, "size");
  const Node* outline = child(map, "outline");
  if (outline != nullptr && outline->kind == NodeKind::map) {
    out.outline = read_shape(*outline, read);
  }
  const Entry* corners = map.find("corners");
  if (corners == nullptr) {
    return;
  }
  out.corners = read_corners(corners->value, read);
  if (outline != nullptr) {
    read.found()
        .add(kSaidTwice, corners->key.span,
             {"`corners` rounds a panel given by `size`, and this one has an `outline`",
              "`corners` arrondit un panneau donné par `size`, et celui-ci a un `outline`"})
        .hint({"give the radii in the outline", "donnez les rayons dans le contour"});
  }
}

/// The plane square to an axis, and the faces seen along it.
Plane plane_facing(Axis axis) {
  if (axis == Axis::x) return Plane::yz;
  return axis == Axis::y ? Plane::xz : Plane::xy;
}

BarSpec read_stick(const Node& map, ScopedReader& read) {
  BarSpec bar;
  bar.length = read.needed(map, "length");
  bar.along = axis_of(read.needed_word(map, "along").text).value_or(Axis::z);
  const auto face = read.word(map, "face");
  if (!face) return bar;
  bar.face = axis_of(face->text);
  if (bar.face == bar.along) {
    read.found()
        .add(kNotInPlane, face->span,
             fill({"a bar along {0} has no face that looks along {0}",
                   "une barre le long de {0} n'a pas de face qui regarde selon {0}"},
                  {quote(face->text)}))
        .hint({"name one of the two other axes", "nommez l'un des deux autres axes"});
  }
  return bar;
}

}  // namespace

PlaceSpec read_place(const Node& map, ScopedReader& read) {
  return {read.formula(map, "x"), read.formula(map, "y"), read.formula(map, "z"), map.span};
}

std::vector<TurnSpec> read_turns(const Node& element, ScopedReader& read) {
  std::vector<TurnSpec> out;
  for_each_map(element, "turn", [&](const Node& map) {
    TurnSpec turn;
    turn.span = map.span;
    turn.axis = axis_of(read.needed_word(map, "axis").text).value_or(Axis::z);
    turn.angle = read.needed(map, "angle");
    if (const Node* through = child(map, "through")) {
      turn.through = read_place(*through, read);
    }
    out.push_back(std::move(turn));
  });
  return out;
}

namespace {

/// What panels and bars have in common but for their openings and pockets, which need the plane.
PanelSpec read_element(const Entry& entry, ScopedReader& read) {
  const Node& map = entry.value;
  PanelSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.span = entry.key.span;
  out.repeat = read_repetition(map, read);
  out.label = read.text(map, "label");
  out.material = read.needed_word(map, "material");
  out.at.span = entry.key.span;
  if (const Node* at = child(map, "at")) {
    out.at = read_place(*at, read);
  }
  out.turns = read_turns(map, read);
  out.colour = read.word(map, "colour");
  check_colour(out.colour, read.found());
  return out;
}

void read_cuts(const Node& map, PanelSpec& out, ScopedReader& read) {
  for_each_map(map, "openings",
               [&](const Node& item) { out.openings.push_back(read_opening(item, read)); });
  for_each_map(map, "pockets", [&](const Node& item) {
    out.pockets.push_back(read_pocket(item, out.plane, read));
  });
  check_opening_ids(out, read);
}

}  // namespace

PanelSpec read_panel(const Entry& entry, ScopedReader& read) {
  const Locals locals(read);
  const Node& map = entry.value;
  PanelSpec out = read_element(entry, read);
  const Word plane = read.needed_word(map, "lies_in");
  for (const PlaneInfo& info : kPlanes) {
    out.plane = plane.text == info.name ? info.plane : out.plane;
  }
  read_outline(map, out, read);
  read_cuts(map, out, read);
  for_each_map(map, "engrave", [&](const Node& item) {
    out.engravings.push_back(read_engraving(item, out.plane, read));
  });
  out.grain = read_grain(map, out.plane, read);
  out.surface = read.word(map, "surface");
  return out;
}

PanelSpec read_bar(const Entry& entry, ScopedReader& read) {
  const Locals locals(read);
  const Node& map = entry.value;
  PanelSpec out = read_element(entry, read);
  out.bar = read_stick(map, read);
  const Axis usual = out.bar->along == Axis::y ? Axis::z : Axis::y;
  out.plane = plane_facing(out.bar->face.value_or(usual));
  out.grain = out.bar->along;
  read_cuts(map, out, read);
  return out;
}

}  // namespace plano::spec
