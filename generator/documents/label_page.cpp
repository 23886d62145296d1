// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Labels to stick on the parts as they come off the machine: one for each copy, on the commonest
// sheet of labels, 24 of 70 × 37 mm on A4. Their first place tells about the page.

#include <algorithm>

#include "documents/page.h"
#include "documents/thumbnail.h"
#include "documents/wording.h"

namespace plano::documents {
namespace {

using fabrication::PlanCopy;

// Labels are stuck, not hung up: their letters and their paper are the same whatever `--paper`.
constexpr double kPageWidth = 210;
constexpr double kPageHeight = 297;
constexpr double kWidth = 70;
constexpr double kHeight = 37;
constexpr std::size_t kColumns = 3;
constexpr std::size_t kRows = 8;
constexpr double kTop = (kPageHeight - kHeight * kRows) / 2;
// Printers leave about 5 mm of a page's edge white.
constexpr double kInset = 6;
constexpr double kPicture = 17;  // width of a part on its label
constexpr double kNameHeight = 7.6;
constexpr std::size_t kOnPage = kColumns * kRows - 1;

Frame place_of(std::size_t k) {
  return {kWidth * static_cast<double>(k % kColumns),
          kTop + kHeight * static_cast<double>(k / kColumns), kWidth, kHeight};
}

Type type_of(double points, Weight weight = Weight::regular, Ink ink = kInk) {
  return {points, weight, ink};
}

void draw_about(Canvas& canvas, const Setting& setting, std::size_t labels, std::size_t page,
                std::size_t pages) {
  const Frame frame = inset(place_of(0), kInset);
  canvas.words({frame.left, frame.top + 3}, setting.say({"Labels", "Étiquettes"}),
               type_of(11, Weight::semibold, kAccent));
  const Text words = fill(
      {"{0} labels, page {1} / {2}. For sheets of 24 labels of 70 × 37 mm, A4. Print at 100%; this "
       "label stays unused.\n{3} · {4}{5}",
       "{0} étiquettes, page {1} / {2}. Pour planches A4 de 24 étiquettes de 70 × 37 mm. Imprimer "
       "à 100 % ; celle-ci ne sert pas.\n{3} · {4}{5}"},
      {count(labels), count(page), count(pages), setting.plan.title, Text(setting.plan.program),
       setting.plan.licence.empty() ? Text() : Text(" · " + setting.plan.licence)});
  canvas.paragraph({frame.left, frame.top + 5, frame.width, frame.height - 5}, setting.say(words),
                   type_of(6.5, Weight::regular, kSoftInk));
}

/// In one line where it fits, in two smaller ones where it does not.
void draw_name(Canvas& canvas, const Frame& frame, const std::string& name) {
  const Type type = type_of(8.5, Weight::semibold);
  if (canvas.width_of(name, type) <= frame.width) {
    canvas.words({frame.left, frame.top + 4.2}, name, type);
  } else {
    canvas.paragraph(frame, name, type_of(7.5, Weight::semibold));
  }
}

void draw_label(Canvas& canvas, const Setting& setting, const Frame& label, const PlanCopy& copy) {
  const fabrication::CuttingPlan& plan = setting.plan;
  const fabrication::PlanPart& part = plan.parts[copy.part];
  const fabrication::PlanSheet& sheet = plan.sheets[copy.sheet];
  const Frame frame = inset(label, kInset);
  const Frame picture{frame.right() - kPicture, frame.top, kPicture, 13.5};
  const OnPaper place = fitted(geometry::bounding_box(part.shape.outline), picture);
  draw_openings(canvas, place, part.shape);
  draw_shape(canvas, place, part.shape, copy.part, plan.materials[part.material].thickness, 0.12);
  canvas.words({frame.left, frame.top + 6.6}, part.name, type_of(24, Weight::bold), Align::left,
               frame.width - kPicture - 2);
  draw_name(canvas, {frame.left, frame.top + 8, frame.width - kPicture - 2, kNameHeight},
            setting.say(part.label));
  std::string where = sheet.name;
  if (sheet.count > 1) {
    where += " (" + std::to_string(copy.sheet_copy) + "/" + std::to_string(sheet.count) + ")";
  }
  canvas.words({frame.left, frame.top + 18.2},
               setting.say(fill({"copy {0}/{1} · {2}", "exemplaire {0}/{1} · {2}"},
                                {count(copy.copy), count(part.quantity), Text(where)})),
               type_of(8), Align::left, frame.width);
  const fabrication::PlanMaterial& material = plan.materials[part.material];
  const Text of = material.thickness > Length{}
                      ? fill({"{0} · {1}", "{0} · {1}"}, {plan.title, show(material.thickness)})
                      : plan.title;
  canvas.words({frame.left, frame.top + 22.2}, setting.say(of),
               type_of(7, Weight::regular, kSoftInk), Align::left, frame.width);
}

/// Where the labels are parted, for those who cut plain paper: small crosses.
void draw_crosses(Canvas& canvas) {
  const Stroke thin{.width = 0.1, .ink = kHair};
  for (std::size_t row = 1; row < kRows; ++row) {
    for (std::size_t column = 1; column < kColumns; ++column) {
      const Frame at = place_of(row * kColumns + column);
      canvas.line({at.left - 1.5, at.top}, {at.left + 1.5, at.top}, thin);
      canvas.line({at.left, at.top - 1.5}, {at.left, at.top + 1.5}, thin);
    }
  }
}

}  // namespace

std::vector<Page> label_pages(const Setting& setting) {
  const std::vector<PlanCopy> copies = fabrication::copies_of(setting.plan);
  const std::size_t count = (copies.size() + kOnPage - 1) / kOnPage;
  std::vector<Page> pages;
  for (std::size_t page = 0; page < count; ++page) {
    const std::vector<PlanCopy> here(copies.begin() + static_cast<std::ptrdiff_t>(page * kOnPage),
                                     copies.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                          copies.size(), (page + 1) * kOnPage)));
    pages.push_back({kPageWidth, kPageHeight,
                     page == 0 ? setting.say({"Labels", "Étiquettes"}) : std::string(),
                     [&setting, here, page, count, all = copies.size()](Canvas& canvas) {
                       draw_crosses(canvas);
                       draw_about(canvas, setting, all, page + 1, count);
                       for (std::size_t k = 0; k < here.size(); ++k) {
                         draw_label(canvas, setting, place_of(k + 1), here[k]);
                       }
                     },
                     false});
  }
  return pages;
}

}  // namespace plano::documents
