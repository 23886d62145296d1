// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was found, place by place: words at the left, a drawing at the right.

#include <algorithm>
#include <cmath>
#include <map>

#include "checks/wording.h"
#include "documents/page.h"
#include "documents/safety_pages.h"

namespace plano::documents {
namespace {

constexpr double kWordsShare = 0.62;
constexpr double kPictureHeight = 42;  // mm, beside the words
constexpr double kSmallHeight = 32;    // of further pictures, below
constexpr std::size_t kInARow = 4;
constexpr std::size_t kMostPictures = 9;  // of a group: one beside the words and two rows
constexpr std::size_t kMostLines = 12;    // of a group

}  // namespace

std::string SafetyReporter::figures_of(const checks::Result& result) const {
  std::map<checks::Confidence, std::string> by_confidence;  // the least known first
  for (const checks::Figure* figure : result.rests_on) {
    std::string& values = by_confidence[figure->confidence];
    const Text shown = checks::has_number(*figure)
                           ? checks::show(figure->value)
                           : Text(std::string(figure->name_en), std::string(figure->name_fr));
    values += (values.empty() ? "" : say({", ", " ; "})) + say(shown);
  }
  std::string all;
  for (const auto& [confidence, values] : by_confidence) {
    all += (all.empty() ? "" : " · ") + values + " (" + say(checks::words_of(confidence)) + ")";
  }
  return all;
}

std::vector<FlowLine> SafetyReporter::lines_of(const Flow& flow, const FindingGroup& group) const {
  std::vector<FlowLine> lines;
  const auto& results = group.results;
  const std::size_t count = std::min(results.size(), kMostLines);
  for (std::size_t r = 0; r < count; ++r) {
    const std::string before = results.size() > 1 ? letter_of(r) + " · " : "";
    lines.push_back({before + sentence(results[r]->says), flow.type(9), 0});
    // What mends several is said once, below the last of them.
    const bool last = r + 1 == count || results[r + 1]->mend != results[r]->mend;
    if (last && !results[r]->mend.empty()) {
      lines.push_back({"→ " + sentence(results[r]->mend), flow.type(9), 3});
    }
  }
  if (results.size() > kMostLines) {
    lines.push_back({say(fill({"{0} more of this kind are in safety.json.",
                               "{0} autres de ce genre sont dans safety.json."},
                              {show(static_cast<std::int64_t>(results.size() - kMostLines))})),
                     flow.type(9), 0});
  }
  const std::string figures = figures_of(*results.front());
  if (!figures.empty()) {
    lines.push_back({say(fill({"Figures: {0}", "Chiffres : {0}"}, {Text(figures)})),
                     flow.type(7.5, Weight::regular, kSoftInk), 0});
  }
  return lines;
}

std::vector<SafetyReporter::Look> SafetyReporter::looks_of(const FindingGroup& group) const {
  const checks::Scene& scene = document_.survey.scene;
  std::vector<Look> looks;
  for (std::size_t r = 0; r < group.results.size(); ++r) {
    const checks::Result& result = *group.results[r];
    std::string key = result.measured ? checks::show(*result.measured).en : "";
    for (const std::string& element : result.place.elements) {
      const auto body = scene.find(element);
      key += "|" + (body ? std::to_string(scene.bodies[*body].part) : element);
    }
    const std::string letter = group.results.size() > 1 ? letter_of(r) : "";
    const auto same =
        std::find_if(looks.begin(), looks.end(), [&](const Look& look) { return look.key == key; });
    if (same != looks.end()) {
      same->letters += ", " + letter;
    } else if (looks.size() < kMostPictures) {
      looks.push_back({&result, letter, std::move(key)});
    }
  }
  return looks;
}

void SafetyReporter::draw_look(Flow& flow, const Frame& frame, const Look& look) const {
  Frame picture = frame;
  if (!look.letters.empty()) {
    picture.height -= 4 * flow.k();
    flow.canvas().words({frame.left + frame.width / 2, frame.bottom() - 0.6 * flow.k()},
                        look.letters, flow.type(7.5, Weight::semibold), Align::centre, frame.width);
  }
  pictures_.finding(flow.canvas(), picture, flow.k(), *look.result, language_);
}

void SafetyReporter::finding(Flow& flow, std::size_t index) const {
  const FindingGroup& group = groups_[index];
  const std::vector<FlowLine> lines = lines_of(flow, group);
  const double words = flow.height_of(lines, kWordsShare) / flow.k();
  const std::vector<Look> looks = looks_of(group);
  const double rows = std::ceil(static_cast<double>(looks.size() - 1) / kInARow);
  flow.heading(std::to_string(index + 1) + " · " + title_of(*group.rule->rule) + " — " +
                   say(checks::words_of(group.verdict())),
               std::max(words, kPictureHeight) + 6 + rows * (kSmallHeight + 2));
  flow.beside(lines, kWordsShare, kPictureHeight,
              [&](const Frame& frame) { draw_look(flow, frame, looks.front()); });
  for (std::size_t first = 1; first < looks.size(); first += kInARow) {
    flow.figure(kSmallHeight, [&](const Frame& frame) {
      const double gap = 4 * flow.k();
      const double wide = (frame.width - gap * (kInARow - 1)) / kInARow;
      for (std::size_t i = 0; i < kInARow && first + i < looks.size(); ++i) {
        const double left = frame.left + static_cast<double>(i) * (wide + gap);
        draw_look(flow, {left, frame.top, wide, frame.height}, looks[first + i]);
      }
    });
  }
}

void SafetyReporter::findings(Flow& flow) const {
  if (groups_.empty()) return;
  flow.section(say({"What was found, place by place", "Ce qui a été trouvé, endroit par endroit"}));
  for (std::size_t g = 0; g < groups_.size(); ++g) finding(flow, g);
  if (!beyond_.empty()) {
    flow.paragraph(say(fill({"More findings, not drawn: {0}; see the list of what was not decided, "
                             "and safety.json.",
                             "Autres constats, sans dessin : {0} ; voir la liste de ce qui n'a pas "
                             "été décidé, et safety.json."},
                            {show(static_cast<std::int64_t>(beyond_.size()))})),
                   flow.type(9));
  }
}

}  // namespace plano::documents
