// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/view_png.h"

#include <cairo.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>

#include "base/check.h"
#include "exporters/palette.h"
#include "mesh/view_raster.h"

namespace plano::exporters {
namespace {

using mesh::Scene;

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using Context = std::unique_ptr<cairo_t, ContextDeleter>;

Surface blank_surface(int columns, int rows) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows));
  CHECK(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, "no memory for a picture");
  return surface;
}

/// Fills the surface with `pixels`, or with white where there are none.
void fill_surface(cairo_surface_t* surface, const mesh::Pixels* pixels) {
  cairo_surface_flush(surface);
  unsigned char* bytes = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto columns = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto rows = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      std::uint32_t value = 0xffffff;
      if (pixels != nullptr) {
        const mesh::Rgb colour = pixels->colours[row * columns + column];
        value = static_cast<std::uint32_t>(colour.red) << 16 |
                static_cast<std::uint32_t>(colour.green) << 8 | colour.blue;
      }
      std::memcpy(bytes + row * stride + column * sizeof value, &value, sizeof value);
    }
  }
  cairo_surface_mark_dirty(surface);
}

/// Heights are counted from the lower rim, as the pixels below are.
void draw_lines(cairo_t* context, const mesh::Frame& frame, double scale, int rows,
                const std::vector<mesh::VisibleLine>& lines, mesh::LineKind kind, double ink) {
  for (const std::vector<Point2>& chain : chains(lines, kind)) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const double x = (chain[i].x - frame.left) * scale;
      const double y = rows - (chain[i].y - frame.bottom) * scale;
      i == 0 ? cairo_move_to(context, x, y) : cairo_line_to(context, x, y);
    }
  }
  cairo_set_line_width(context, ink);
  cairo_stroke(context);
}

std::string png_bytes(cairo_surface_t* surface) {
  std::string bytes;
  const auto append = [](void* closure, const unsigned char* data, unsigned int size) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
  };
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, &bytes);
  CHECK(status == CAIRO_STATUS_SUCCESS, cairo_status_to_string(status));
  return bytes;
}

/// The pixels of a surface, row by row.
std::vector<std::uint32_t> pixels_of(cairo_surface_t* surface) {
  const unsigned char* bytes = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto columns = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto rows = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  std::vector<std::uint32_t> pixels(columns * rows);
  for (std::size_t row = 0; row < rows; ++row) {
    std::memcpy(&pixels[row * columns], bytes + row * stride, columns * sizeof(std::uint32_t));
  }
  return pixels;
}

std::string few_coloured_png_bytes(cairo_surface_t* surface) {
  const Paletted few = with_palette(pixels_of(surface), kFewColours);
  std::vector<unsigned char> palette;
  for (const std::uint32_t colour : few.palette) {
    for (const int shift : {16, 8, 0}) {
      palette.push_back(static_cast<unsigned char>(colour >> shift & 0xff));
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(cairo_image_surface_get_width(surface));
  image.height = static_cast<png_uint_32>(cairo_image_surface_get_height(surface));
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(few.palette.size());
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  const int written = png_image_write_to_memory(&image, bytes.data(), &size, 0, few.pixels.data(),
                                                0, palette.data());
  CHECK(written != 0, image.message);
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::string view_png(std::span<const mesh::ViewBody> bodies, const mesh::ViewOptions& options,
                     ViewStyle style, int columns, Colours colours) {
  CHECK(columns >= 1 && columns <= kMostPixels, "the width of a picture");
  const Scene scene = mesh::scene_of(bodies, options);
  const bool with_faces = style == ViewStyle::shaded;
  const Scene lit =
      with_faces ? mesh::scene_of(bodies, {mesh::light_for(options.direction), options.explode})
                 : Scene();
  const mesh::Frame frame = with_faces ? mesh::frame_with_shadow(scene, lit, kMargin)
                                       : mesh::frame_with_margin(scene.frame, kMargin);
  const double shape = frame.height() / frame.width();
  columns = std::clamp(static_cast<int>(kMostPixels / std::max(shape, 1e-6)), 1, columns);
  const int rows = std::clamp(static_cast<int>(std::floor(shape * columns + 0.5)), 1, kMostPixels);

  const Surface surface = blank_surface(columns, rows);
  if (with_faces) {
    const mesh::Pixels pixels = mesh::shaded(scene, lit, frame, static_cast<std::size_t>(columns),
                                             static_cast<std::size_t>(rows));
    fill_surface(surface.get(), &pixels);
  } else {
    fill_surface(surface.get(), nullptr);
  }
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), kLineColour.red / 255.0, kLineColour.green / 255.0,
                       kLineColour.blue / 255.0);
  cairo_set_line_cap(context.get(), CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(context.get(), CAIRO_LINE_JOIN_ROUND);
  const double scale = columns / frame.width();
  const Ink ink = ink_for(frame, columns);
  const std::vector<mesh::VisibleLine> lines = mesh::visible_lines(scene);
  draw_lines(context.get(), frame, scale, rows, lines, mesh::LineKind::edge, ink.edge);
  draw_lines(context.get(), frame, scale, rows, lines, mesh::LineKind::outline, ink.outline);
  cairo_surface_flush(surface.get());
  return colours == Colours::few ? few_coloured_png_bytes(surface.get()) : png_bytes(surface.get());
}

}  // namespace plano::exporters
