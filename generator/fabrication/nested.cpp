// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/nested.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "fabrication/nest_job.h"
#include "nesting/check.h"

namespace plano::fabrication {
namespace {

/// What one material's search gave.
struct Found {
  std::vector<SheetLayout> sheets;  // empty: no use
  std::size_t unlaid = 0;           // copies
};

/// What is cut into: whole sheets, less the largest rectangle left along a whole side of the last.
struct Worth {
  std::size_t whole = 0;
  double cut_mm2 = 0;
};

double offcut_of(const SheetLayout& sheet, const panels::PartSet& set) {
  geometry::Point reach;
  for (const PlacedPart& placed : sheet.parts) {
    const geometry::Box box = turned_box(set.parts[placed.part], placed.quarter_turns);
    reach.x = std::max(reach.x, placed.at.x + box.width());
    reach.y = std::max(reach.y, placed.at.y + box.height());
  }
  return std::max((sheet.width - reach.x).mm() * sheet.height.mm(),
                  (sheet.height - reach.y).mm() * sheet.width.mm());
}

Worth worth_of(const std::vector<SheetLayout>& sheets, const panels::PartSet& set) {
  Worth worth;
  double offcut = 0;
  for (const SheetLayout& sheet : sheets) {
    if (sheet.leftover) continue;
    const auto count = static_cast<double>(sheet.count);
    worth.whole += sheet.count;
    worth.cut_mm2 += count * sheet.width.mm() * sheet.height.mm();
    offcut = count * offcut_of(sheet, set);
  }
  worth.cut_mm2 -= offcut;
  return worth;
}

bool is_better(const Worth& a, const Worth& b) {
  return std::pair(a.whole, a.cut_mm2) < std::pair(b.whole, b.cut_mm2);
}

/// So much more of the sheets a repeated layout may take: wood counts before set-ups.
constexpr double kForRepeating = 1.02;

/// The searches of a run, one material after the other.
class Run {
 public:
  Run(const panels::PartSet& set, const NestedOptions& options, std::size_t copies)
      : set_(set), options_(options), copies_(std::max<std::size_t>(1, copies)) {}

  /// Whichever is better of a material's rows and the nest found.
  void add(std::vector<SheetLayout> rows);
  NestedSheets take() { return std::move(made_); }

 private:
  MaterialStock stock_of(std::size_t material) const;
  Found search(NestJob work, const MaterialStock& stock);
  nesting::Nest nest_of(const NestJob& work);
  nesting::Effort effort_for(const NestJob& work) const;
  void tell(const NestJob& work, const nesting::Nest& nest) const;
  void keep(std::vector<SheetLayout> sheets);
  std::vector<SheetLayout> repeated(const MaterialStock& stock, std::vector<SheetLayout> once);

  const panels::PartSet& set_;
  const NestedOptions& options_;
  std::size_t copies_;      // of all materials
  std::size_t nested_ = 0;  // of them so far
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

/// Sweeps, or this material's part of the time: as many copies, as long.
nesting::Effort Run::effort_for(const NestJob& work) const {
  if (!options_.time) {
    return nesting::Effort([effort = options_.effort](std::uint64_t sweeps) {
      return static_cast<double>(sweeps) / static_cast<double>(effort);
    });
  }
  const double seconds =
      options_.time->seconds * static_cast<double>(work.copies) / static_cast<double>(copies_);
  const double began = options_.time->now();
  return nesting::Effort([now = options_.time->now, began, seconds](std::uint64_t) {
    return seconds > 0 ? (now() - began) / seconds : 1.0;
  });
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

nesting::Nest Run::nest_of(const NestJob& work) {
  nesting::NestOptions options;
  options.found = [&](const nesting::Nest& nest) { tell(work, nest); };
  nesting::Effort effort = effort_for(work);
  nesting::Nest nest = nesting::nest(work.job, options, effort);
  CHECK(!nesting::find_fault(work.job, nest), "a nest keeps its distances");
  return nest;
}

Found Run::search(NestJob work, const MaterialStock& stock) {
  nesting::Nest nest = nest_of(work);
  auto sheets = sheets_of(nest, work, set_, stock);
  if (!sheets) {
    close_openings(work);
    nest = nest_of(work);
    sheets = sheets_of(nest, work, set_, stock);
    CHECK(sheets.has_value(), "nothing lies in openings that are closed");
  }
  Found found;
  found.unlaid = nest.unlaid.size();
  if (found.unlaid == 0) found.sheets = std::move(*sheets);
  return found;
}

/// One layout several times, if that takes no more than all copies laid at once.
std::vector<SheetLayout> Run::repeated(const MaterialStock& stock, std::vector<SheetLayout> once) {
  const int times = common_multiple_of(set_, stock.material);
  const Worth worth = worth_of(once, set_);
  if (times == 1 || worth.whole < static_cast<std::size_t>(times) || !stock.leftovers.empty()) {
    return once;
  }
  Found found = search(nest_job(set_, stock, options_.gap, times), stock);
  if (found.sheets.empty()) return once;
  const Worth several = worth_of(found.sheets, set_);
  const bool no_worse =
      several.whole <= worth.whole && several.cut_mm2 <= kForRepeating * worth.cut_mm2;
  return no_worse ? std::move(found.sheets) : std::move(once);
}

void Run::add(std::vector<SheetLayout> rows) {
  const std::size_t material = rows.front().material;
  const MaterialStock stock = stock_of(material);
  const bool rows_will_do = !stock.sheets || rows.size() <= *stock.sheets;
  const NestJob work = nest_job(set_, stock, options_.gap);
  if (options_.effort == 0 || work.copies > kMostNested || work.parts.size() > kMostNestedKinds ||
      nested_ + work.copies > kMostNestedInAll) {
    if (!rows_will_do) {
      std::size_t beyond = 0;
      for (std::size_t s = *stock.sheets; s < rows.size(); ++s) beyond += rows[s].parts.size();
      made_.short_of.push_back({material, beyond, *stock.sheets});
    }
    return keep(std::move(rows));
  }
  nested_ += work.copies;
  Found found = search(work, stock);
  if (found.sheets.empty() && !rows_will_do) {
    made_.short_of.push_back({material, found.unlaid, *stock.sheets});
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
