// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Models, pictures and drawings of what was built.
#pragma once

#include <optional>
#include <string>

#include "pipeline/account.h"
#include "site/wish.h"

namespace plano::site {

/// GLB: every element where it stands; node `extras` {part, element}. `built` may be of
/// `Proofs::shape`.
std::string preview_glb(const pipeline::Built& built, Language language);

/// How a picture is to be drawn.
struct PictureWish {
  std::string from;  // see mesh::direction_names, or two angles; empty: "picture"
  bool exploded = false;
  bool lines = false;
  int width = 0;  // pixels of PNG; of SVG, millimetres
};

inline constexpr int kUsualPixels = 1200;
inline constexpr int kMostPixels = 2400;
inline constexpr int kPictureMillimetres = 200;

/// Nothing, and why, where `from`, `style` or `width` of the wish mean nothing.
std::optional<PictureWish> picture_wish(const Wish& wish, Text& reason);

std::string view_svg(const pipeline::Built& built, const PictureWish& wish);
std::string view_png(const pipeline::Built& built, const PictureWish& wish);

/// A sheet with its parts as they lie, named, to be looked at; not to be cut from. Colours are
/// attributes, so that it shows under the strictest policy. Each part is a group with `data-part`.
/// `sheet` counts from 0. Precondition: it is less than the number of sheets.
std::string sheet_svg(const pipeline::Account& account, std::size_t sheet);

/// A QR code (error correction M) with a quiet zone, black on white. Nothing where `text` is too
/// long for one.
std::optional<std::string> qr_svg(const std::string& text);

}  // namespace plano::site
