// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <qrencode.h>

#include <memory>

#include "site/pictures.h"

namespace plano::site {
namespace {

constexpr int kQuiet = 4;  // modules around, as ISO/IEC 18004 asks
/// A picture people scan from a screen or a sheet of paper: beyond so many bytes its modules are
/// too small.
constexpr std::size_t kMostBytes = 1'000;

struct Freed {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

std::optional<std::string> qr_svg(const std::string& text) {
  if (text.empty() || text.size() > kMostBytes || text.find('\0') != std::string::npos) {
    return std::nullopt;
  }
  const std::unique_ptr<QRcode, Freed> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return std::nullopt;
  const std::string side = std::to_string(code->width + 2 * kQuiet);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                    "\" shape-rendering=\"crispEdges\">\n<path fill=\"#fff\" d=\"M0 0H" + side +
                    "V" + side + "H0Z\"/>\n<path fill=\"#000\" d=\"";
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width;) {
      const auto dark = [&](int column) { return (code->data[y * code->width + column] & 1) != 0; };
      if (!dark(x)) {
        ++x;
        continue;
      }
      const int begin = x;
      while (x < code->width && dark(x)) ++x;
      out += "M" + std::to_string(begin + kQuiet) + " " + std::to_string(y + kQuiet) + "h" +
             std::to_string(x - begin) + "v1h-" + std::to_string(x - begin) + "z";
    }
  }
  return out + "\"/>\n</svg>\n";
}

}  // namespace plano::site
