// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/split.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "joints/puzzle.h"
#include "panels/openings.h"
#include "panels/seam_place.h"
#include "panels/sheet_room.h"
#include "panels/split_wording.h"
#include "panels/wording.h"

namespace plano::panels {

namespace {

using geometry::Box;
using geometry::Point;
using geometry::Shape;
using joints::BackFace;
using model::FaceSide;

/// A face looks towards an axis of the world if it leans from it by less than this (45 degrees).
constexpr double kLooksTowards = 0.7;

std::string numbered(const std::string& id, std::size_t number) {
  return id + std::to_string(number);
}

/// Which face of the panel looks the way the word says, as the panel stands; none if neither does.
std::optional<FaceSide> face_towards(const geometry::Placement& place, BackFace word) {
  geometry::Vec3 way;
  switch (word) {
    case BackFace::top:
      way = {0, 0, 1};
      break;
    case BackFace::bottom:
      way = {0, 0, -1};
      break;
    case BackFace::front:
      way = {0, -1, 0};
      break;
    case BackFace::back:
      way = {0, 1, 0};
      break;
    case BackFace::left:
      way = {-1, 0, 0};
      break;
    case BackFace::right:
      way = {1, 0, 0};
      break;
    default:
      return std::nullopt;
  }
  const double cosine = geometry::dot(place.w, way);
  if (std::fabs(cosine) < kLooksTowards) return std::nullopt;
  return cosine > 0 ? FaceSide::top : FaceSide::bottom;
}

/// The faces to try, the better first: hidden below, at the back or at the left.
std::vector<FaceSide> faces_to_try(const geometry::Placement& place) {
  const geometry::Vec3 w = place.w;
  const double shows = std::fabs(w.z) >= kLooksTowards   ? w.z
                       : std::fabs(w.y) >= kLooksTowards ? -w.y
                                                         : w.x;
  if (shows >= 0) return {FaceSide::bottom, FaceSide::top};
  return {FaceSide::top, FaceSide::bottom};
}

/// How a panel is to be split: along which axis, where, with plates on which face.
struct Plan {
  SplitAlong along = SplitAlong::u;
  std::optional<FaceSide> back;
  std::vector<PlacedSeam> seams;
};

class Splitter {
 public:
  Splitter(const model::ResolvedDesign& design, const std::vector<Recipe>& recipes,
           const std::vector<CutPanel>& cut, const Options& options, ShapeCache& shapes,
           Findings& findings, diagnostics::Diagnostics& found)
      : design_(design),
        recipes_(recipes),
        cut_(cut),
        options_(options),
        shapes_(shapes),
        findings_(findings),
        found_(found) {}

  std::optional<Split> run() {
    const std::size_t before = found_.errors();
    std::map<std::size_t, const model::Joint*> split_by;
    for (const model::Joint& joint : design_.joints) {
      const joints::JointType* type = joints::find_joint_type(joint.type);
      if (type == nullptr || !type->joins_a_panel_with_itself()) continue;
      const std::size_t errors = found_.errors();
      for (const std::size_t panel : joint.from) {
        // What is wrong with one panel is mostly wrong with all: one mistake gives one message.
        if (found_.errors() > errors) break;
        const auto [other, fresh] = split_by.emplace(panel, &joint);
        if (!fresh && other->second != &joint) {
          report_twice(joint, *other->second, design_.panels[panel], found_);
        } else if (fresh) {
          split(joint, panel);
        }
      }
    }
    if (found_.errors() > before || broken_) return std::nullopt;
    for (const CutPanel& panel : cut_) {
      if (!out_.pieces.contains(panel.panel->id)) out_.panels.push_back(panel);
    }
    std::sort(out_.panels.begin(), out_.panels.end(),
              [](const CutPanel& a, const CutPanel& b) { return a.panel->id < b.panel->id; });
    return std::move(out_);
  }

 private:
  void split(const model::Joint& joint, std::size_t index) {
    const model::Panel& panel = design_.panels[index];
    const model::Material& material = design_.materials[panel.material];
    if (model::is_bar(material)) return report_bar(joint, panel, found_);
    const auto at = std::find_if(cut_.begin(), cut_.end(),
                                 [&](const CutPanel& one) { return one.panel == &panel; });
    CHECK(at != cut_.end(), "every panel of the design is cut");
    const Box box = geometry::bounding_box(at->profile);
    const model::Grain grain = model::kept_grain(material, panel.grain);
    if (fits_sheet(material, grain, box.width(), box.height())) return;
    const Recipe& recipe = recipes_[static_cast<std::size_t>(at - cut_.begin())];
    const auto settings =
        joints::read_puzzle(joint, panel.thickness, options_.thinnest_web, found_);
    if (!settings) return;
    const std::optional<Plan> plan = plan_for(joint, recipe, *at, *settings);
    if (plan) cut_up(joint, recipe, *at, *plan);
  }

