// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/laying.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/check.h"
#include "fabrication/depths.h"
#include "foreign/groups.h"
#include "foreign/kept.h"
#include "geometry/rectangular.h"
#include "nesting/check.h"
#include "nesting/placed.h"

namespace plano::foreign {
namespace {

using geometry::Box;
using geometry::Region;

/// A remainder narrower than this is not worth a search.
constexpr Length kLeastRemainder = 30_mm;

/// No part is narrower, in whatever turn: its area over the longest line in it, and the diagonal of
/// its box is no shorter than that line.
double least_width_mm(const ForeignPart& part) {
  const geometry::Contour& outer = part.outline.faces[0].outer;
  const Box box = geometry::bounding_box(outer);
  const double diagonal = geometry::distance(box.low, box.high).mm();
  return geometry::signed_area(outer).mm2() / diagonal;
}

/// Openings that no part can lie in: they would only cost time.
void leave_out_small_openings(const ForeignJob& job, nesting::Job& made) {
  double least = std::numeric_limits<double>::infinity();
  for (const ForeignPart& part : job.parts) least = std::min(least, least_width_mm(part));
  for (nesting::Part& part : made.parts) {
    std::erase_if(part.outline.faces[0].holes, [&](const geometry::Contour& hole) {
      const Box box = geometry::bounding_box(hole);
      return (std::min(box.width(), box.height()) - made.gap * 2).mm() < least;
    });
  }
}

/// Whether a part with openings may find room in an opening of another, or of another copy.
bool may_lie_within(const ForeignJob& job, const nesting::Job& made) {
  const auto has_room = [&](std::size_t outer, std::size_t inner) {
    if (outer == inner && job.parts[inner].count < 2) return false;
    const double least = least_width_mm(job.parts[inner]);
    const auto& holes = made.parts[outer].outline.faces[0].holes;
    return std::any_of(holes.begin(), holes.end(), [&](const geometry::Contour& hole) {
      const Box box = geometry::bounding_box(hole);
      return (std::min(box.width(), box.height()) - made.gap * 2).mm() >= least;
    });
  };
  std::vector<std::size_t> open;
  for (std::size_t k = 0; k < made.parts.size(); ++k) {
    if (!made.parts[k].outline.faces[0].holes.empty()) open.push_back(k);
  }
  return std::any_of(open.begin(), open.end(), [&](std::size_t outer) {
    return std::any_of(open.begin(), open.end(),
                       [&](std::size_t inner) { return has_room(outer, inner); });
  });
}

/// Parts that lie in an opening and have openings, on sheets where a part lies deeper still.
std::vector<std::size_t> holding_within(const Laying& laying) {
  std::set<std::size_t> parts;
  for (const nesting::LaidSheet& sheet : laying.nest.sheets) {
    const std::vector<int> depths = fabrication::depths_of(sheet, laying.job);
    if (std::none_of(depths.begin(), depths.end(), [](int depth) { return depth > 1; })) continue;
    for (std::size_t k = 0; k < depths.size(); ++k) {
      const std::size_t part = sheet.parts[k].part;
      if (depths[k] > 0 && !laying.job.parts[part].outline.faces[0].holes.empty()) {
        parts.insert(part);
      }
    }
  }
  return {parts.begin(), parts.end()};
}

/// What is laid so far, and what may still be laid on.
class Groups {
 public:
  Groups(const ForeignJob& foreign, const LayingOptions& options, nesting::Job job)
      : foreign_(foreign), options_(options), job_(std::move(job)), groups_(dealt(foreign)) {
    for (const nesting::Stock& stock : job_.stock) left_.push_back(stock.count);
  }

  void lay(std::size_t group);
  std::size_t count() const { return groups_.size(); }
  Laying take() {
    return {.job = std::move(job_),
            .nest = std::move(nest_),
            .groups = groups_.size(),
            .strip_length = {},
            .openings = options_.openings,
            .closed = {}};
  }

 private:
  struct Remainder {
    std::size_t sheet = 0;
    Region area;
  };
  /// A group as a job of its own, and what its numbers stand for.
  struct Own {
    nesting::Job job;
    std::vector<std::size_t> parts;
    std::vector<std::size_t> stock;  // after the remainders
  };

