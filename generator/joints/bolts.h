// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `bolted` asks of its bolts, wherever they go: the hardware read, places in a row, lengths
/// and seats. Millimetres.
#pragma once

#include <optional>
#include <vector>

#include "catalog/hardware.h"
#include "joints/joint.h"
#include "joints/scan.h"
#include "joints/settings.h"

namespace plano::joints {

// In diameters of the hole (EN 1995-1-1, table 8.4: 3 to an unloaded edge; half of that is the
// least, or the washer hangs over).
inline constexpr double kLeastBoltBorder = 1.5;
// Of the trade: thread beyond the nut, a pitch or more; more than the most wounds and catches
// clothes. A sunk washer's play, in diameter.
inline constexpr double kBoltTipMm = 2;
inline constexpr double kMostBoltTipMm = 12;
inline constexpr double kBoltSeatPlayMm = 1;

/// What is bought, and the joint's own settings.
struct Bolt {
  const catalog::ThreadFigures* thread = nullptr;
  catalog::HardwareKind kind = catalog::HardwareKind::bolt_and_nut;
  double diameter = 0;
  double length = 0;
  double washer = 0;     // thickness
  double head = 0;       // washer and head, as they stand out
  double nut = 0;        // washer, nut and tip
  double sunk_head = 0;  // how deep the head's washer lies, 0: on the face
  double sunk_nut = 0;
  int washers() const { return kind == catalog::HardwareKind::bolt_and_nut ? 2 : 1; }
  double seat() const { return thread->wide_washer.mm() + kBoltSeatPlayMm; }
};

/// The joint's hardware as a bolt it can be held by. Empty after an error.
std::optional<Bolt> bolt_of(const JointInput& input, Settings& settings);

/// Places along each piece of a line, by the joint's `bolts` and `spacing`. Empty after an error.
std::vector<double> bolt_places(const JointInput& input, const std::vector<Interval>& pieces,
                                const Bolt& bolt, Settings& settings);

/// Too short is refused; too long as well where a tip would come out or strike, else it is only
/// warned of. False exactly when it added an error.
enum class TooLong : std::uint8_t { refused, warned };
bool length_suits(const JointInput& input, const Bolt& bolt, double least, double most,
                  TooLong too_long, diagnostics::Diagnostics& found);

/// False after the error that what is sunk by `sunk` leaves too little of `thickness`.
bool floor_is_left(const JointInput& input, const Bolt& bolt, double thickness, double sunk,
                   const Text& name, Settings& settings);

/// A round pocket for a washer and what stands on it.
model::Pocket seat_at(const JointInput& input, const Bolt& bolt, geometry::Point centre,
                      double depth, model::FaceSide face);

/// Through a face into or across the edge of a thick panel or bar. Empty after an error.
std::optional<JointResult> bolted_into_edge(const JointInput& input, const Bolt& bolt,
                                            Settings& settings);

}  // namespace plano::joints
