// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/wording.h"

#include <cmath>

namespace plano::documents {
namespace {

/// Digits in groups of three: a narrow no-break space in French, a comma in English.
Text grouped(std::int64_t number) {
  const std::string digits = std::to_string(number);
  Text out;
  for (std::size_t k = 0; k < digits.size(); ++k) {
    if (k > 0 && (digits.size() - k) % 3 == 0) {
      out.en += ",";
      out.fr += "\u202f";
    }
    out.en += digits[k];
    out.fr += digits[k];
  }
  return out;
}

}  // namespace

Text count(std::size_t number) {
  return grouped(static_cast<std::int64_t>(number));
}

Text metres(Length length) {
  return fill({"{0} m", "{0} m"}, {show_number(length.mm() / 1000, length >= 100'000_mm ? 0 : 1)});
}

Text duration(double minutes) {
  const auto whole = static_cast<std::int64_t>(std::ceil(minutes));
  if (whole < 60) {
    return fill({"{0} min", "{0} min"}, {show(whole)});
  }
  const std::string rest = (whole % 60 < 10 ? "0" : "") + std::to_string(whole % 60);
  return fill({"{0} h {1} min", "{0} h {1} min"}, {show(whole / 60), Text(rest)});
}

Text euros(double amount) {
  if (amount > 0 && amount < 10) {
    return fill({"€{0}", "{0} €"}, {show_number(amount, 2)});
  }
  return fill({"€{0}", "{0} €"}, {grouped(static_cast<std::int64_t>(std::llround(amount)))});
}

Text percent(double share) {
  return fill({"{0}%", "{0} %"}, {show(static_cast<std::int64_t>(std::floor(share * 100 + 0.5)))});
}

Text size_of(const geometry::Box& box) {
  return fill({"{0} × {1} mm", "{0} × {1} mm"},
              {show_number(box.width().mm(), 1), show_number(box.height().mm(), 1)});
}

Text sheets(std::size_t number) {
  return number == 1 ? Text("1 sheet", "1 plaque")
                     : fill({"{0} sheets", "{0} plaques"}, {count(number)});
}

Text unknown() {
  return {"unknown", "inconnu"};
}

Text duration_or_unknown(const std::optional<double>& minutes) {
  return minutes ? duration(*minutes) : unknown();
}

Text euros_or_unknown(const std::optional<double>& amount) {
  return amount ? euros(*amount) : unknown();
}

ToolWords tool_of(const fabrication::PlanMaterial& material) {
  if (!material.machine) {
    return {};
  }
  if (material.machine->kind == catalog::MachineKind::laser) {
    return {{"Kerf", "Saignée"}, show(material.machine->kerf)};
  }
  return {{"Cutter", "Fraise"}, fill({"Ø {0}", "Ø {0}"}, {show(material.machine->tool_diameter)})};
}

Text thickness_words(const fabrication::PlanMaterial& material) {
  return material.thickness > Length{} ? show(material.thickness) : Text("–", "–");
}

Text leftover_words(const fabrication::PlanSheet& sheet) {
  const Text id(*sheet.leftover);
  if (sheet.leftover_note.empty()) return fill({"leftover {0}", "chute {0}"}, {id});
  return fill({"leftover {0} ({1})", "chute {0} ({1})"}, {id, sheet.leftover_note});
}

Text material_words(const fabrication::PlanMaterial& material) {
  if (material.thickness == Length{}) return material.label;
  return fill({"{0} · {1} thick", "{0} · épaisseur {1}"},
              {material.label, show(material.thickness)});
}

}  // namespace plano::documents
