// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/dxf_drawer.h"

#include <algorithm>
#include <array>

#include "base/trig.h"
#include "diagnostics/display.h"
#include "foreign/codes.h"

namespace plano::foreign {
namespace {

constexpr int kInvisible = 60;
constexpr int kPaperSpace = 67;
// POLYLINE, code 70: meshes and bodies of faces are no outlines.
constexpr int kMesh = 16 | 64;
// Belongs to the entity before it, or says nothing that could be cut.
constexpr std::array<std::string_view, 4> kSilent = {"VERTEX", "SEQEND", "ATTRIB", "ATTDEF"};
constexpr std::array<std::string_view, 8> kDrawing = {"LINE",     "ARC",     "CIRCLE", "LWPOLYLINE",
                                                      "POLYLINE", "ELLIPSE", "SPLINE", "INSERT"};

/// Of entities in a frame of their own: looked at from below, x runs the other way. Nothing where
/// the frame is tilted.
std::optional<Affine> own_frame(const DxfValues& values) {
  constexpr double kUpright = 1e-9;  // of a unit vector
  const double x = values.real(210, 0);
  const double y = values.real(220, 0);
  const double z = values.real(230, 1);
  if (std::fabs(x) > kUpright || std::fabs(y) > kUpright || z == 0) return std::nullopt;
  return z > 0 ? Affine{} : Affine{-1, 0, 0, 1, 0, 0};
}

bool has_own_frame(std::string_view type) {
  return type == "ARC" || type == "CIRCLE" || type == "LWPOLYLINE" || type == "POLYLINE" ||
         type == "INSERT";
}

}  // namespace

diagnostics::Span DxfDrawer::span_of(const DxfEntity& entity) const {
  return {source_, entity.type_at, entity.type_at + static_cast<std::uint32_t>(entity.type.size())};
}

const DxfDrawer::Layer& DxfDrawer::layer_of(std::string_view bytes) {
  const std::string name = name_of(bytes);
  const auto [known, is_new] = layers_.try_emplace(folded(name), Layer{name});
  if (!is_new) return known->second;
  const auto of_table = file_.layers.find(known->first);
  const bool hidden = of_table != file_.layers.end() && !of_table->second.shown;
  const bool numbered =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_one_of(name, skip_layers_) || (is_never_cut(name) && numbered)) {
    known->second.fate = Fate::skipped;
  } else if (is_never_cut(name) || hidden) {
    known->second.fate = Fate::left_out;
  }
  return known->second;
}

std::vector<std::string> DxfDrawer::layers() const {
  std::map<std::string, std::string> all;
  for (const auto& [folded, layer] : layers_) all.emplace(folded, layer.name);
  for (const auto& [folded, layer] : file_.layers) all.emplace(folded, layer.name);
  std::vector<std::string> names;
  for (const auto& [folded, name] : all) names.push_back(name);
  return names;
}

void DxfDrawer::skip(const Layer& layer, std::string_view type) {
  ++made_.skipped[layer.name];
  const bool draws = std::find(kDrawing.begin(), kDrawing.end(), type) != kDrawing.end();
  if (layer.fate == Fate::left_out && draws) ++made_.unasked[layer.name];
}

void DxfDrawer::stop(const Text& message) {
  if (!stopped_) {
    found_.add(kTooMuch, {}, message)
        .hint({"draw each part once and ask for copies: --copies",
               "dessinez chaque pièce une fois et demandez des exemplaires : --copies"});
  }
  stopped_ = true;
  failed_ = true;
}

bool DxfDrawer::counts(std::size_t pieces) {
  pieces_ += pieces;
  if (pieces_ <= kMostPieces) return true;
  stop(fill({"the drawing has more than {0} lines and arcs, blocks counted as often as they are "
             "inserted",
             "le dessin a plus de {0} lignes et arcs, les blocs comptés autant de fois qu’ils sont "
             "insérés"},
            {show(static_cast<std::int64_t>(kMostPieces))}));
  return false;
}

