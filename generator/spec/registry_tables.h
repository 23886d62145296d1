// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables shared between the registry_*.cpp files. Each span is constant-initialised, so that
/// tables of one file may point at those of another whatever the order of initialisation.
#pragma once

#include <array>
#include <span>

#include "spec/key.h"

namespace plano::spec {

/// The keys of `a` and then those of `b`.
template <std::size_t N, std::size_t M>
constexpr std::array<Key, N + M> both(const std::array<Key, N>& a, const std::array<Key, M>& b) {
  std::array<Key, N + M> out{};
  for (std::size_t i = 0; i < N; ++i) {
    out[i] = a[i];
  }
  for (std::size_t i = 0; i < M; ++i) {
    out[N + i] = b[i];
  }
  return out;
}

// Keys that several elements share, said once.
inline constexpr Key kForEach{
    .name = "for_each",
    .kind = ValueKind::loop,
    .doc_en =
        "Made once for each turn: `{i: 1..n}` or `{side: [left, right]}`; several variables make "
        "every combination. At most 500 turns each.",
    .doc_fr =
        "Fait une fois par tour : `{i: 1..n}` ou `{side: [left, right]}` ; plusieurs variables "
        "donnent toutes les combinaisons. 500 tours au plus chacune."};
inline constexpr Key kWhen{.name = "when",
                           .kind = ValueKind::flag,
                           .fallback = "yes",
                           .doc_en = "Made only where this is true.",
                           .doc_fr = "Fait seulement si c'est vrai."};
inline constexpr Key kLabel{.name = "label",
                            .kind = ValueKind::text,
                            .doc_en = "The name people read.",
                            .doc_fr = "Le nom que lisent les gens."};
inline constexpr Key kColour{.name = "colour",
                             .kind = ValueKind::word,
                             .doc_en = "Colour in pictures and 3D files, `\"#rrggbb\"`, in quotes.",
                             .doc_fr =
                                 "Couleur dans les images et les fichiers 3D, `\"#rrggbb\"`, "
                                 "entre guillemets."};

// registry_shapes.cpp
extern const std::span<const Key> kShapeKeys;  // of an outline
extern const std::span<const Variant> kShapeVariants;
extern const std::span<const Key> kOpeningKeys;
extern const std::span<const Key> kPocketKeys;
extern const std::span<const Key> kEngravingKeys;
extern const std::span<const Key> kCornerKeys;

// registry_elements.cpp
extern const std::span<const Key> kPlaceKeys;
extern const std::span<const Key> kTurnKeys;
extern const std::span<const Key> kPanelKeys;
extern const std::span<const Key> kBarKeys;
extern const std::span<const Key> kPartKeys;
extern const std::span<const Key> kHardwareKeys;
extern const std::span<const Key> kJointCommonKeys;

// registry_solids.cpp
extern const std::span<const Key> kSolidKeys;
extern const std::span<const Variant> kFormVariants;

// registry_groups.cpp
extern const std::span<const Key> kPersonKeys;
extern const std::span<const Key> kAncestorKeys;
extern const std::span<const Key> kPurposeKeys;
extern const std::span<const Key> kUseKeys;
extern const std::span<const Key> kParameterKeys;
extern const std::span<const Key> kMaterialKeys;
extern const std::span<const Key> kCheckKeys;
extern const std::span<const Key> kPresetKeys;
extern const std::span<const Key> kStepKeys;
extern const std::span<const Key> kExpectsKeys;

}  // namespace plano::spec
