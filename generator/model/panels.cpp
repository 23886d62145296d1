// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "base/check.h"
#include "model/bars.h"
#include "model/codes.h"
#include "model/corners.h"
#include "model/loops.h"
#include "model/parts.h"
#include "model/places.h"
#include "model/shapes.h"

namespace plano::model {
namespace {

using geometry::Placement;
using geometry::Shape;
using geometry::Vec3;

// What an engraving is unless the author says otherwise: capitals one reads at arm's length, as
// deep as a scratch that survives sanding.
constexpr Length kCapitalHeight = 20_mm;
constexpr Length kEngravingDepth = 500_um;

/// The frame of a panel whose smallest corner is at `at`: thickness grows in +, and (u, v, w) stays
/// right-handed. For xz that puts the bottom face at the back and turns w to the front.
Placement standing(spec::Plane plane, Vec3 at, Length thickness) {
  switch (plane) {
    case spec::Plane::xy:
      return {at, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    case spec::Plane::xz:
      return {{at.x, at.y + thickness.mm(), at.z}, {1, 0, 0}, {0, 0, 1}, {0, -1, 0}};
    case spec::Plane::yz:
      return {at, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}};
  }
  CHECK(false, "a plane of no kind");
}

FaceSide side_of(const std::optional<spec::WorldFace>& face) {
  if (!face) return FaceSide::top;
  const bool top = *face == spec::WorldFace::top || *face == spec::WorldFace::front ||
                   *face == spec::WorldFace::right;
  return top ? FaceSide::top : FaceSide::bottom;
}

Grain grain_of(const std::optional<spec::Axis>& axis, spec::Plane plane) {
  if (!axis) return Grain::any;
  const spec::Axis first = plane == spec::Plane::yz ? spec::Axis::y : spec::Axis::x;
  return *axis == first ? Grain::along_u : Grain::along_v;
}

/// Makes the instances of one `panels:` entry.
class PanelMaker {
 public:
  PanelMaker(Run& run, const spec::PanelSpec& written, std::size_t material)
      : run_(run), written_(written), material_(material) {}

  void make_all() {
    for_each_turn(
        run_, written_.repeat, [&](const std::string& suffix) { return make(suffix); },
        [&](const std::string& suffix) {
          return leave_out(run_, written_.name.text + suffix, written_.span);
        });
  }

 private:
  const Material& material() const { return run_.design.materials[material_]; }
  Length thickness() const { return written_.bar ? bar_.thickness : material().thickness; }
  spec::Plane plane() const { return written_.bar ? bar_.plane : written_.plane; }

  bool make(const std::string& suffix) {
    if (run_.placed() >= kMostPanels) {
      return too_many(kMostPanels, {"with this panel there are more than {0}",
                                    "avec ce panneau il y en a plus de {0}"});
    }
    Panel panel;
    if (written_.bar && !measure_bar()) return false;
    panel.id = written_.name.text + suffix;
    panel.group = written_.name.text;
    panel.label = run_.text(written_.label, Text(panel.id));
    panel.material = material_;
    panel.thickness = thickness();
    panel.grain = material().round ? Grain::any : grain_of(written_.grain, written_.plane);
    panel.surface = Run::word(written_.surface);
    panel.colour = Run::word(written_.colour);
    panel.span = written_.span;
    const bool fine = place(panel) && draw_outline(panel) && draw_openings(panel) &&
                      draw_pockets(panel) && draw_engravings(panel);
    if (fine) run_.design.panels.push_back(std::move(panel));
    return fine;
  }

  bool too_many(std::size_t limit, const Text& message) {
    run_.found
        .add(kTooManyElements, written_.span,
             fill(message, {show(static_cast<std::int64_t>(limit))}))
        .hint({"split the design", "partagez le modèle"});
    return false;
  }

