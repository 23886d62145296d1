// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/pictures.h"

#include <charconv>

#include "base/check.h"
#include "exporters/glb.h"
#include "exporters/view_png.h"
#include "exporters/view_svg.h"
#include "exporters/world_mesh.h"
#include "mesh/camera.h"
#include "pipeline/account.h"

namespace plano::site {
namespace {

/// A built design in the form pictures are drawn from.
class Stage {
 public:
  explicit Stage(const pipeline::Built& built)
      : boundaries_(pipeline::boundaries_of(built.parts.parts)),
        input_{.info = built.design.info,
               .parts = built.parts,
               .boundaries = boundaries_,
               .pieces = built.pieces},
        meshes_(exporters::meshes_of(input_, exporters::kViewSagitta)),
        bodies_(exporters::view_bodies(input_, meshes_)) {}
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  const std::vector<mesh::ViewBody>& bodies() const { return bodies_; }

 private:
  std::vector<mesh::Boundary> boundaries_;
  exporters::ModelInput input_;
  std::vector<mesh::TriangleMesh> meshes_;
  std::vector<mesh::ViewBody> bodies_;
};

mesh::ViewOptions options_of(const PictureWish& wish) {
  const auto direction = mesh::direction_from(wish.from);
  CHECK(direction.has_value(), "a direction that was looked at");
  return {.direction = *direction, .explode = wish.exploded ? 1.0 : 0.0};
}

exporters::ViewStyle style_of(const PictureWish& wish) {
  return wish.lines ? exporters::ViewStyle::lines : exporters::ViewStyle::shaded;
}

}  // namespace

std::string preview_glb(const pipeline::Built& built, Language language) {
  const std::vector<mesh::Boundary> boundaries = pipeline::boundaries_of(built.parts.parts);
  return exporters::glb_assembly({.info = built.design.info,
                                  .parts = built.parts,
                                  .boundaries = boundaries,
                                  .language = language,
                                  .pieces = built.pieces});
}

std::optional<PictureWish> picture_wish(const Wish& wish, Text& reason) {
  PictureWish picture;
  picture.from = wish.from.empty() ? "picture" : wish.from;
  picture.exploded = wish.exploded == "yes";
  picture.lines = wish.style == "lines";
  picture.width = wish.asked == Asked::view_png ? kUsualPixels : kPictureMillimetres;
  if (!mesh::direction_from(picture.from)) {
    reason = fill({"`from` takes {0} or two angles (30,20), not {1}",
                   "`from` accepte {0} ou deux angles (30,20), et non {1}"},
                  {list_and(mesh::direction_names()), quote(wish.from)});
    return std::nullopt;
  }
  if (!wish.style.empty() && wish.style != "lines" && wish.style != "shaded") {
    reason = fill(
        {"`style` takes lines or shaded, not {0}", "`style` accepte lines ou shaded, et non {0}"},
        {quote(wish.style)});
    return std::nullopt;
  }
  if (!picture.exploded && !wish.exploded.empty()) {
    reason =
        fill({"`exploded` takes yes or no, not {0}", "`exploded` accepte yes ou no, et non {0}"},
             {quote(wish.exploded)});
    return std::nullopt;
  }
  if (!wish.width.empty()) {
    const char* end = wish.width.data() + wish.width.size();
    const auto [stop, error] = std::from_chars(wish.width.data(), end, picture.width);
    if (error != std::errc() || stop != end || picture.width < 1 || picture.width > kMostPixels) {
      reason = fill({"`width` takes a whole number from 1 to {0}, not {1}",
                     "`width` accepte un nombre entier de 1 à {0}, et non {1}"},
                    {show(std::int64_t{kMostPixels}), quote(wish.width)});
      return std::nullopt;
    }
  }
  return picture;
}

std::string view_svg(const pipeline::Built& built, const PictureWish& wish) {
  const Stage stage(built);
  return exporters::view_svg(stage.bodies(), options_of(wish), style_of(wish),
                             Length::millimetres(wish.width));
}

std::string view_png(const pipeline::Built& built, const PictureWish& wish) {
  const Stage stage(built);
  return exporters::view_png(stage.bodies(), options_of(wish), style_of(wish), wish.width,
                             exporters::Colours::few);
}

}  // namespace plano::site
