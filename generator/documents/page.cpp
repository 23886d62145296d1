// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/page.h"

#include <algorithm>

namespace plano::documents {
namespace {

constexpr double kHead = 17;  // from the margin to the body, on A4
constexpr double kFoot = 9;   // below the body, above the margin
constexpr double kTitlePoints = 20;
constexpr double kSmallestTitle = 12;  // longer titles are cut off
constexpr double kTitleShare = 0.6;    // of the line; the rest is for what the page belongs to

/// All as wide, where each has room for its words and `spare` beside them; else as wide as their
/// words ask for.
std::vector<double> widths_of(Canvas& canvas, const std::vector<Tile>& tiles, const Type& heading,
                              const Type& figure, double spare, double width) {
  std::vector<double> natural;
  double sum = 0;
  double widest = 0;
  for (const Tile& tile : tiles) {
    natural.push_back(spare + std::max({canvas.width_of(tile.heading, heading),
                                        canvas.width_of(tile.figure, figure),
                                        canvas.width_of(tile.note, heading)}));
    sum += natural.back();
    widest = std::max(widest, natural.back());
  }
  const double equal = width / static_cast<double>(tiles.size());
  const double each = (width - sum) / static_cast<double>(tiles.size());
  for (double& one : natural) one = widest <= equal ? equal : one + each;
  return natural;
}

}  // namespace

Frame body_of(const Setting& setting, double width, double height) {
  const double margin = setting.margin();
  const double top = margin + kHead * setting.k;
  return {margin, top, width - 2 * margin, height - top - margin * 0.7 - kFoot * setting.k};
}

void draw_head(Canvas& canvas, const Setting& setting, double width, const std::string& title,
               const std::string& of) {
  const double k = setting.k;
  const double margin = setting.margin();
  const double base = margin + 7 * k;
  const double room = width - 2 * margin;
  double points = kTitlePoints;
  while (points > kSmallestTitle &&
         canvas.width_of(title, setting.type(points, Weight::semibold)) > room * kTitleShare) {
    points -= 1;
  }
  const double taken = canvas.words({margin, base}, title, setting.type(points, Weight::semibold),
                                    Align::left, room * kTitleShare);
  canvas.words({width - margin, base}, of, setting.type(9, Weight::regular, kSoftInk), Align::right,
               room - taken - 6 * k);
  canvas.line({margin, base + 4 * k}, {width - margin, base + 4 * k},
              {.width = 0.5 * k, .ink = kAccent});
}

void draw_foot(Canvas& canvas, const Setting& setting, double width, double height,
               std::size_t number, std::size_t of) {
  const double k = setting.k;
  const double margin = setting.margin();
  const double base = height - margin * 0.7;
  const double room = width - 2 * margin;
  const Type type = setting.type(7, Weight::regular, kSoftInk);
  canvas.line({margin, base - 4.5 * k}, {width - margin, base - 4.5 * k},
              {.width = 0.15 * k, .ink = kHair});
  std::string left = setting.say(setting.plan.title);
  for (const std::string& more : {setting.plan.program, setting.say(setting.plan.workshop)}) {
    if (!more.empty()) left += " · " + more;
  }
  canvas.words({margin, base}, left, type, Align::left, room * 0.5);
  canvas.words({margin + room * 0.66, base}, setting.plan.licence, type, Align::centre,
               room * 0.24);
  canvas.words({width - margin, base},
               setting.say(fill(
                   {"page {0} / {1}", "page {0} / {1}"},
                   {show(static_cast<std::int64_t>(number)), show(static_cast<std::int64_t>(of))})),
               setting.type(7, Weight::semibold), Align::right, room * 0.2);
}

void draw_heading(Canvas& canvas, const Setting& setting, Spot base, const std::string& words) {
  canvas.words(base, words, setting.type(10.5, Weight::semibold, kAccent));
}

void draw_tiles(Canvas& canvas, const Setting& setting, const Frame& frame,
                const std::vector<Tile>& tiles, double figure_points) {
  const double k = setting.k;
  const Type heading = setting.type(7, Weight::regular, kSoftInk);
  const Type figure = setting.type(figure_points, Weight::semibold);
  const std::vector<double> widths = widths_of(canvas, tiles, heading, figure, 5 * k, frame.width);
  double left = frame.left;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const double indent = i == 0 ? 0 : 3 * k;
    if (i > 0) {
      canvas.line({left, frame.top}, {left, frame.bottom()}, {.width = 0.15 * k, .ink = kHair});
    }
    const double room = widths[i] - indent - 2 * k;
    double base = frame.top + capitals(heading) + 0.6 * k;
    canvas.words({left + indent, base}, tiles[i].heading, heading, Align::left, room);
    base += capitals(figure) + 2.1 * k;
    canvas.words({left + indent, base}, tiles[i].figure, figure, Align::left, room);
    if (!tiles[i].note.empty()) {
      base += capitals(heading) + 1.9 * k;
      canvas.words({left + indent, base}, tiles[i].note, heading, Align::left, room);
    }
    left += widths[i];
  }
}

}  // namespace plano::documents