  bool place(Panel& panel) {
    const std::optional<Vec3> at = evaluate_place(run_, written_.at);
    if (!at) return false;
    const auto turned = turned_by(run_, standing(plane(), *at, thickness()), written_.turns, *at);
    if (!turned) return false;
    panel.placement = *turned;
    return is_near(run_, panel.placement, panel.id,
                   written_.at.span.known() ? written_.at.span : written_.span);
  }

  /// Works out `bar_` for this turn of the loop.
  bool measure_bar() {
    const std::optional<Length> length = positive_length(run_, written_.bar->length);
    if (!length || !fits_its_stock(run_, written_, material(), *length)) return false;
    bar_ = shape_of_bar(*written_.bar, written_.plane, material(), length->rounded_to_um());
    return true;
  }

  bool draw_outline(Panel& panel) {
    if (written_.bar) {
      panel.outline = bar_.outline;
      return true;
    }
    if (written_.size) {
      std::optional<Shape> shape = sized_panel(run_, *written_.size, written_.corners);
      if (!shape) return false;
      panel.outline = std::move(*shape);
      return true;
    }
    std::vector<Shape> shapes;
    if (!append_shapes(run_, *written_.outline, Frame(), shapes)) return false;
    if (shapes.empty()) {
      run_.found.add(
          kNoOutline, written_.outline->span,
          fill({"nothing is left of the outline of {0}", "il ne reste rien du contour de {0}"},
               {quote(panel.id)}));
      return false;
    }
    panel.outline = shapes.size() == 1 ? std::move(shapes[0]) : Shape::unite(std::move(shapes));
    return true;
  }

  /// Draws each turn of a shape and hands it on with its id.
  template <class Receive>
  bool draw_each(const spec::ShapeSpec& shape, const std::optional<spec::Word>& id,
                 const char* what, std::size_t number, Receive receive) {
    return for_each_turn(run_, shape.repeat, [&](const std::string& suffix) {
      std::optional<Shape> drawn = shape_once(run_, shape, Frame());
      if (!drawn) return false;
      if (drawn->empty()) return true;
      const std::string name = id ? id->text : what + std::string("-") + std::to_string(number + 1);
      return receive(name + suffix, std::move(*drawn));
    });
  }

  /// Whether the panel may have one more; `name` is the element that would be too many.
  bool room_for(const Panel& panel, const std::string& name, Span span) {
    if (panel.openings.size() + panel.pockets.size() + panel.engravings.size() < kMostCuts) {
      return true;
    }
    run_.found
        .add(kTooManyCuts, span,
             fill({"with {0}, {1} has more than {2} openings, pockets and engravings",
                   "avec {0}, {1} a plus de {2} ouvertures, poches et gravures"},
                  {quote(name), quote(panel.id), show(static_cast<std::int64_t>(kMostCuts))}))
        .hint({"let its loop turn less often", "faites faire moins de tours à sa boucle"});
    return false;
  }

  bool draw_openings(Panel& panel) {
    for (std::size_t i = 0; i < written_.openings.size(); ++i) {
      const spec::OpeningSpec& opening = written_.openings[i];
      const bool fine =
          draw_each(opening.shape, opening.id, "opening", i, [&](std::string id, Shape shape) {
            if (!room_for(panel, id, opening.span)) return false;
            const auto open =
                opening.open_edge ? run_.evaluate.flag(*opening.open_edge) : std::optional(false);
            if (!open) return false;
            panel.openings.push_back({std::move(id), std::move(shape), *open, opening.span});
            return true;
          });
      if (!fine) return false;
    }
    return true;
  }

  bool draw_pockets(Panel& panel) {
    for (std::size_t i = 0; i < written_.pockets.size(); ++i) {
      const spec::PocketSpec& pocket = written_.pockets[i];
      const bool fine =
          draw_each(pocket.shape, pocket.id, "pocket", i, [&](std::string id, Shape shape) {
            if (!room_for(panel, id, pocket.span)) return false;
            const std::optional<Length> depth = depth_of(pocket.depth);
            if (!depth) return false;
            panel.pockets.push_back(
                {std::move(id), std::move(shape), *depth, side_of(pocket.face), pocket.span});
            return true;
          });
      if (!fine) return false;
    }
    return true;
  }