  Own own_job(std::size_t group) const;
  void add(const Own& own, const nesting::Nest& nest, nesting::Nest& to,
           std::vector<std::size_t>& sheet_of) const;
  void use_up(const Own& own, const nesting::Nest& nest, const std::vector<std::size_t>& sheet_of);
  void offer(std::size_t sheet);

  const ForeignJob& foreign_;
  const LayingOptions& options_;
  nesting::Job job_;
  std::vector<Group> groups_;
  nesting::Nest nest_;
  std::vector<std::optional<int>> left_;  // of each stock
  std::vector<Remainder> remainders_;
};

Groups::Own Groups::own_job(std::size_t group) const {
  Own own;
  own.job.gap = job_.gap;
  own.job.margin = job_.margin;
  for (std::size_t k = 0; k < job_.parts.size(); ++k) {
    const std::size_t count = groups_[group][k];
    if (count == 0) continue;
    own.job.parts.push_back(job_.parts[k]);
    own.job.parts.back().count = static_cast<int>(count);
    own.parts.push_back(k);
  }
  // Precondition of kept parts: there is one group, which has every part.
  own.job.fixed = job_.fixed;
  for (const Remainder& remainder : remainders_) {
    own.job.stock.push_back({.area = remainder.area, .count = 1, .cost = 0, .first = true});
  }
  for (std::size_t s = 0; s < job_.stock.size(); ++s) {
    if (left_[s] == 0) continue;
    own.job.stock.push_back(job_.stock[s]);
    own.job.stock.back().count = left_[s];
    own.stock.push_back(s);
  }
  return own;
}

/// Adds what a group laid; `sheet_of` says where each of its sheets went.
void Groups::add(const Own& own, const nesting::Nest& nest, nesting::Nest& to,
                 std::vector<std::size_t>& sheet_of) const {
  const std::size_t remainders = own.job.stock.size() - own.stock.size();
  for (const nesting::LaidSheet& sheet : nest.sheets) {
    std::size_t at = to.sheets.size();
    if (sheet.stock < remainders) {
      at = remainders_[sheet.stock].sheet;
    } else {
      to.sheets.push_back({own.stock[sheet.stock - remainders], {}});
    }
    for (nesting::LaidPart part : sheet.parts) {
      part.part = own.parts[part.part];
      to.sheets[at].parts.push_back(part);
    }
    sheet_of.push_back(at);
  }
  for (const std::size_t part : nest.unlaid) to.unlaid.push_back(own.parts[part]);
  for (const std::size_t part : nest.as_boxes) to.as_boxes.push_back(own.parts[part]);
}

/// Offers what lies behind the parts of a sheet to the next group.
void Groups::offer(std::size_t sheet) {
  const Region& area = job_.stock[nest_.sheets[sheet].stock].area;
  if (!geometry::is_rectangle(area)) return;
  const Box box = geometry::bounding_box(area);
  // Its own margin is kept from the left side, too: a gap is wanted there.
  const Length left = reach_of(job_, nest_.sheets[sheet]) + job_.gap - job_.margin;
  const Length width = box.high.x - left;
  if (width < job_.margin * 2 + kLeastRemainder) return;
  remainders_.push_back(
      {sheet, {{{geometry::rectangle({left, box.low.y}, width, box.height()), {}}}}});
}

void Groups::use_up(const Own& own, const nesting::Nest& nest,
                    const std::vector<std::size_t>& sheet_of) {
  const std::size_t remainders = own.job.stock.size() - own.stock.size();
  for (const nesting::LaidSheet& sheet : nest.sheets) {
    if (sheet.stock < remainders) continue;
    auto& left = left_[own.stock[sheet.stock - remainders]];
    if (left) --*left;
  }
  std::erase_if(remainders_, [&](const Remainder& remainder) {
    return std::find(sheet_of.begin(), sheet_of.end(), remainder.sheet) != sheet_of.end();
  });
  if (!sheet_of.empty()) offer(sheet_of.back());
}

void Groups::lay(std::size_t group) {
  const Own own = own_job(group);
  if (own.job.parts.empty()) return;
  nesting::Nest made;
  if (own.job.stock.empty()) {
    for (std::size_t k = 0; k < own.job.parts.size(); ++k) {
      made.unlaid.insert(made.unlaid.end(), static_cast<std::size_t>(own.job.parts[k].count), k);
    }
  } else {
    nesting::NestOptions search;
    search.seed = options_.seed;
    if (options_.found) {
      search.found = [&](const nesting::Nest& better) {
        nesting::Nest all = nest_;
        std::vector<std::size_t> sheet_of;
        add(own, better, all, sheet_of);
        options_.found(density_of(foreign_, job_, all).in_use, all.sheets.size());
      };
    }
    nesting::Effort effort = options_.effort({group, groups_.size(), options_.until});
    made = nesting::nest(own.job, search, effort);
  }
  std::vector<std::size_t> sheet_of;
  add(own, made, nest_, sheet_of);
  use_up(own, made, sheet_of);
}

}  // namespace

nesting::Job job_of(const ForeignJob& job, const LayingOptions& options) {
  nesting::Job made;
  made.gap = options.gap;
  made.margin = options.margin;
  for (const ForeignPart& part : job.parts) {
    geometry::Region outline = part.outline;
    // What is kept in an opening is there, whatever else may be laid where.
    if (options.openings == Openings::kept_free && !part.kept) outline.faces[0].holes.clear();
    made.parts.push_back({.outline = std::move(outline),
                          .count = part.count,
                          .poses = part.poses,
                          .priority = part.priority});
  }
  for (const std::size_t part : options.closed) {
    if (!job.parts[part].kept) made.parts[part].outline.faces[0].holes.clear();
  }
  leave_out_small_openings(job, made);
  made.fixed = fixed_parts(job);
  if (!made.fixed.empty()) close_around_kept(job, made);
  return made;
}

Laying lay(const ForeignJob& job, LayingOptions options) {
  for (double ended = 0;; ended = options.until) {
    const bool may_begin_anew = may_lie_within(job, job_of(job, options));
    options.until = may_begin_anew ? ended + (1 - ended) * kFirstSearch : 1;
    Laying laying = job.strip_height ? lay_in_strip(job, options) : lay_on_sheets(job, options);
    std::vector<std::size_t> holding = holding_within(laying);
    if (holding.empty()) {
      laying.openings = options.openings;
      laying.closed = std::move(options.closed);
      return laying;
    }
    if (!options.closed.empty()) options.openings = Openings::kept_free;
    options.closed = std::move(holding);
  }
}

Length reach_of(const nesting::Job& job, const nesting::LaidSheet& sheet) {
  Length reach = geometry::bounding_box(job.stock[sheet.stock].area).low.x;
  for (const nesting::LaidPart& part : sheet.parts) {
    const Region placed = nesting::placed_outline(job.parts[part.part], part);
    reach = std::max(reach, geometry::bounding_box(placed).high.x);
  }
  return reach;
}

Density density_of(const ForeignJob& job, const nesting::Job& laid, const nesting::Nest& nest) {
  std::vector<double> areas;
  for (const ForeignPart& part : job.parts) areas.push_back(geometry::area(part.outline).mm2());
  double parts = 0;
  double all = 0;
  double used = 0;
  for (const nesting::LaidSheet& sheet : nest.sheets) {
    for (const nesting::LaidPart& part : sheet.parts) parts += areas[part.part];
    const double area = geometry::area(laid.stock[sheet.stock].area).mm2();
    all += area;
    used += area;
    if (&sheet != &nest.sheets.back()) continue;
    const Box box = geometry::bounding_box(laid.stock[sheet.stock].area);
    const Length width = reach_of(laid, sheet) + laid.margin - box.low.x;
    used -= area - std::min(area, (width * box.height()).mm2());
  }
  return all > 0 ? Density{parts / all, parts / used} : Density{};
}

Laying lay_on_sheets(const ForeignJob& job, const LayingOptions& options) {
  nesting::Job made = job_of(job, options);
  for (const ForeignStock& stock : job.stock) {
    made.stock.push_back(
        {.area = stock.area, .count = stock.count, .cost = stock.cost, .first = stock.first});
  }
  Groups all(job, options, std::move(made));
  for (std::size_t g = 0; g < all.count(); ++g) all.lay(g);
  Laying laying = all.take();
  const auto fault = nesting::find_fault(laying.job, laying.nest);
  CHECK(!fault, "a layout keeps its distances");
  return laying;
}

}  // namespace plano::foreign
