// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/bar_work.h"

#include <algorithm>
#include <tuple>

#include "base/check.h"
#include "fabrication/cut_list.h"
#include "geometry/exact/evaluate.h"

namespace plano::fabrication {
namespace {

using geometry::Point;
using geometry::Shape;
using geometry::Vec3;

// Boxes of areas are rounded outwards, to the micrometre; areas with them.
constexpr Length kAtBorder = 2_um;
constexpr double kRoundedOffMm2 = 1;

class Work {
 public:
  Work(const panels::Part& part, const model::Material& material)
      : part_(part), round_(material.round), lie_(part, material) {}

  std::vector<BarWork> all() {
    // Of a round bar the profile is the section it is bought with.
    for (const geometry::Contour& hole : part_.profile.holes) {
      if (!round_) add_area(hole, std::nullopt, model::FaceSide::top);
    }
    for (const panels::PartPocket& pocket : part_.pockets) {
      for (const geometry::Face& face : in_wood(pocket.area).faces) {
        add_area(face.outer, pocket.depth, pocket.face);
      }
    }
    if (!round_) {
      for (const geometry::Face& gone : cut_off().faces) add_notch(gone);
    }
    for (const model::Drill& drill : part_.drills) {
      if (drill.depth) add_drill(drill);
    }
    for (const model::Bore& bore : part_.bores) add_bore(bore);
    std::stable_sort(work_.begin(), work_.end(), [](const BarWork& a, const BarWork& b) {
      const auto key = [](const BarWork& work) {
        return std::tuple(work.side, work.first ? work.first->value : Length(),
                          work.second ? work.second->value : Length());
      };
      return key(a) < key(b);
    });
    return std::move(work_);
  }

 private:
  static BarSide face(model::FaceSide side) {
    return side == model::FaceSide::top ? BarSide::face_1 : BarSide::face_3;
  }

  void place(BarWork& work, Point middle, model::FaceSide side) const {
    if (round_) {  // its flat faces are its ends
      work.side = side == model::FaceSide::top ? BarSide::end_b : BarSide::end_a;
      return;
    }
    work.side = face(side);
    work.first = BarMeasure{lie_.along(middle), BarSide::end_a};
    work.second = BarMeasure{lie_.across(middle), BarSide::face_2};
  }

  void add_area(const geometry::Contour& outline, std::optional<Length> depth,
                model::FaceSide side) {
    const geometry::Box box = geometry::bounding_box(outline);
    BarWork work;
    work.depth = depth;
    place(work, {box.low.x + box.width().half(), box.low.y + box.height().half()}, side);
    if (outline.is_circle()) {
      work.kind = BarWorkKind::hole;
      work.diameter = outline.edges.front().arc->radius * 2;
    } else {
      work.kind = depth ? BarWorkKind::recess : BarWorkKind::mortise;
      work.length = abs(lie_.along(box.high) - lie_.along(box.low));
      work.width = abs(lie_.across(box.high) - lie_.across(box.low));
      work.square = fills(outline, box);
    }
    work_.push_back(std::move(work));
  }

  static bool fills(const geometry::Contour& outline, const geometry::Box& box) {
    const double all = box.width().mm() * box.height().mm();
    return geometry::area(geometry::Face{outline, {}}).mm2() > all - kRoundedOffMm2;
  }

  /// Joints draw recesses on beyond the borders they run out at.
  geometry::Region in_wood(const geometry::Region& area) const {
    const geometry::Box box = geometry::bounding_box(area);
    const geometry::Box bar = geometry::bounding_box(part_.profile);
    if (box.low.x >= bar.low.x && box.low.y >= bar.low.y && box.high.x <= bar.high.x &&
        box.high.y <= bar.high.y) {
      return area;
    }
    const auto wood = geometry::exact::evaluate(
        Shape::intersect({Shape::covering(area), Shape::of(part_.profile.outer)}));
    return wood ? *wood : area;
  }

  /// What is gone of the sawn piece at its borders.
  geometry::Region cut_off() const {
    const geometry::Box bar = geometry::bounding_box(part_.profile);
    const Shape sawn = Shape::of(geometry::rectangle(bar.low, bar.width(), bar.height()));
    const auto gone =
        geometry::exact::evaluate(Shape::subtract(sawn, {Shape::of(part_.profile.outer)}));
    return gone ? *gone : geometry::Region{};
  }