  // The longer side is cut across; the shorter one where only that helps.
  std::optional<Plan> plan_for(const model::Joint& joint, const Recipe& recipe,
                               const CutPanel& panel, const joints::PuzzleSettings& settings) {
    const model::Material& material = design_.materials[panel.panel->material];
    const Box box = geometry::bounding_box(panel.profile);
    const bool u_first = box.width() >= box.height();
    for (const SplitAlong along :
         {u_first ? SplitAlong::u : SplitAlong::v, u_first ? SplitAlong::v : SplitAlong::u}) {
      Length reach;
      for (const Extent& extent : extents_of(material, panel.panel->grain)) {
        const bool u = along == SplitAlong::u;
        const bool enters = u ? box.height() <= extent.v : box.width() <= extent.u;
        if (enters) reach = std::max(reach, u ? extent.u : extent.v);
      }
      if (reach > Length()) return plan_along(joint, recipe, panel, settings, along, reach);
    }
    report_too_large(joint, *panel.panel, material, box, found_);
    return std::nullopt;
  }

  std::optional<Plan> plan_along(const model::Joint& joint, const Recipe& recipe,
                                 const CutPanel& panel, const joints::PuzzleSettings& settings,
                                 SplitAlong along, Length reach) {
    const Ground ground(recipe, panel, cut_, along);
    const model::Panel& whole = *panel.panel;
    SeamTask task{settings, whole.thickness, joint.clearance, options_.thinnest_web, reach, {}};
    std::vector<FaceSide> faces = faces_to_try(whole.placement);
    if (settings.back != BackFace::any && settings.back != BackFace::none) {
      const auto face = face_towards(whole.placement, settings.back);
      if (!face) {
        report_no_such_face(joint, whole, found_);
        return std::nullopt;
      }
      faces = {*face};
    }
    const SeamProblem problem{
        joint, whole, design_.materials[whole.material], geometry::bounding_box(panel.profile),
        along, task};
    auto bare = place_seams(ground, task);
    if (!bare) {
      report(problem, bare.error(), found_);
      return std::nullopt;
    }
    std::optional<Plan> plan;
    if (settings.back == BackFace::none) plan = Plan{along, std::nullopt, std::move(*bare)};
    for (const FaceSide face : faces) {
      if (settings.back == BackFace::none) break;
      task.back = face;
      auto seams = place_seams(ground, task);
      const bool better = seams && (!plan || seams->size() < plan->seams.size());
      if (better) plan = Plan{along, face, std::move(*seams)};
    }
    if (!plan) {
      report_no_room_for_plate(problem, faces.size(), found_);
      return std::nullopt;
    }
    if (plan->seams.front().near) report_near(problem, findings_);
    return plan;
  }

  void cut_up(const model::Joint& joint, const Recipe& recipe, const CutPanel& whole,
              const Plan& plan) {
    const std::size_t count = plan.seams.size() + 1;
    std::vector<std::string>& pieces = out_.pieces[whole.panel->id];
    for (std::size_t k = 0; k < count; ++k) {
      std::optional<CutPanel> piece = piece_of(recipe, whole, plan, k);
      if (!piece) {
        broken_ = true;
        return;
      }
      pieces.push_back(piece->panel->id);
      out_.panels.push_back(std::move(*piece));
    }
    for (std::size_t k = 0; k + 1 < count; ++k) {
      join(joint, pieces[k], pieces[k + 1]);
      for (const Stretch& stretch : plan.seams[k].plates) {
        const std::string plate = add_plate(joint, whole, plan, plan.seams[k], stretch);
        join(joint, pieces[k], plate);
        join(joint, pieces[k + 1], plate);
      }
    }
  }

  void join(const model::Joint& joint, const std::string& a, const std::string& b) {
    out_.joined.push_back(
        {joint.id, joint.type, a, b, joints::ComesApart::glued, {}, {}, joint.span});
  }

  std::optional<CutPanel> piece_of(const Recipe& recipe, const CutPanel& whole, const Plan& plan,
                                   std::size_t k) {
    std::vector<Shape> shares{Shape::covering(geometry::Region{{whole.profile}})};
    if (k > 0) shares.push_back(side_of(whole, plan, plan.seams[k - 1], joints::second_side));
    if (k < plan.seams.size()) {
      shares.push_back(side_of(whole, plan, plan.seams[k], joints::first_side));
    }
    const ShapeCache::Result& profile = shapes_.evaluate(Shape::intersect(std::move(shares)));
    if (!profile) {
      say_reason(profile.error(), whole.panel->id, whole.panel->span, findings_);
      return std::nullopt;
    }
    CHECK(profile->faces.size() == 1, "a seam that crosses the outline twice leaves two pieces");
    CutPanel piece;
    piece.panel = &piece_panel(*whole.panel, k, plan.seams.size() + 1);
    piece.profile = profile->faces.front();
    share_out(whole, plan, k, piece);
    Recipe own = recipe;
    own.panel = piece.panel;
    if (!web_is_sound(own, piece.profile, options_.thinnest_web, findings_)) return std::nullopt;
    return piece;
  }

