// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/nested.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "fabrication/nest_job.h"
#include "fabrication/sheet_worth.h"
#include "nesting/check.h"

namespace plano::fabrication {
namespace {

/// What one material's search gave.
struct Found {
  std::vector<SheetLayout> sheets;  // empty: no use
  std::size_t unlaid = 0;           // copies
};

/// So much more of the sheets a repeated layout may take: wood counts before set-ups.
constexpr double kForRepeating = 1.02;
/// Of the numbers that divide all quantities, tried at most: each try is a search.
constexpr std::size_t kMostRepeats = 3;
/// Of a material's time what its first search may take, where others may follow.
constexpr double kFirstSearch = 0.6;

/// Numbers above 1, up to `most`, that divide `number`: the largest few, the largest first.
std::vector<int> divisors_of(int number, std::size_t most) {
  std::vector<int> divisors;
  for (int by = number; by > 1 && divisors.size() < kMostRepeats; --by) {
    if (number % by == 0 && static_cast<std::size_t>(by) <= most) divisors.push_back(by);
  }
  return divisors;
}

bool has_openings(const NestJob& work) {
  return std::any_of(work.job.parts.begin(), work.job.parts.end(), [](const nesting::Part& part) {
    return !part.outline.faces[0].holes.empty();
  });
}

/// The searches of a run, one material after the other.
class Run {
 public:
  Run(const panels::PartSet& set, const NestedOptions& options, std::size_t copies)
      : set_(set), options_(options), ahead_(std::max<std::size_t>(1, copies)) {
    if (options_.time) ends_ = options_.time->now() + options_.time->seconds;
  }

  /// Whichever is better of a material's rows and the nest found.
  void add(std::vector<SheetLayout> rows);
  NestedSheets take() { return std::move(made_); }

 private:
  /// Until which share of the material's time a search goes on, and its second try if it needs one.
  struct Until {
    double first = 1;
    double second = 1;
  };

  MaterialStock stock_of(std::size_t material) const;
  bool is_beyond_bounds(const NestJob& work) const;
  void begin_slice(std::size_t copies);
  Found search(NestJob work, const MaterialStock& stock, Until until);
  nesting::Nest nest_of(const NestJob& work, double until);
  nesting::Effort effort_until(double until) const;
  void tell(const NestJob& work, const nesting::Nest& nest) const;
  void keep(std::vector<SheetLayout> sheets);
  std::vector<SheetLayout> repeated(const MaterialStock& stock, std::vector<SheetLayout> once);