  /// Above zero and below the thickness.
  std::optional<Length> depth_of(const spec::Expression& formula) {
    const std::optional<Length> depth = positive_length(run_, formula);
    if (!depth || *depth < thickness()) return depth;
    run_.found
        .add(kDepthBeyondThickness, formula.span(),
             fill({"{0} deep in a panel {1} thick", "{0} de profondeur dans un panneau de {1}"},
                  {show(*depth), show(thickness())}))
        .hint({"for a hole through the panel use `openings:`",
               "pour percer de part en part, utilisez `openings:`"});
    return std::nullopt;
  }

  bool draw_engravings(Panel& panel) {
    for (const spec::EngravingSpec& written : written_.engravings) {
      const bool fine = for_each_turn(run_, written.repeat, [&](const std::string& suffix) {
        if (!room_for(panel, "engraving" + suffix, written.span)) return false;
        std::optional<Engraving> engraving = engrave(written);
        if (!engraving) return false;
        panel.engravings.push_back(std::move(*engraving));
        return true;
      });
      if (!fine) return false;
    }
    return true;
  }

  std::optional<Engraving> engrave(const spec::EngravingSpec& written) {
    const auto at = written.at ? evaluate_point(run_, *written.at) : geometry::Point{};
    const auto turn =
        written.rotate ? run_.evaluate.angle(*written.rotate) : std::optional(Angle());
    const auto depth = written.depth ? depth_of(*written.depth) : std::optional(kEngravingDepth);
    const auto height =
        written.height ? positive_length(run_, *written.height) : std::optional(kCapitalHeight);
    if (!at || !turn || !depth || !height) return std::nullopt;
    Engraving engraving;
    engraving.at = *at;
    engraving.height = *height;
    engraving.direction = *turn;
    engraving.depth = *depth;
    engraving.face = side_of(written.face);
    engraving.span = written.span;
    if (const auto* words = std::get_if<spec::TextSpec>(&written.content)) {
      const std::optional<Text> text = run_.evaluate.text(*words);
      if (!text) return std::nullopt;
      engraving.content = *text;
      return engraving;
    }
    const Frame frame = Frame().moved_to({at->x.mm(), at->y.mm()}).turned_about({}, *turn);
    std::vector<geometry::Point> line;
    for (const spec::PointSpec& point : std::get<std::vector<spec::PointSpec>>(written.content)) {
      const auto own = evaluate_point(run_, point);
      if (!own) return std::nullopt;
      line.push_back(frame.point(*own));
    }
    engraving.content = std::move(line);
    return engraving;
  }

  Run& run_;
  const spec::PanelSpec& written_;
  std::size_t material_;
  BarShape bar_;
};

}  // namespace

void refuse_repeated_ids(Run& run) {
  std::vector<std::pair<std::string, std::size_t>> ids;
  for (std::size_t i = 0; i < run.design.panels.size(); ++i) {
    ids.emplace_back(run.design.panels[i].id, i);
  }
  std::sort(ids.begin(), ids.end());
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (ids[i].first != ids[i - 1].first) continue;
    run.found.add(kRepeatedInstance, run.design.panels[ids[i].second].span,
                  fill({"two panels would be called {0}", "deux panneaux s'appelleraient {0}"},
                       {quote(ids[i].first)}));
  }
}

void place_panels(Run& run) {
  for (const spec::PanelSpec& written : run.spec.panels) {
    std::size_t material = 0;
    while (material < run.design.materials.size() &&
           run.design.materials[material].name != written.material.text) {
      ++material;
    }
    CHECK(material < run.design.materials.size(), "bind let through " + written.material.text);
    if (!stock_suits(run, written, run.design.materials[material])) continue;
    PanelMaker(run, written, material).make_all();
  }
  refuse_repeated_ids(run);
}

}  // namespace plano::model