bool DxfDrawer::reads(const DxfEntity& entity) {
  constexpr std::size_t kEach = 64;  // bytes that looking at the shortest entity costs as much as
  bytes_ += entity.end - entity.begin + kEach;
  if (bytes_ <= kMostBytesDrawn) return true;
  stop({"the drawing’s blocks are inserted too often for all they hold, cut or not",
        "les blocs du dessin sont insérés trop souvent pour tout ce qu’ils contiennent, découpé ou "
        "non"});
  return false;
}

std::optional<geometry::Point> DxfDrawer::point(Spot mm, const Curve& curve) {
  const auto on = on_lattice(mm);
  if (!on && !failed_) {
    found_
        .add(kBadNumber, curve.span,
             fill({"{0} on layer {1} lies more than {2} from the origin",
                   "{0} du calque {1} se trouve à plus de {2} de l’origine"},
                  {Text(std::string(type_)), quote(curve.layer), show(kFarthest)}))
        .hint({"move the drawing to its origin, or give the right unit with --unit",
               "ramenez le dessin à son origine, ou donnez la bonne unité avec --unit"});
  }
  failed_ = failed_ || !on;
  return on;
}

void DxfDrawer::refuse(const Curve& curve, std::string_view type, Spot mm, const Text& why) {
  refuse(curve, type, mm, why,
         {"explode it, or turn it into a polyline, in the drawing program",
          "décomposez-le, ou convertissez-le en polyligne, dans le logiciel de dessin"});
}

void DxfDrawer::refuse(const Curve& curve, std::string_view type, Spot mm, const Text& why,
                       const Text& hint) {
  failed_ = true;
  const auto place = on_lattice(mm);
  found_
      .add(kEntityRefused, curve.span,
           fill({"{0} on layer {1}, at {2}: {3}", "{0} du calque {1}, en {2} : {3}"},
                {Text(std::string(type)), quote(curve.layer),
                 place ? place_text(*place) : Text("?"), why}))
      .hint(hint);
}

bool DxfDrawer::reports_bad(const DxfValues& values, const Curve& curve) {
  if (!values.bad()) return false;
  const DxfGroup& bad = *values.bad();
  failed_ = true;
  found_
      .add(kBadNumber, {source_, bad.at, bad.at + static_cast<std::uint32_t>(bad.value.size())},
           fill({"{0} on layer {1}: {2} is not a number",
                 "{0} du calque {1} : {2} n’est pas un nombre"},
                {Text(std::string(type_)), quote(curve.layer), quote(bad.value)}))
      .hint({"save the drawing again in the program that made it",
             "enregistrez de nouveau le dessin dans le logiciel d’origine"});
  return true;
}

void DxfDrawer::keep(Curve curve) {
  if (curve.pieces.empty()) return;
  made_.curves.push_back(std::move(curve));
}

bool DxfDrawer::draw_all(double unit_in_mm) {
  draw(file_.entities, {{unit_in_mm, 0, 0, unit_in_mm, 0, 0}, {}, 0});
  return !failed_;
}

void DxfDrawer::draw(const Entities& entities, const Frame& frame) {
  for (std::size_t i = 0; i < entities.size() && !stopped_;) i = draw_one(entities, i, frame);
}

