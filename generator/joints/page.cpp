// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/page.h"

#include "base/check.h"
#include "diagnostics/display.h"
#include "joints/wording.h"
#include "spec/reference.h"

namespace plano::joints {
namespace {

constexpr std::size_t kColumns = 80;

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void heading(const Text& text) { out_ += "## " + text.in(language_) + "\n\n"; }
  void paragraph(const Text& text) {
    out_ += diagnostics::wrapped(text.in(language_), kColumns, "") + "\n\n";
  }
  void item(const Text& text) {
    out_ += diagnostics::wrapped("- " + text.in(language_), kColumns, "  ") + "\n";
  }
  void end_of_list() { out_ += "\n"; }
  void raw(const std::string& text) { out_ += text; }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

/// A round bar's end is square: it lies against a face at a right angle or not at all.
Text angle_in_words(const JointType& type, ContactKind kind) {
  return type.least_angle == Angle::degrees(90) || kind == ContactKind::rod_end
             ? Text{"at a right angle", "à angle droit"}
             : fill({"at {0} or more", "à {0} ou plus"}, {show(type.least_angle)});
}

Text whether_it_comes_apart(const JointType& type) {
  switch (type.comes_apart) {
    case ComesApart::yes:
      break;
    case ComesApart::glued:
      return {"Glued: it does not come apart.", "Collé : il ne se démonte pas."};
    case ComesApart::with_hardware:
      return {"With hardware it comes apart again; without, it is glued.",
              "Avec de la quincaillerie, il se démonte ; sans, il se colle."};
  }
  return {"It comes apart again.", "Il se démonte."};
}

void where_it_acts(const JointType& type, Page& page) {
  page.heading({"Where it acts", "Où il agit"});
  if (type.joins_a_panel_with_itself()) {
    page.item({"A panel with itself, where it is larger than its sheet.",
               "Un panneau avec lui-même, s'il est plus grand que sa plaque."});
  }
  for (const ContactKind kind : type.contacts) {
    page.item(kind == ContactKind::face_on_face
                  ? fill({"Contact: {0}.", "Contact : {0}."}, {in_words(kind)})
                  : fill({"Contact: {0}, {1}.", "Contact : {0}, {1}."},
                         {in_words(kind), angle_in_words(type, kind)}));
  }
  page.item(whether_it_comes_apart(type));
  page.end_of_list();
}

const catalog::HardwareKindInfo& info_of(catalog::HardwareKind kind) {
  for (const catalog::HardwareKindInfo& info : catalog::hardware_kinds()) {
    if (info.kind == kind) return info;
  }
  CHECK(false, "every kind of hardware is in the catalogue");
  return catalog::hardware_kinds().front();
}

void hardware(const JointType& type, Page& page) {
  if (type.hardware.empty()) return;
  page.heading(type.needs_hardware
                   ? Text{"Hardware, which it needs", "Quincaillerie, qu'il lui faut"}
                   : Text{"Hardware, which it may have", "Quincaillerie, qu'il peut avoir"});
  for (const catalog::HardwareKind kind : type.hardware) {
    const catalog::HardwareKindInfo& info = info_of(kind);
    page.item(fill({"`kind: {0}`: {1}", "`kind: {0}` : {1}"},
                   {info.word, Text(info.doc_en, info.doc_fr)}));
  }
  page.end_of_list();
}

}  // namespace

std::string page_of(const JointType& type, const std::string& sample, Language language) {
  Page page(language);
  page.raw("# " + std::string(type.keys.type) + "\n\n");
  page.paragraph({type.keys.summary_en, type.keys.summary_fr});
  page.paragraph({type.about_en, type.about_fr});
  where_it_acts(type, page);
  hardware(type, page);
  page.heading({"Its own keys", "Ses propres clés"});
  if (type.keys.keys.empty()) page.paragraph({"None.", "Aucune."});
  page.raw(spec::key_list(type.keys.keys, language));
  if (type.keys.takes("into")) {
    page.paragraph(
        {"All joints also have `from`, `into`, `fit`, `when` and `id`: see `plano "
         "reference`.",
         "Tout assemblage a aussi `from`, `into`, `fit`, `when` et `id` : voir « plano "
         "reference »."});
  } else {
    page.paragraph({"It also has `from`, `fit`, `when` and `id`: see `plano reference`.",
                    "Il a aussi `from`, `fit`, `when` et `id` : voir « plano reference »."});
  }
  if (!sample.empty()) {
    page.heading({"A sample", "Un exemple"});
    page.raw("```yaml\n" + sample + "```\n");
  }
  return page.take();
}

}  // namespace plano::joints