  /// Cut from face 1 to face 3: told from the face it is open at, or else from the end.
  void add_notch(const geometry::Face& gone) {
    const geometry::Box box = geometry::bounding_box(gone.outer);
    const Length x = lie_.along(box.low) + lie_.along(box.high);
    const Length y = lie_.across(box.low) + lie_.across(box.high);
    const Length along = abs(lie_.along(box.high) - lie_.along(box.low));
    const Length across = abs(lie_.across(box.high) - lie_.across(box.low));
    const bool at_2 = y - across <= kAtBorder * 2;
    const bool at_4 = y + across >= (lie_.width() - kAtBorder) * 2;
    BarWork work;
    work.width = part_.thickness;
    work.square = fills(gone.outer, box) && gone.holes.empty() && !(at_2 && at_4);
    work.second = BarMeasure{part_.thickness.half(), BarSide::face_1};
    if (at_2 || at_4) {
      work.kind = BarWorkKind::recess;
      work.side = at_2 ? BarSide::face_2 : BarSide::face_4;
      work.first = BarMeasure{x.half(), BarSide::end_a};
      work.length = along;
      work.depth = across;
    } else {
      work.kind = BarWorkKind::slot;
      work.side = x - along <= kAtBorder * 2 ? BarSide::end_a : BarSide::end_b;
      work.first = BarMeasure{y.half(), BarSide::face_2};
      work.length = across;
      work.depth = along;
    }
    work_.push_back(std::move(work));
  }

  void add_drill(const model::Drill& drill) {
    BarWork work;
    work.depth = drill.depth;
    work.diameter = drill.diameter;
    place(work, drill.centre, drill.face);
    work_.push_back(std::move(work));
  }

  void add_bore(const model::Bore& bore) {
    const Length along = lie_.along(bore.end) - lie_.along(bore.entry);
    const Length across = lie_.across(bore.end) - lie_.across(bore.entry);
    BarWork work;
    work.diameter = bore.diameter;
    if (!bore.through) work.depth = bore.depth();
    const BarMeasure down{part_.thickness - bore.height, BarSide::face_1};
    if (abs(across) >= abs(along)) {
      work.side = across > Length() ? BarSide::face_2 : BarSide::face_4;
      work.first = BarMeasure{lie_.along(bore.entry), BarSide::end_a};
    } else {
      work.side = along > Length() ? BarSide::end_a : BarSide::end_b;
      work.first = BarMeasure{lie_.across(bore.entry), BarSide::face_2};
    }
    work.second = down;
    work_.push_back(std::move(work));
  }

  const panels::Part& part_;
  bool round_;
  BarLie lie_;
  std::vector<BarWork> work_;
};

}  // namespace

Text in_words(BarSide side) {
  switch (side) {
    case BarSide::face_1:
      return {"face 1", "face 1"};
    case BarSide::face_2:
      return {"face 2", "face 2"};
    case BarSide::face_3:
      return {"face 3", "face 3"};
    case BarSide::face_4:
      return {"face 4", "face 4"};
    case BarSide::end_a:
      return {"end A", "bout A"};
    case BarSide::end_b:
      return {"end B", "bout B"};
  }
  CHECK(false, "a side of a bar");
}

BarLie::BarLie(const panels::Part& part, const model::Material& material)
    : round_(material.round),
      along_u_(part.grain == model::Grain::along_u),
      length_(bar_length(part, material)) {
  const geometry::Box box = geometry::bounding_box(part.profile);
  width_ = round_ || !along_u_ ? box.width() : box.height();
}

Length BarLie::along(Point p) const {
  return along_u_ ? p.x : p.y;
}

Length BarLie::across(Point p) const {
  return along_u_ ? p.y : width_ - p.x;
}

Point BarLie::at(Length along, Length across) const {
  CHECK(!round_, "a round bar has no face");
  return along_u_ ? Point{along, across} : Point{width_ - across, along};
}

Vec3 BarLie::out_of_a(const geometry::Placement& pose) const {
  if (round_) return -pose.w;
  return along_u_ ? -pose.u : -pose.v;
}

Vec3 BarLie::out_of_1(const geometry::Placement& pose) const {
  CHECK(!round_, "a round bar has no face");
  return pose.w;
}

std::vector<BarWork> bar_work(const panels::Part& part, const model::Material& material) {
  CHECK(model::is_bar(material), "only bars are sawn");
  return Work(part, material).all();
}

}  // namespace plano::fabrication
