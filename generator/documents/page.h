// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What all pages of a cutting plan have in common: paper, margins, letters, inks, the head and the
/// foot. Used by this folder only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "documents/canvas.h"
#include "documents/cutting_plan_pdf.h"

namespace plano::documents {

inline constexpr Ink kInk{0.11, 0.12, 0.14};
inline constexpr Ink kSoftInk{0.40, 0.42, 0.45};
inline constexpr Ink kHair{0.78, 0.79, 0.80};
inline constexpr Ink kTint{0.957, 0.953, 0.941};
inline constexpr Ink kWhite{1, 1, 1};
inline constexpr Ink kAccent{0.09, 0.33, 0.29};

/// What a page is made from. Lengths are for A4, and grow with the paper by `k`.
struct Setting {
  const fabrication::CuttingPlan& plan;
  Language language;
  Paper paper;
  double k;          // 1 on A4
  double long_side;  // of the paper, mm
  double short_side;

  const std::string& say(const Text& text) const { return text.in(language); }
  Type type(double points, Weight weight = Weight::regular, Ink ink = kInk) const {
    return {points * k, weight, ink};
  }
  double margin() const { return 14 * k; }
};

struct Page {
  double width = 0;
  double height = 0;
  std::string bookmark;
  std::function<void(Canvas&)> draw;
  bool with_foot = true;
};

/// Where a page's own content goes: between its head and its foot.
Frame body_of(const Setting& setting, double width, double height);

/// The head of a page: what it is, large, and of what, small, to the right of it.
void draw_head(Canvas& canvas, const Setting& setting, double width, const std::string& title,
               const std::string& of);
/// Design · program · workshop, licence, page number / of all.
void draw_foot(Canvas& canvas, const Setting& setting, double width, double height,
               std::size_t number, std::size_t of);
/// A heading over a part of a page; its base line is at `base`.
void draw_heading(Canvas& canvas, const Setting& setting, Spot base, const std::string& words);

/// A small heading with its figure below: what the eye finds first.
struct Tile {
  std::string heading;
  std::string figure;
  std::string note;  // may be empty
};
/// Side by side in the frame, with hairlines between.
void draw_tiles(Canvas& canvas, const Setting& setting, const Frame& frame,
                const std::vector<Tile>& tiles, double figure_points);

std::vector<Page> summary_pages(const Setting& setting);
std::vector<Page> sheet_pages(const Setting& setting);
std::vector<Page> part_pages(const Setting& setting);
std::vector<Page> label_pages(const Setting& setting);

}  // namespace plano::documents
