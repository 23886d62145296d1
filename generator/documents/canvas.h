// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pages of paper to draw on, and the PDF they become. The only file that knows cairo and pango.
///
/// Frame: millimetres on the page from its upper left corner, x right, y down, in floating point:
/// what is on paper is looked at, and decides about no shape. Sizes of letters are in points, as
/// typography has them.
///
/// Letters are Open Sans, and DejaVu Sans where it lacks one (packages fonts-open-sans and
/// fonts-dejavu-core), embedded as far as they are used; no other font of the machine is looked at,
/// so that the same words give the same bytes. Only where neither is installed does the machine's
/// own choice stand in. Characters that no font has show as a box with their number.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plano::documents {

struct Spot {
  double x = 0;
  double y = 0;
};

struct Frame {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

/// Red, green and blue, 0 to 1.
struct Ink {
  double red = 0;
  double green = 0;
  double blue = 0;
};

enum class Weight { light, regular, semibold, bold };
enum class Align { left, centre, right };
/// Upright text runs from bottom to top.
enum class Run { level, upright };

struct Type {
  double points = 9;
  Weight weight = Weight::regular;
  Ink ink = {};
};

struct Stroke {
  double width = 0.2;  // mm
  Ink ink = {};
  std::vector<double> dashes = {};  // mm on, off; empty: solid
};

/// Closed curves, filled with the even-odd rule: an inner one is an opening.
using Path = std::vector<std::vector<Spot>>;

class Canvas {
 public:
  /// What the file says about itself. Its date is always the same one.
  struct About {
    std::string title;
    std::string author;
    std::string subject;
  };
  explicit Canvas(const About& about);
  /// Draws nothing and has no pages: only to ask how much room words take. It must not be finished.
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// A new blank page; `bookmark` names it in the reader's outline, empty: it is not in it.
  void begin_page(double width, double height, const std::string& bookmark);
  /// Names a place of the present page, `top` mm down, in the reader's outline.
  void bookmark(const std::string& words, double top);
  /// The finished file. Nothing may be drawn after it.
  std::string finish();

  void fill(const Frame& frame, Ink ink);
  void outline(const Frame& frame, const Stroke& stroke);
  void line(Spot from, Spot to, const Stroke& stroke);
  void fill(const Path& path, Ink ink);
  void outline(const Path& path, const Stroke& stroke);
  /// Slanting lines `apart` mm from one another inside the path.
  void hatch(const Path& path, double apart, const Stroke& stroke);

  /// One line of words from its base line, cut short with … beyond `most` mm; 0: never. Control
  /// characters show as spaces. Returns the width that was taken.
  double words(Spot base, std::string_view text, const Type& type, Align align = Align::left,
               double most = 0, Run run = Run::level);
  /// The width of one line of words, never cut short.
  double width_of(std::string_view text, const Type& type);
  /// Words in lines of `frame.width`, from its top; the last line that fits `frame.height` is cut
  /// short. A line break begins a new line. Returns the height that was taken.
  double paragraph(const Frame& frame, std::string_view text, const Type& type);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Height of a capital letter, mm.
double capitals(const Type& type);

}  // namespace plano::documents