std::size_t DxfDrawer::draw_one(const Entities& entities, std::size_t i, const Frame& frame) {
  const DxfEntity& entity = entities[i];
  std::size_t next = i + 1;
  if (!reads(entity)) return next;
  if (entity.type == "POLYLINE") {
    while (next < entities.size() && entities[next].type == "VERTEX" && reads(entities[next])) {
      ++next;
    }
  }
  if (std::find(kSilent.begin(), kSilent.end(), entity.type) != kSilent.end()) return next;
  const DxfValues values(file_.text, entity);
  if (values.whole(kPaperSpace) == 1 || values.whole(kInvisible) == 1) return next;
  const bool as_block = values.layer() == "0" && !frame.layer.empty();
  const Layer& layer = layer_of(as_block ? frame.layer : values.layer());
  if (layer.fate != Fate::drawn) {
    skip(layer, entity.type);
    return next;
  }
  type_ = entity.type;
  Curve curve{{}, false, layer.name, span_of(entity)};
  if (reports_bad(values, curve)) return next;
  Affine to_mm = frame.to_mm;
  if (has_own_frame(entity.type)) {
    const auto own = own_frame(values);
    if (!own) {
      refuse(curve, type_, to_mm({values.real(10), values.real(20)}),
             {"it is drawn in a tilted plane", "il est dessiné dans un plan incliné"});
      return next;
    }
    to_mm = after(to_mm, *own);
  }
  if (entity.type == "LINE") {
    line(values, to_mm, curve);
  } else if (entity.type == "ARC" || entity.type == "CIRCLE") {
    arc(values, to_mm, curve);
  } else if (entity.type == "LWPOLYLINE") {
    lwpolyline(entity, values, to_mm, curve);
  } else if (entity.type == "POLYLINE" && (values.whole(70) & kMesh) == 0) {
    polyline(entities, i + 1, next, values, to_mm, curve);
  } else if (entity.type == "ELLIPSE") {
    ellipse(values, to_mm, curve);
  } else if (entity.type == "SPLINE") {
    spline(entity, values, to_mm, curve);
  } else if (entity.type == "INSERT") {
    insert(entity, values, {to_mm, frame.layer, frame.depth}, layer.name);
  } else {
    ++made_.left_out[diagnostics::printable(entity.type.substr(0, 40))];
  }
  keep(std::move(curve));
  return next;
}

void DxfDrawer::insert(const DxfEntity& entity, const DxfValues& values, const Frame& frame,
                       std::string_view layer) {
  const auto trouble = [&](const Text& what) {
    if (!failed_) {
      found_.add(kBlockTrouble, span_of(entity), what)
          .hint({"explode the blocks of the drawing, or purge and save it again",
                 "décomposez les blocs du dessin, ou purgez-le et enregistrez-le de nouveau"});
    }
    failed_ = true;
  };
  const DxfBlock* const block = file_.find_block(values.name());
  if (block == nullptr) {
    return trouble(fill({"the drawing inserts a block {0} that it does not hold",
                         "le dessin insère un bloc {0} qu’il ne contient pas"},
                        {quote(name_of(values.name()))}));
  }
  if (frame.depth >= kDeepestBlock) {
    stopped_ = true;
    return trouble(
        fill({"blocks within blocks deeper than {0}: {1}",
              "des blocs imbriqués à plus de {0} niveaux : {1}"},
             {show(static_cast<std::int64_t>(kDeepestBlock)), quote(name_of(values.name()))}));
  }
  const double turn = std::fmod(values.real(50), 360);
  const double c = cos_degrees(turn);
  const double s = sin_degrees(turn);
  const double sx = values.real(41, 1);
  const double sy = values.real(42, 1);
  const DxfBlock& inside = *block;
  for (int row = 0; row < std::max(1, values.whole(71, 1)) && !stopped_; ++row) {
    for (int column = 0; column < std::max(1, values.whole(70, 1)) && !stopped_; ++column) {
      if (!counts(1)) return;
      // Rows and columns turn with the block and are not scaled.
      const double dx = column * values.real(44);
      const double dy = row * values.real(45);
      const Affine placed{c * sx,
                          -s * sy,
                          s * sx,
                          c * sy,
                          values.real(10) + c * dx - s * dy,
                          values.real(20) + s * dx + c * dy};
      const Affine to_base{1, 0, 0, 1, -inside.base_x, -inside.base_y};
      draw(inside.entities, {after(frame.to_mm, after(placed, to_base)), layer, frame.depth + 1});
    }
  }
}

}  // namespace plano::foreign
