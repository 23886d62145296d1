// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Figures as a person reads them. Used by this folder only.
#pragma once

#include <optional>

#include "base/text.h"
#include "fabrication/cutting_plan.h"

namespace plano::documents {

/// "12.4 m".
Text metres(Length length);
/// "2 h 05 min", "38 min"; whole minutes, upwards.
Text duration(double minutes);
/// "1 344 €" / "€1,344": whole euros, cents below ten.
Text euros(double amount);
/// "78 %".
Text percent(double share);
/// "2500 × 1250 mm", to a tenth.
Text size_of(const geometry::Box& box);
/// "3 sheets".
Text sheets(std::size_t count);
/// "unknown".
Text unknown();
Text count(std::size_t number);

/// A sheet's figures in words, or "unknown".
Text duration_or_unknown(const std::optional<double>& minutes);
Text euros_or_unknown(const std::optional<double>& amount);

/// "Cutter" and its diameter, or "Kerf" and its width; both empty where no machine is known.
struct ToolWords {
  Text heading;
  Text figure;
};
ToolWords tool_of(const fabrication::PlanMaterial& material);

/// "17.7 mm"; a dash where it is not known.
Text thickness_words(const fabrication::PlanMaterial& material);
/// "leftover ply18-a (behind the door)": its id, and what was noted of it. Precondition: it is one.
Text leftover_words(const fabrication::PlanSheet& sheet);
/// "Birch plywood 18 mm, 17.7 mm thick".
Text material_words(const fabrication::PlanMaterial& material);

}  // namespace plano::documents
