// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/settings.h"

#include <algorithm>
#include <cmath>

#include "joints/codes.h"

namespace plano::joints {

model::Span Settings::span(const std::string& key) const {
  const auto* setting = joint_.settings.find(key);
  return setting != nullptr ? setting->span : joint_.span;
}

std::optional<double> Settings::number(const std::string& key) const {
  const auto* setting = joint_.settings.find(key);
  if (setting == nullptr) return std::nullopt;
  const auto* quantity = std::get_if<model::Quantity>(&setting->value);
  if (quantity == nullptr) return std::nullopt;
  return quantity->value;
}

void Settings::refuse(const std::string& key, const Text& wanted, const Text& written) {
  ok_ = false;
  found_
      .add(kSettingOutOfRange, span(key),
           fill({"`{0}` of the joint `{1}` is {2}", "« {0} » de l'assemblage « {1} » vaut {2}"},
                {key, joint_.id, written}))
      .hint(fill({"give {0}", "donnez {0}"}, {wanted}));
}

std::optional<Length> Settings::length(const std::string& key, Length least) {
  const std::optional<double> value = number(key);
  if (!value) return std::nullopt;
  const Length length = Length::nearest_to_mm(*value);
  if (length < least) {
    refuse(key, fill({"at least {0}", "au moins {0}"}, {show(least)}), show(length));
    return std::nullopt;
  }
  return length;
}

Length Settings::length(const std::string& key, Length least, Length fallback) {
  return length(key, least).value_or(fallback);
}

std::optional<int> Settings::count(const std::string& key) {
  const std::optional<double> value = number(key);
  if (!value) return std::nullopt;
  const double whole = std::round(*value);
  if (std::fabs(*value - whole) > 1e-9 || whole < 1 || whole > kMostOfARow) {
    refuse(key,
           fill({"a whole number from 1 to {0}", "un nombre entier de 1 à {0}"},
                {show(std::int64_t{kMostOfARow})}),
           show_number(*value, 3));
    return std::nullopt;
  }
  return static_cast<int>(whole);
}

double Settings::share(const std::string& key, double fallback) {
  const std::optional<double> value = number(key);
  if (!value) return fallback;
  if (*value < 0.1 || *value > 0.9) {
    refuse(key,
           fill({"a share between {0} and {1}", "une part entre {0} et {1}"},
                {show_number(0.1, 1), show_number(0.9, 1)}),
           show_number(*value, 3));
    return fallback;
  }
  return *value;
}

bool Settings::flag(const std::string& key, bool fallback) {
  const auto* setting = joint_.settings.find(key);
  if (setting == nullptr) return fallback;
  const bool* value = std::get_if<bool>(&setting->value);
  return value != nullptr ? *value : fallback;
}

std::string Settings::word(const std::string& key, const std::string& fallback) {
  const auto* setting = joint_.settings.find(key);
  if (setting == nullptr) return fallback;
  const auto* value = std::get_if<std::string>(&setting->value);
  return value != nullptr ? *value : fallback;
}

bool already_said(const diagnostics::Diagnostics& found, const diagnostics::Code& code,
                  diagnostics::Span span) {
  return std::any_of(found.items().begin(), found.items().end(), [&](const auto& item) {
    return item.code == &code && item.primary.span == span;
  });
}

}  // namespace plano::joints
