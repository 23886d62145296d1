// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/cut_panel.h"

#include <algorithm>

#include "panels/codes.h"
#include "panels/engraving.h"
#include "panels/openings.h"
#include "panels/wording.h"

namespace plano::panels {

namespace {

using geometry::Region;
using geometry::Shape;
using geometry::exact::Reason;

void mix(std::uint64_t& hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x100000001b3ULL;  // FNV-1a, 64 bits at a time
  hash ^= hash >> 29;
}

void mix(std::uint64_t& hash, const Shape& shape) {
  mix(hash, static_cast<std::uint64_t>(shape.kind()));
  if (shape.kind() == Shape::Kind::contour) {
    for (const geometry::Edge& edge : shape.contour().edges) {
      mix(hash, static_cast<std::uint64_t>(edge.start.x.nm()));
      mix(hash, static_cast<std::uint64_t>(edge.start.y.nm()));
      if (edge.arc) mix(hash, static_cast<std::uint64_t>(edge.arc->radius.nm()));
    }
  }
  for (const Shape& operand : shape.operands()) mix(hash, operand);
}

const diagnostics::Code& code_of(Reason::Kind kind) {
  switch (kind) {
    case Reason::Kind::input_not_simple:
      return kCrossesItself;
    case Reason::Kind::point_contact:
      return kPointContact;
    case Reason::Kind::sliver:
      return kSliver;
    case Reason::Kind::too_large:
      return kTooManyEdges;
    case Reason::Kind::kernel:
      break;
  }
  return kNotComputed;
}

/// The one piece that is left, or nothing after saying why there is not one.
const geometry::Face* one_piece(const Recipe& recipe, const ShapeCache::Result& profile,
                                Findings& findings) {
  const model::Panel& panel = *recipe.panel;
  if (!profile) {
    say_reason(profile.error(), panel.id, panel.span, findings);
    return nullptr;
  }
  if (profile->faces.empty()) {
    findings.add(kNothingLeft, panel.span,
                 fill({"nothing is left of panel `{0}`", "il ne reste rien du panneau `{0}`"},
                      {Text(panel.id)}),
                 {"check the sizes and places of its openings",
                  "vérifiez la taille et la place de ses ouvertures"});
    return nullptr;
  }
  if (profile->faces.size() == 1) return &profile->faces.front();
  const auto by_area = [](const geometry::Face& a, const geometry::Face& b) {
    return geometry::area(a) < geometry::area(b);
  };
  const auto& faces = profile->faces;
  const geometry::Face& least = *std::min_element(faces.begin(), faces.end(), by_area);
  const geometry::Box box = geometry::bounding_box(least);
  findings.add(
      kCutIntoPieces, panel.span,
      fill({"panel `{0}` falls into {1} pieces; the smallest ({2} × {3}) is at {4}",
            "le panneau `{0}` tombe en {1} morceaux ; le plus petit ({2} × {3}) est à {4}"},
           {Text(panel.id), show(static_cast<std::int64_t>(faces.size())), show(box.width()),
            show(box.height()), show_place(box.low)}),
      {"make its openings smaller or move them, or declare the pieces as panels",
       "réduisez ou déplacez ses ouvertures, ou déclarez les morceaux comme panneaux"});
  return nullptr;
}

}  // namespace

const ShapeCache::Result& ShapeCache::evaluate(const Shape& shape) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  mix(hash, shape);
  const auto [first, last] = by_hash_.equal_range(hash);
  for (auto it = first; it != last; ++it) {
    if (it->second.first == shape) return it->second.second;
  }
  const auto added = by_hash_.emplace(hash, std::pair(shape, geometry::exact::evaluate(shape)));
  return added->second.second;
}

bool ShapeCache::share_area(const geometry::Region& a, const geometry::Region& b) {
  const Result& common = evaluate(Shape::intersect({Shape::covering(a), Shape::covering(b)}));
  return !common || !common->empty();
}

void Findings::add(const diagnostics::Code& code, diagnostics::Span span, Text message, Text hint) {
  if (span.known() && !said_.insert({code.id, span.source, span.begin, span.end}).second) return;
  found_.add(code, span, std::move(message)).hint(std::move(hint));
}

void say_reason(const Reason& reason, const std::string& panel, diagnostics::Span span,
                Findings& findings) {
  using Kind = Reason::Kind;
  Text message;
  Text hint;
  switch (reason.kind) {
    case Kind::input_not_simple:
      message = {"an outline of panel `{0}` crosses or touches itself at {1}",
                 "un contour du panneau `{0}` se croise ou se touche à {1}"};
      hint = {"check the order of its points and their radii",
              "vérifiez l'ordre de ses points et leurs rayons"};
      break;
    case Kind::point_contact:
      message = {"in panel `{0}`, two edges meet in a single point at {1}",
                 "dans le panneau `{0}`, deux bords se touchent en un seul point à {1}"};
      hint = {"move one of them so that they are clearly apart or clearly overlap",
              "déplacez l'un d'eux pour qu'ils soient franchement séparés ou franchement réunis"};
      break;
    case Kind::sliver:
      message = {"in panel `{0}`, an edge or gap of less than 2 µm is left at {1}",
                 "dans le panneau `{0}`, il reste un bord ou un écart de moins de 2 µm à {1}"};
      hint = {"two formulas should give the same place here: use one value for both",
              "deux formules devraient donner ici la même place : employez une seule valeur"};
      break;
    case Kind::too_large:
      message = {"panel `{0}` has too many edges or reaches beyond 100 m, at {1}",
                 "le panneau `{0}` a trop de bords ou dépasse 100 m, à {1}"};
      hint = {"look for a loop or a formula that has run away",
              "cherchez une boucle ou une formule qui s'est emballée"};
      break;
    case Kind::kernel:
      message = {"the shape of panel `{0}` could not be computed, at {1}",
                 "la forme du panneau `{0}` n'a pas pu être calculée, à {1}"};
      hint = {"please report this with the design file",
              "merci de le signaler avec le fichier de la conception"};
      break;
  }
  findings.add(code_of(reason.kind), span, fill(message, {Text(panel), show_place(reason.place)}),
               std::move(hint));
}

Text show_place(geometry::Point place) {
  return fill({"u = {0}, v = {1}", "u = {0}, v = {1}"}, {show(place.x), show(place.y)});
}

std::optional<CutPanel> cut_panel(const Recipe& recipe, Length thinnest_web, ShapeCache& shapes,
                                  Findings& findings) {
  const ShapeCache::Result& profile = shapes.evaluate(recipe.profile());
  bool sound = openings_are_sound(recipe, profile ? &*profile : nullptr, shapes, findings);
  const geometry::Face* face = sound ? one_piece(recipe, profile, findings) : nullptr;
  if (face == nullptr) return std::nullopt;
  CutPanel cut{recipe.panel,      *face,         {}, recipe.drills, recipe.bores,
               recipe.engravings, recipe.reliefs};
  sound = web_is_sound(recipe, *face, thinnest_web, findings);
  sound = engravings_are_sound(recipe, *face, shapes, findings) && sound;
  auto pockets = sound_pockets(recipe, *face, shapes, findings);
  if (!sound || !pockets) return std::nullopt;
  cut.pockets = std::move(*pockets);
  return cut;
}

}  // namespace plano::panels