  Shape side_of(const CutPanel& whole, const Plan& plan, const PlacedSeam& seam,
                geometry::Contour (*side)(const joints::Seam&, Length)) const {
    const Box box = geometry::bounding_box(whole.profile);
    const Length far = 10_mm + box.width() + box.height() +
                       std::max({abs(box.low.x), abs(box.low.y), abs(box.high.x), abs(box.high.y)});
    const geometry::Contour placed =
        geometry::translated(side(seam.seam, far.rounded_to_um()), Point{seam.at, Length()});
    return Shape::of(out_of_seam_frame(placed, plan.along));
  }

  const model::Panel& piece_panel(const model::Panel& whole, std::size_t k, std::size_t count) {
    model::Panel panel = whole;
    panel.id = numbered(whole.id + "/", k + 1);
    panel.label =
        fill({"{0}, {1} of {2}", "{0}, {1} sur {2}"},
             {whole.label.empty() ? Text(whole.id) : whole.label,
              show(static_cast<std::int64_t>(k + 1)), show(static_cast<std::int64_t>(count))});
    out_.made.push_back(std::move(panel));
    return out_.made.back();
  }

  /// What is in the panel goes to the piece it is in; nothing lies across a seam.
  static void share_out(const CutPanel& whole, const Plan& plan, std::size_t k, CutPanel& piece) {
    const auto holds = [&](const Box& box) {
      const Point middle = into_seam_frame(
          {(box.low.x + box.high.x).half(), (box.low.y + box.high.y).half()}, plan.along);
      std::size_t behind = 0;
      for (const PlacedSeam& seam : plan.seams) {
        behind += middle.x > seam.at + seam.seam.reach().half() ? 1 : 0;
      }
      return behind == k;
    };
    for (const PartPocket& pocket : whole.pockets) {
      PartPocket own{{}, pocket.depth, pocket.face};
      for (const geometry::Face& face : pocket.area.faces) {
        if (holds(geometry::bounding_box(face))) own.area.faces.push_back(face);
      }
      if (!own.area.empty()) piece.pockets.push_back(std::move(own));
    }
    const auto share = [&](const auto& all, auto& own, const auto& box_of) {
      for (const auto& one : all) {
        if (holds(box_of(one))) own.push_back(one);
      }
    };
    share(whole.drills, piece.drills, [](const model::Drill& drill) {
      return Box{drill.centre, drill.centre};
    });
    share(whole.bores, piece.bores, [](const model::Bore& bore) { return box_around(bore); });
    share(whole.reliefs, piece.reliefs, [](const joints::ReliefWish& wish) {
      return Box{wish.corner, wish.corner};
    });
    share(whole.engravings, piece.engravings, [](const model::Engraving& engraving) {
      return box_around(engraving).value_or(Box{engraving.at, engraving.at});
    });
  }

  /// Its id.
  std::string add_plate(const model::Joint& joint, const CutPanel& whole, const Plan& plan,
                        const PlacedSeam& seam, Stretch stretch) {
    const model::Panel& panel = *whole.panel;
    const Box box = out_of_seam_frame(
        Box{{seam.plates_from, stretch.low}, {seam.plates_to, stretch.high}}, plan.along);
    std::vector<std::string>& plates = out_.plates[panel.id];
    model::Panel plate;
    plate.id = numbered(panel.id + "/back:", plates.size() + 1);
    plate.group = panel.id + "/back";
    plate.label = fill({"{0}, backing plate", "{0}, plaque de renfort"},
                       {panel.label.empty() ? Text(panel.id) : panel.label});
    plate.material = panel.material;
    plate.thickness = panel.thickness;
    plate.placement = panel.placement;
    plate.placement.origin = panel.placement.at(
        box.low, plan.back == FaceSide::top ? panel.thickness : -panel.thickness);
    plate.outline = Shape::of(geometry::rectangle({}, box.width(), box.height()));
    plate.grain = panel.grain;
    plate.colour = panel.colour;
    plate.span = joint.span;
    out_.made.push_back(std::move(plate));
    CutPanel cut;
    cut.panel = &out_.made.back();
    cut.profile = {geometry::rectangle({}, box.width(), box.height()), {}};
    plates.push_back(cut.panel->id);
    out_.panels.push_back(std::move(cut));
    return plates.back();
  }

  const model::ResolvedDesign& design_;
  const std::vector<Recipe>& recipes_;
  const std::vector<CutPanel>& cut_;
  const Options& options_;
  ShapeCache& shapes_;
  Findings& findings_;
  diagnostics::Diagnostics& found_;
  Split out_;
  bool broken_ = false;
};

}  // namespace

std::optional<Split> split_panels(const model::ResolvedDesign& design,
                                  const std::vector<Recipe>& recipes,
                                  const std::vector<CutPanel>& cut, const Options& options,
                                  ShapeCache& shapes, Findings& findings,
                                  diagnostics::Diagnostics& found) {
  return Splitter(design, recipes, cut, options, shapes, findings, found).run();
}

}  // namespace plano::panels
