// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/figures.h"

#include <cmath>

#include "catalog/codes.h"
#include "catalog/reading.h"

namespace plano::catalog {

using syntax::Node;

const Node* Figures::node(std::string_view key) const {
  const syntax::Entry* entry = node_.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

std::string Figures::word(std::string_view key, std::string missing) const {
  const Node* value = node(key);
  return value == nullptr ? missing : value->text;
}

Text Figures::text(std::string_view key) {
  const Node* value = node(key);
  return value == nullptr ? Text() : read_.constant_text(*value).value_or(Text());
}

Length Figures::length(std::string_view key, Length low, Length high, Length missing) {
  const Node* value = node(key);
  if (value == nullptr) return missing;
  const std::optional<Length> length = read_.constant_length(*value);
  if (length && (*length < low || *length > high)) {
    out_of_reason(*value, *length, low, high);
    return missing;
  }
  return length.value_or(missing);
}

Length Figures::length_of(const Node& scalar, Length low, Length high) {
  const std::optional<Length> length = read_.constant_length(scalar);
  if (length && (*length < low || *length > high)) {
    out_of_reason(scalar, *length, low, high);
  }
  return length.value_or(Length{});
}

std::pair<Length, Length> Figures::size(std::string_view key, Length low, Length high) {
  const Node& pair = *node(key);
  const Length first = length_of(pair.items[0], low, high);
  return {first, length_of(pair.items[1], low, high)};
}

std::optional<double> Figures::quantity(std::string_view key, Dimension dimension) {
  const Node* value = node(key);
  if (value == nullptr) return std::nullopt;
  const std::optional<spec::Quantity> quantity = read_.constant(*value, dimension);
  return quantity ? std::optional(quantity->value) : std::nullopt;
}

std::optional<int> Figures::count(std::string_view key, int least) {
  const std::optional<double> number = quantity(key, kPlainNumber);
  if (!number) return std::nullopt;
  if (*number >= least && *number <= kLargestCount && std::floor(*number) == *number) {
    return static_cast<int>(*number);
  }
  read_.found()
      .add(kCount, node(key)->span,
           fill({"{0} is no whole number from {1} to {2}",
                 "{0} n'est pas un nombre entier de {1} à {2}"},
                {show_number(*number, 3), show(std::int64_t{least}),
                 show(std::int64_t{kLargestCount})}))
      .hint(*number == 0 ? Text("remove the entry of what is no longer there",
                                "supprimez l'entrée de ce qui n'est plus là")
                         : Text("count what is there", "comptez ce qui est là"));
  return std::nullopt;
}

bool Figures::flag(std::string_view key, bool missing) {
  const Node* value = node(key);
  return value == nullptr ? missing : constant_flag(*value, read_).value_or(missing);
}

void Figures::out_of_reason(const Node& at, Length is, Length low, Length high) {
  read_.found().add(kFigureOutOfReason, at.span,
                    fill({"{0} is not between {1} and {2}", "{0} n'est pas entre {1} et {2}"},
                         {show(is), show(low), show(high)}));
}

}  // namespace plano::catalog
