// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts laid on sheets or in a strip: the search, in groups where there are many, and the check.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "diagnostics/diagnostic.h"
#include "foreign/job.h"
#include "nesting/nest.h"

namespace plano::foreign {

/// Whether small parts may lie in openings of large ones.
enum class Openings : std::uint8_t { kept_free, used };

/// One search of those that a layout takes.
struct SearchTurn {
  std::size_t group = 0;  // of those that are laid one after the other
  std::size_t groups = 1;
  /// By which share of a clock all groups should be laid: below 1 where it may be necessary to
  /// begin anew. Sweeps are not shared: each search has all of them.
  double until = 1;
};

struct LayingOptions {
  Length gap;
  Length margin;
  Openings openings = Openings::used;
  std::vector<std::size_t> closed = {};  // parts whose openings are kept free all the same
  double until = 1;                      // as in SearchTurn
  std::uint64_t seed = 1;
  std::function<nesting::Effort(const SearchTurn&)> effort;
  /// Called with each better layout.
  std::function<void(double density, std::size_t sheets)> found = {};
};

struct Laying {
  nesting::Job job;    // its parts and stock are numbered as those of the ForeignJob
  nesting::Nest nest;  // held against the job by nesting::find_fault
  std::size_t groups = 1;
  std::optional<Length> strip_length;  // then the job's one stock is the strip, this long
  Openings openings = Openings::used;  // how it was laid in the end
  std::vector<std::size_t> closed;     // for which parts it began anew, their openings kept free
};

/// On sheets or in the strip, whichever the job asks for. A part in the opening of another is cut
/// before it, so none may hold a part itself: where the search finds that, it begins anew with the
/// openings of such parts closed, and once more with all closed if need be. Where that may happen,
/// each search but the last ends when kFirstSearch of the clock's rest is over. Preconditions:
/// those below.
inline constexpr double kFirstSearch = 0.6;
Laying lay(const ForeignJob& job, LayingOptions options);

/// Many copies or many different parts are laid in groups (groups.h), each going on behind the last
/// sheet of the one before. Same input and effort in sweeps: same result. Precondition: every part
/// has poses and fits some stock, what is kept can stay (kept.h); `effort` is set.
Laying lay_on_sheets(const ForeignJob& job, const LayingOptions& options);

/// In a strip of the job's height, as short as the effort finds; the best that the exact check lets
/// through. Precondition: as above; at most kMostTogether copies and
/// kMostStripTables.
Laying lay_in_strip(const ForeignJob& job, const LayingOptions& options);

/// What is laid, over what it is laid on: true outlines, openings taken out. 0 where nothing lies.
struct Density {
  double whole = 0;   // of all sheets used
  double in_use = 0;  // the last sheet as far as its parts reach
};
Density density_of(const ForeignJob& job, const nesting::Job& laid, const nesting::Nest& nest);

/// How far along x the parts of a sheet reach, in the stock's frame.
Length reach_of(const nesting::Job& job, const nesting::LaidSheet& sheet);

/// The job as the search takes it, without stock: openings that are kept free, and those too small
/// for any part, are left out; what is kept (kept.h) is fixed.
nesting::Job job_of(const ForeignJob& job, const LayingOptions& options);

}  // namespace plano::foreign
