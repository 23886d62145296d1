// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/fitting.h"

#include <algorithm>

#include "foreign/codes.h"
#include "foreign/poses.h"

namespace plano::foreign {
namespace {

constexpr Angle kFullTurn = Angle::degrees(360);
constexpr Angle kCoarsestStep = Angle::degrees(180);
constexpr Angle kOneDegree = Angle::degrees(1);

using geometry::Box;

/// Told one by one; the others are counted.
constexpr std::size_t kMostTold = 20;

struct Room {
  std::optional<Length> width;  // none: a strip has no end
  Length height;
};

struct Size {
  Length width;
  Length height;
};

Size size_of(const geometry::Contour& outer, const nesting::Pose& pose) {
  // A flipped part is as large as one turned the other way.
  const Box box =
      geometry::bounding_box(geometry::rotated(outer, pose.flipped ? -pose.turn : pose.turn, {}));
  return {box.width(), box.height()};
}

/// By how much a size is larger than a room: 0 if it fits.
Length excess(Size size, const Room& room) {
  const Length over = std::max(Length{}, size.height - room.height);
  return room.width ? std::max(over, size.width - *room.width) : over;
}

std::vector<Room> rooms_of(const ForeignJob& job, Length margin) {
  std::vector<Room> rooms;
  if (job.strip_height) rooms.push_back({std::nullopt, *job.strip_height - margin * 2});
  for (const ForeignStock& stock : job.stock) {
    if (job.strip_height) break;
    const Box box = geometry::bounding_box(stock.area);
    rooms.push_back({box.width() - margin * 2, box.height() - margin * 2});
  }
  return rooms;
}

Length least_excess(Size size, const std::vector<Room>& rooms) {
  Length least = excess(size, rooms.front());
  for (const Room& room : rooms) least = std::min(least, excess(size, room));
  return least;
}

/// A turn that fits, and the step that has to be asked for to get it.
struct FittingTurn {
  Angle turn;
  Angle step;
};

/// By the coarsest step that will do, from 0 to below 180 degrees, as a box does not change by half
/// a turn. Nothing where no step that --turn takes would do.
std::optional<FittingTurn> turn_that_fits(const geometry::Contour& outer,
                                          const std::vector<Room>& rooms) {
  for (Angle step = kCoarsestStep; step >= kLeastStep; step = step - kOneDegree) {
    if (kFullTurn.microdegrees() % step.microdegrees() != 0) continue;
    for (Angle turn; turn < kCoarsestStep; turn = turn + step) {
      if (least_excess(size_of(outer, {false, turn}), rooms) == Length{}) {
        return FittingTurn{turn, step};
      }
    }
  }
  return std::nullopt;
}

void tell(const ForeignPart& part, Length least, const std::vector<Room>& rooms,
          diagnostics::Diagnostics& found) {
  const geometry::Contour& outer = part.outline.faces[0].outer;
  const Size size = size_of(outer, {});
  const auto turn = turn_that_fits(outer, rooms);
  found
      .add(
          kLargerThanStock, part.span,
          fill(
              {"part {0}, {1} × {2}, is too large for every sheet: by {3} at least, with the "
               "margin",
               "la pièce {0}, {1} × {2}, est trop grande pour toutes les plaques : d’au moins {3}, "
               "marge comprise"},
              {Text(part.name), show(size.width), show(size.height), show(least)}))
      .hint(
          turn ? fill({"turned by {0} it would fit: --turn {1}, if the grain does not matter",
                       "tournée de {0}, elle entrerait : --turn {1}, si le fil n’importe pas"},
                      {show(turn->turn), show_number(turn->step.degrees(), 0)})
               : Text("it would fit in no turn: take a larger sheet, divide the part, or leave its "
                      "layer out with --skip-layer if it is a frame",
                      "elle n’entrerait dans aucune orientation : prenez une plaque plus grande, "
                      "divisez la pièce, ou laissez son calque de côté avec --skip-layer si c’est "
                      "un cadre"));
}

}  // namespace

bool all_fit(const ForeignJob& job, Length margin, diagnostics::Diagnostics& found) {
  const std::vector<Room> rooms = rooms_of(job, margin);
  std::size_t too_large = 0;
  for (const ForeignPart& part : job.parts) {
    Length least = Length::millimetres(1'000'000'000);
    for (const nesting::Pose& pose : part.poses) {
      least = std::min(least, least_excess(size_of(part.outline.faces[0].outer, pose), rooms));
    }
    if (least == Length{}) continue;
    if (++too_large <= kMostTold) tell(part, least, rooms, found);
  }
  if (too_large > kMostTold) {
    found.add(kLargerThanStock, {},
              fill({"{0} more parts are too large", "{0} autres pièces sont trop grandes"},
                   {show(static_cast<std::int64_t>(too_large - kMostTold))}));
  }
  return too_large == 0;
}

}  // namespace plano::foreign
