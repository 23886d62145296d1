// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/collisions.h"

#include <algorithm>
#include <map>

#include "base/check.h"
#include "panels/slices.h"
#include "solid/boxes.h"
#include "solid/codes.h"

namespace plano::solid {
namespace {

/// Booleans of one design, some 25 ms each; and collisions told: who has twenty has one cause.
constexpr std::size_t kMostPairs = 1'000;
constexpr std::size_t kMostReported = 20;

/// One placed element, a solid or a panel.
struct Element {
  Box3 box;
  const panels::Instance* instance = nullptr;
  bool free_form = false;
  std::size_t of = 0;  // the piece or part
};

class Search {
 public:
  Search(const Kernel& kernel, const model::ResolvedDesign& design, const panels::PartSet& parts,
         const std::vector<Piece>& pieces, const std::vector<ShapePtr>& shapes,
         diagnostics::Diagnostics& found)
      : kernel_(kernel),
        design_(design),
        parts_(parts),
        pieces_(pieces),
        shapes_(shapes),
        found_(found) {}

  void run() {
    gather();
    // Sorted along x, only neighbours are looked at.
    std::stable_sort(elements_.begin(), elements_.end(),
                     [](const Element& a, const Element& b) { return a.box.low.x < b.box.low.x; });
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      for (std::size_t k = i + 1; k < elements_.size(); ++k) {
        if (elements_[k].box.low.x >= elements_[i].box.high.x) break;
        const bool concerns_us = elements_[i].free_form || elements_[k].free_form;
        if (!concerns_us || !meet(elements_[i].box, elements_[k].box)) continue;
        if (found_here_ >= kMostReported) return;
        if (++pairs_ > kMostPairs) return too_many(elements_[i]);
        look_at(elements_[i], elements_[k]);
      }
    }
  }

 private:
  void too_many(const Element& at) {
    found_
        .add(kTooManyNeighbours, span_of(at),
             fill({"more than {0} pairs of solids and their neighbours lie close together",
                   "plus de {0} paires de solides et de leurs voisins sont proches"},
                  {show(static_cast<std::int64_t>(kMostPairs))}))
        .hint(
            {"draw fewer solids, or further apart", "dessinez moins de solides, ou plus écartés"});
  }

  void gather() {
    for (std::size_t p = 0; p < pieces_.size(); ++p) {
      const Box3 own = box_of(pieces_[p].mesh, {});
      for (const panels::Instance& instance : pieces_[p].instances) {
        elements_.push_back({around(instance.pose, own), &instance, true, p});
      }
    }
    for (std::size_t p = 0; p < parts_.parts.size(); ++p) {
      const panels::Part& part = parts_.parts[p];
      const geometry::Box flat = geometry::bounding_box(part.profile);
      const Box3 own{{flat.low.x.mm(), flat.low.y.mm(), 0},
                     {flat.high.x.mm(), flat.high.y.mm(), part.thickness.mm()}};
      for (const panels::Instance& instance : part.instances) {
        elements_.push_back({around(instance.pose, own), &instance, false, p});
      }
    }
  }

  void look_at(const Element& a, const Element& b) {
    double common = 0;
    bool deep = false;
    for (const ShapePtr& own : shapes_of(a)) {
      for (const ShapePtr& other : shapes_of(b)) {
        const auto shared = kernel_.shared_space(*kernel_.placed(*own, a.instance->pose),
                                                 *kernel_.placed(*other, b.instance->pose));
        // A boolean that fails is no proof that they are clear of one another.
        if (!shared) return report(a, b, Text("?"));
        common += shared->volume_mm3;
        deep = deep || shared->thickness_mm > kMostSharedDepth.mm();
      }
    }
    if (common >= 0.5 && (deep || common > kMostCommonVolume)) {
      report(a, b, show(static_cast<std::int64_t>(common + 0.5)));
    } else if (deep) {
      report(a, b, {"less than 1", "moins de 1"});
    }
  }

  /// A panel is a stack of prisms, one for each layer between its pockets' floors.
  const std::vector<ShapePtr>& shapes_of(const Element& element) {
    const auto [it, is_new] = cache_.try_emplace({element.free_form, element.of});
    if (!is_new) return it->second;
    if (element.free_form) {
      it->second = {shapes_[element.of]};
      return it->second;
    }
    for (const panels::Slice& slice : panels::slices_of(parts_.parts[element.of])) {
      if (slice.region.empty()) continue;
      auto prism = kernel_.build_prism(slice.region, slice.low, slice.high, {});
      CHECK(prism.has_value(), "a prism over a region that is sound");
      it->second.push_back(std::move(*prism));
    }
    return it->second;
  }

  model::Span span_of(const Element& element) const {
    if (!element.free_form) return parts_.parts[element.of].span;
    const auto it = std::find_if(
        design_.solids.begin(), design_.solids.end(),
        [&](const model::Solid& solid) { return solid.id == element.instance->element; });
    return it == design_.solids.end() ? model::Span() : it->span;
  }

  void report(const Element& a, const Element& b, const Text& volume) {
    ++found_here_;
    const Element& solid = a.free_form ? a : b;
    const Element& other = a.free_form ? b : a;
    found_
        .add(kSolidInTheWay, span_of(solid),
             fill({"`{0}` and `{1}` take up the same space, {2} mm³ of it",
                   "« {0} » et « {1} » occupent la même place, sur {2} mm³"},
                  {Text(solid.instance->element), Text(other.instance->element), volume}))
        .also(span_of(other), {"the other element", "l'autre élément"})
        .hint({"move one of them, or give the panel an opening the solid fits into",
               "déplacez l'un des deux, ou donnez au panneau une ouverture où entre le solide"});
  }

  const Kernel& kernel_;
  const model::ResolvedDesign& design_;
  const panels::PartSet& parts_;
  const std::vector<Piece>& pieces_;
  const std::vector<ShapePtr>& shapes_;
  diagnostics::Diagnostics& found_;
  std::vector<Element> elements_;
  std::size_t pairs_ = 0;
  std::size_t found_here_ = 0;
  std::map<std::pair<bool, std::size_t>, std::vector<ShapePtr>> cache_;
};

}  // namespace

void report_collisions(const Kernel& kernel, const model::ResolvedDesign& design,
                       const panels::PartSet& parts, const std::vector<Piece>& pieces,
                       const std::vector<ShapePtr>& shapes, diagnostics::Diagnostics& found) {
  Search(kernel, design, parts, pieces, shapes, found).run();
}

}  // namespace plano::solid
