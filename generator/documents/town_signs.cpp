// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a town hangs up: the sign at its entrance and an age for each module, to be cut out.

#include <algorithm>

#include "documents/page.h"
#include "documents/town_pages.h"

namespace plano::documents {
namespace {

constexpr double kSignHeight = 205;  // mm: with its title, a page
constexpr double kCardHeight = 40;

struct SignLine {
  Text words;
  double points;
  Weight weight = Weight::regular;
};

/// Words on a line to write on.
void blank_lines(Flow& flow, Frame frame, const std::string& words) {
  Canvas& canvas = flow.canvas();
  canvas.words({frame.left, frame.top}, words, flow.type(9, Weight::regular, kSoftInk), Align::left,
               frame.width);
  for (int line = 1; line <= 2; ++line) {
    const double at = frame.top + 11 * flow.k() * line;
    canvas.line({frame.left, at}, {frame.right(), at}, {.width = 0.2 * flow.k(), .ink = kInk});
  }
}

void draw_sign(Flow& flow, const Frame& frame, const Text& title, const Text& ages,
               Language language) {
  const double pad = 9 * flow.k();
  Canvas& canvas = flow.canvas();
  canvas.outline(frame, {.width = 0.5 * flow.k(), .ink = kInk});
  double top = frame.top + pad;
  const auto large = [&](const SignLine& line) {
    const Type type = flow.type(line.points, line.weight);
    const double left = frame.bottom() - top;
    top += canvas.paragraph({frame.left + pad, top, frame.width - 2 * pad, left},
                            line.words.in(language), type) +
           5 * flow.k();
  };
  large({title, 34, Weight::bold});
  large({fill({"For children: {0}", "Pour les enfants : {0}"}, {ages}), 28, Weight::semibold});
  large({{"Watched by an adult.", "Sous la surveillance d'un adulte."}, 28});
  large({{"One can fall. No cords, scarves or helmets.",
          "On peut tomber. Ni cordons, ni écharpes, ni casques."},
         28});
  large(
      {{"Something broken? Call the operator:", "Quelque chose de cassé ? Appelez l'exploitant :"},
       20});
  blank_lines(flow, {frame.left + pad, top + 2 * flow.k(), frame.width - 2 * pad, 0},
              Text("Operator, address, telephone", "Exploitant, adresse, téléphone").in(language));
  top += 32 * flow.k();
  large({{"Emergencies: 15 (ambulance), 18 (fire brigade), 112; by text message 114",
          "Urgences : 15 (SAMU), 18 (pompiers), 112 ; par SMS 114"},
         22,
         Weight::semibold});
}

void draw_card(Flow& flow, const Frame& card, const Text& name, const Text& ages,
               Language language) {
  Canvas& canvas = flow.canvas();
  canvas.outline(card, {.width = 0.4 * flow.k(), .ink = kInk});
  const double left = card.left + 4 * flow.k();
  const double most = card.width - 8 * flow.k();
  canvas.words({left, card.top + 9 * flow.k()}, name.in(language), flow.type(11), Align::left,
               most);
  canvas.words({left, card.top + 24 * flow.k()}, ages.in(language), flow.type(26, Weight::bold),
               Align::left, most);
  canvas.words({left, card.top + 34 * flow.k()},
               Text("Watched by an adult", "Sous la surveillance d'un adulte").in(language),
               flow.type(9), Align::left, most);
}

}  // namespace

void town_sign(Flow& flow, const Text& title, const Text& ages, Language language) {
  flow.title(Text("Sign for the entrance", "Panneau d'entrée").in(language));
  flow.figure(kSignHeight,
              [&](const Frame& frame) { draw_sign(flow, frame, title, ages, language); });
}

void town_age_signs(Flow& flow, const std::vector<TownModule>& modules, const Text& ages,
                    Language language) {
  std::vector<Text> climbed;
  std::string others;
  for (const TownModule& module : modules) {
    for (const Text& name : module.names) {
      if (module.standing_mm > 0) {
        climbed.push_back(name);
      } else {
        others += (others.empty() ? "" : ", ") + name.in(language);
      }
    }
  }
  if (climbed.empty()) return;
  flow.section(Text("Age signs, one for each item", "Plaques d'âge, une par élément").in(language));
  flow.paragraph(Text("To cut out, or to have engraved, and to fix where one gets on.",
                      "À découper, ou à faire graver, et à fixer là où l'on accède.")
                     .in(language),
                 flow.type(9));
  if (!others.empty()) {
    flow.paragraph(fill({"None for what nobody is meant to climb on: {0}. Write one if children "
                         "play there.",
                         "Pas de plaque pour ce sur quoi on n'est pas censé monter : {0}. "
                         "Écrivez-en une si des enfants y jouent."},
                        {Text(others)})
                       .in(language),
                   flow.type(9));
  }
  for (std::size_t first = 0; first < climbed.size(); first += 2) {
    flow.figure(kCardHeight, [&](const Frame& frame) {
      const double gap = 6 * flow.k();
      const double wide = (frame.width - gap) / 2;
      for (std::size_t i = first; i < std::min(first + 2, climbed.size()); ++i) {
        const double left = frame.left + (i == first ? 0 : wide + gap);
        draw_card(flow, {left, frame.top, wide, frame.height}, climbed[i], ages, language);
      }
    });
  }
}

}  // namespace plano::documents