  const panels::PartSet& set_;
  const NestedOptions& options_;
  std::size_t ahead_;       // copies of this material and of those after it
  std::size_t nested_ = 0;  // copies so far
  double ends_ = 0;         // the time for all materials; the rest by the same clock
  double slice_began_ = 0;  // this material's
  double slice_ends_ = 0;
  NestedSheets made_;
};

/// Of a material, less what others cut from the same kind of sheet have taken.
MaterialStock Run::stock_of(std::size_t material) const {
  const auto of = [&](std::size_t m) {
    const auto found =
        std::find_if(options_.stock.begin(), options_.stock.end(),
                     [&](const MaterialStock& stock) { return stock.material == m; });
    return found != options_.stock.end() ? *found : MaterialStock{m, "", std::nullopt, {}};
  };
  MaterialStock stock = of(material);
  if (stock.sheet.empty()) return stock;
  for (const SheetLayout& sheet : made_.sheets) {
    if (of(sheet.material).sheet != stock.sheet) continue;
    const auto take = [&](std::size_t& count) { count -= std::min(count, sheet.count); };
    if (!sheet.leftover && stock.sheets) take(*stock.sheets);
    for (LeftoverPiece& piece : stock.leftovers) {
      if (sheet.leftover == piece.id) take(piece.count);
    }
  }
  return stock;
}

/// Of the time left, what is this material's: as many copies, as long. All its searches share it.
void Run::begin_slice(std::size_t copies) {
  if (options_.time) {
    slice_began_ = options_.time->now();
    const double left = std::max(0.0, ends_ - slice_began_);
    slice_ends_ = slice_began_ + left * static_cast<double>(copies) / static_cast<double>(ahead_);
  }
  ahead_ -= std::min(copies, ahead_ - 1);
}

/// Sweeps, or what is left of the material's time until a share of it is over.
nesting::Effort Run::effort_until(double until) const {
  if (!options_.time) {
    return nesting::Effort([effort = options_.effort](std::uint64_t sweeps) {
      return static_cast<double>(sweeps) / static_cast<double>(effort);
    });
  }
  const double began = options_.time->now();
  const double seconds = slice_began_ + until * (slice_ends_ - slice_began_) - began;
  nesting::Effort effort([now = options_.time->now, began, seconds](std::uint64_t) {
    return seconds > 0 ? (now() - began) / seconds : 1.0;
  });
  if (seconds <= 0) effort.count_sweep();  // over before it begins: a first layout, no more
  return effort;
}

void Run::tell(const NestJob& work, const nesting::Nest& nest) const {
  if (!options_.news) return;
  double laid = 0;
  double all = 0;
  for (const nesting::LaidSheet& sheet : nest.sheets) {
    all += geometry::area(work.job.stock[sheet.stock].area).mm2();
    for (const nesting::LaidPart& part : sheet.parts) {
      laid += geometry::area(set_.parts[work.parts[part.part]].profile).mm2();
    }
  }
  options_.news({work.material, nest.sheets.size() * static_cast<std::size_t>(work.repeats),
                 all > 0 ? laid / all : 0});
}

nesting::Nest Run::nest_of(const NestJob& work, double until) {
  nesting::NestOptions options;
  options.found = [&](const nesting::Nest& nest) { tell(work, nest); };
  nesting::Effort effort = effort_until(until);
  nesting::Nest nest = nesting::nest(work.job, options, effort);
  CHECK(!nesting::find_fault(work.job, nest), "a nest keeps its distances");
  return nest;
}

Found Run::search(NestJob work, const MaterialStock& stock, Until until) {
  nesting::Nest nest = nest_of(work, until.first);
  auto sheets = sheets_of(nest, work, set_, stock);
  if (!sheets) {
    close_openings(work);
    nest = nest_of(work, until.second);
    sheets = sheets_of(nest, work, set_, stock);
    CHECK(sheets.has_value(), "nothing lies in openings that are closed");
  }
  Found found;
  found.unlaid = nest.unlaid.size();
  if (found.unlaid == 0) found.sheets = std::move(*sheets);
  return found;
}

/// One layout as often as may be, if that takes hardly more than all copies laid at once.
std::vector<SheetLayout> Run::repeated(const MaterialStock& stock, std::vector<SheetLayout> once) {
  if (!stock.leftovers.empty()) return once;
  const SheetWorth worth = worth_of(once, set_);
  const std::vector<int> divisors =
      divisors_of(common_multiple_of(set_, stock.material), worth.whole);
  for (std::size_t k = 0; k < divisors.size(); ++k) {
    const double share = static_cast<double>(k + 1) / static_cast<double>(divisors.size());
    const double until = kFirstSearch + (1 - kFirstSearch) * share;
    Found found = search(nest_job(set_, stock, options_.gap, divisors[k]), stock, {until, until});
    if (found.sheets.empty()) continue;
    const SheetWorth several = worth_of(found.sheets, set_);
    if (several.whole <= worth.whole && several.cut_mm2 <= kForRepeating * worth.cut_mm2) {
      return std::move(found.sheets);
    }
  }
  return once;
}

/// So many copies, or so many kinds of part, that rows have to do.
bool Run::is_beyond_bounds(const NestJob& work) const {
  return work.copies > kMostNested || work.parts.size() > kMostNestedKinds ||
         nested_ + work.copies > kMostNestedInAll;
}

void Run::add(std::vector<SheetLayout> rows) {
  const std::size_t material = rows.front().material;
  const MaterialStock stock = stock_of(material);
  const bool rows_will_do = !stock.sheets || rows.size() <= *stock.sheets;
  const NestJob work = nest_job(set_, stock, options_.gap);
  begin_slice(work.copies);
  const bool beyond = is_beyond_bounds(work);
  if (options_.effort == 0 || beyond) {
    if (!rows_will_do) {
      std::size_t copies = 0;
      for (std::size_t s = *stock.sheets; s < rows.size(); ++s) copies += rows[s].parts.size();
      made_.short_of.push_back(
          {material, copies, *stock.sheets, beyond ? Tried::rows_beyond_bounds : Tried::rows});
    }
    return keep(std::move(rows));
  }
  nested_ += work.copies;
  const bool more_may_follow = has_openings(work) || common_multiple_of(set_, stock.material) > 1;
  Found found = search(work, stock, {more_may_follow ? kFirstSearch : 1, 1});
  if (found.sheets.empty() && !rows_will_do) {
    made_.short_of.push_back({material, found.unlaid, *stock.sheets, Tried::everything});
  }
  if (!found.sheets.empty()) found.sheets = repeated(stock, std::move(found.sheets));
  const bool better =
      !found.sheets.empty() &&
      (!rows_will_do || is_better(worth_of(found.sheets, set_), worth_of(rows, set_)));
  keep(better ? std::move(found.sheets) : std::move(rows));
}

/// Sheets that are cut alike become one with a count.
void Run::keep(std::vector<SheetLayout> sheets) {
  const std::size_t first = made_.sheets.size();
  for (SheetLayout& sheet : sheets) {
    const auto same =
        std::find_if(made_.sheets.begin() + static_cast<std::ptrdiff_t>(first), made_.sheets.end(),
                     [&](const SheetLayout& other) {
                       return other.leftover == sheet.leftover && other.parts == sheet.parts;
                     });
    if (same != made_.sheets.end()) {
      same->count += sheet.count;
      continue;
    }
    sheet.name = sheet_name(made_.sheets.size() + 1);
    made_.sheets.push_back(std::move(sheet));
  }
}

}  // namespace

NestedSheets nested(const panels::PartSet& parts, const std::vector<SheetLayout>& rows,
                    const NestedOptions& options) {
  std::size_t copies = 0;
  for (const SheetLayout& sheet : rows) copies += sheet.parts.size();
  Run run(parts, options, copies);
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const SheetLayout& sheet) {
      return sheet.material != first->material;
    });
    run.add({first, last});
    first = last;
  }
  return run.take();
}

}  // namespace plano::fabrication
