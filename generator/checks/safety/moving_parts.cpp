// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <string_view>

#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"gap that changes in use",
     "vide qui varie à l'usage",
     {12, Unit::mm},
     Confidence::two_sources,
     "naturstyrelsen.dk, bupl.dk and RPII Japan on EN 1176",
     "naturstyrelsen.dk, bupl.dk et RPII Japan sur l'EN 1176"},
    {"gap beside parts that swing",
     "vide à côté de pièces qui se balancent",
     {230, Unit::mm},
     Confidence::unverified,
     "from memory of EN 1176-1: sides of suspension bridges",
     "de mémoire de l'EN 1176-1 : côtés des ponts suspendus"},
    {"room under parts that move",
     "place sous les pièces qui bougent",
     {400, Unit::mm},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017, which asks for cushioning of heavy ones as well",
     "RPII Japan sur l'EN 1176-1:2017, qui demande aussi d'amortir les pièces lourdes"},
};
constexpr const Figure& kChanging = kFigures[0];
constexpr const Figure& kBeside = kFigures[1];
constexpr const Figure& kUnder = kFigures[2];

Result begun(const Survey& survey, const std::vector<std::size_t>& bodies) {
  Result result;
  result.verdict = Verdict::needs_human;
  result.rests_on = {&kChanging, &kBeside, &kUnder};
  double lowest = 1e12;
  for (const std::size_t b : bodies) {
    const SceneBody& body = survey.scene.bodies[b];
    result.place.elements.push_back(body.element);
    if (body.box.low.z >= lowest) continue;
    lowest = body.box.low.z;
    result.place.point = (body.box.low + body.box.high) * 0.5;
  }
  result.measured = Measure{std::max(0.0, lowest - survey.scene.ground), Unit::mm};
  result.limit = kUnder.value;
  result.mend = fill({"see that {0} stay free under what can move, that gaps beside it keep {1} in "
                      "every position, and that nothing heavy strikes; or hold it fast",
                      "vérifiez qu'il reste {0} sous ce qui bouge, que les vides à côté gardent "
                      "{1} dans toutes les positions et que rien de lourd ne heurte ; ou bien "
                      "immobilisez-le"},
                     {show(kUnder.value), show(kChanging.value)});
  return result;
}

/// Beginnings of the words that tell of what gives way, in the kind or the name of a material.
constexpr std::string_view kFlexible[] = {"rope",   "chain",   "chaîne", "cable", "câble",
                                          "cord",   "corde",   "net",    "filet", "strap",
                                          "sangle", "webbing", "belt",   "wire"};
/// The same of what moves, in what a bought piece is called. "axe" would begin other words.
constexpr std::string_view kMoving[] = {
    "hinge",  "charnière", "gond",    "paumelle", "castor",   "caster",    "roulette",
    "swivel", "émerillon", "pivot",   "axle",     "bearing",  "roulement", "wheel",
    "roue",   "spring",    "ressort", "bushing",  "chain",    "chaîne",    "rope",
    "corde",  "shackle",   "manille", "trunnion", "turntable"};
constexpr std::string_view kMovingWhole[] = {"axe", "axes"};

/// Small letters: of ASCII, and of the accented ones of French (U+00C0 to U+00DE).
std::string folded(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 'A' && c <= 'Z') text[i] = static_cast<char>(c - 'A' + 'a');
    const bool accented = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3;
    if (accented && c >= 0x80 && c <= 0x9E && c != 0x97) text[i] = static_cast<char>(c + 0x20);
  }
  return text;
}

/// Whether a word of `text` begins as one of `beginnings`, or is one of `whole`.
bool tells_of(const std::string& text, std::span<const std::string_view> beginnings,
              std::span<const std::string_view> whole = {}) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  const std::string all = folded(text);
  for (std::size_t from = 0; from < all.size();) {
    if (!is_letter(all[from])) {
      ++from;
      continue;
    }
    std::size_t to = from;
    while (to < all.size() && is_letter(all[to])) ++to;
    const std::string_view word = std::string_view(all).substr(from, to - from);
    const auto begins = [&](std::string_view one) { return word.substr(0, one.size()) == one; };
    if (std::any_of(beginnings.begin(), beginnings.end(), begins)) return true;
    if (std::find(whole.begin(), whole.end(), word) != whole.end()) return true;
    from = to;
  }
  return false;
}

/// Ropes, chains and nets: they give way wherever they hang.
void look_at_flexible(const Survey& survey, Outcome& out) {
  std::vector<std::size_t> bodies;
  for (std::size_t b = 0; b < survey.scene.bodies.size(); ++b) {
    const model::Material* material = survey.scene.material_of(survey.scene.bodies[b]);
    if (material != nullptr && tells_of(material->kind + " " + material->name, kFlexible)) {
      bodies.push_back(b);
    }
  }
  if (bodies.empty()) return;
  Result result = begun(survey, bodies);
  result.says =
      fill({"rope or chain gives way in use (parts: {0}); the lowest hangs {1} above "
            "the ground",
            "corde ou chaîne cède à l'usage (pièces : {0}) ; la plus basse pend à {1} du "
            "sol"},
           {plano::show(static_cast<std::int64_t>(bodies.size())), show(*result.measured)});
  out.results.push_back(std::move(result));
}

/// A straight line in space.
struct Axis {
  Vec3 place;
  Vec3 way;  // unit
};

/// Fasteners that stray no more from one line hold no better against turning about it than one.
constexpr double kOneLineMm = 1;

bool on_one_line(const Axis& axis, const joints::HardwareUse& use) {
  const auto off = [&](Vec3 p) {
    return geometry::norm(p - axis.place - axis.way * dot(p - axis.place, axis.way));
  };
  // Where it sits, and about as far on as a bolt is long.
  constexpr double kAlongMm = 100;
  const Vec3 on = use.place + geometry::unit(use.direction) * kAlongMm;
  return off(use.place) <= kOneLineMm && off(on) <= kOneLineMm;
}

/// Bodies that cannot move against one another, as far as joints tell.
class Rigid {
 public:
  explicit Rigid(const Scene& scene) : scene_(scene), root_(scene.bodies.size()) {
    std::iota(root_.begin(), root_.end(), std::size_t{0});
    std::map<std::string, std::size_t> body_of;
    for (std::size_t b = 0; b < scene.bodies.size(); ++b) body_of[scene.bodies[b].element] = b;
    for (const panels::Joined& joined : scene.parts.joined) {
      const auto a = body_of.find(joined.a);
      const auto b = body_of.find(joined.b);
      if (a == body_of.end() || b == body_of.end()) continue;
      if (by_fasteners_alone(joined)) {
        links_.push_back({a->second, b->second, &joined});
      } else {
        unite(a->second, b->second);
      }
    }
    while (unite_what_two_lines_hold()) continue;
  }

  /// The bodies of each assembly that turns about one line of fasteners against a heavier one.
  std::vector<std::size_t> turning() {
    std::map<std::size_t, double> mass;
    for (std::size_t b = 0; b < root_.size(); ++b) mass[find(b)] += scene_.bodies[b].mass_kg;
    std::vector<bool> turns(root_.size());
    for (const Link& link : links_) {
      const std::size_t a = find(link.a);
      const std::size_t b = find(link.b);
      if (a != b) turns[mass[a] > mass[b] ? b : a] = true;
    }
    std::vector<std::size_t> bodies;
    for (std::size_t b = 0; b < root_.size(); ++b) {
      if (turns[find(b)]) bodies.push_back(b);
    }
    return bodies;
  }

 private:
  struct Link {
    std::size_t a;
    std::size_t b;
    const panels::Joined* joined;
  };

  /// Bolts or screws whose places are known, and neither tab nor glue.
  static bool by_fasteners_alone(const panels::Joined& joined) {
    if (joined.type != "bolted" && joined.type != "screwed") return false;
    if (joined.comes_apart == joints::ComesApart::glued || joined.hardware.empty()) return false;
    return std::all_of(joined.hardware.begin(), joined.hardware.end(),
                       [](const joints::HardwareUse& use) {
                         return use.count == 1 && geometry::norm(use.direction) > 0;
                       });
  }

  std::size_t find(std::size_t b) {
    while (root_[b] != b) b = root_[b] = root_[root_[b]];
    return b;
  }
  void unite(std::size_t a, std::size_t b) {
    const auto [low, high] = std::minmax({find(a), find(b)});
    root_[high] = low;
  }

  /// All fasteners between two assemblies together; whether any were united.
  bool unite_what_two_lines_hold() {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const panels::Joined*>> between;
    for (const Link& link : links_) {
      const auto [low, high] = std::minmax({find(link.a), find(link.b)});
      if (low != high) between[{low, high}].push_back(link.joined);
    }
    bool any = false;
    for (const auto& [pair, joined] : between) {
      const joints::HardwareUse& first = joined.front()->hardware.front();
      const Axis axis{first.place, geometry::unit(first.direction)};
      const bool one_line =
          std::all_of(joined.begin(), joined.end(), [&](const panels::Joined* one) {
            return std::all_of(
                one->hardware.begin(), one->hardware.end(),
                [&](const joints::HardwareUse& use) { return on_one_line(axis, use); });
          });
      if (one_line) continue;
      unite(pair.first, pair.second);
      any = true;
    }
    return any;
  }

  const Scene& scene_;
  std::vector<std::size_t> root_;
  std::vector<Link> links_;
};

void look_at_turning(const Survey& survey, Outcome& out) {
  const std::vector<std::size_t> bodies = Rigid(survey.scene).turning();
  if (bodies.empty()) return;
  Result result = begun(survey, bodies);
  result.says = fill({"what one fastener holds, or several on one line, can turn about it (parts: "
                      "{0}, the first is {1})",
                      "ce que tient une seule fixation, ou plusieurs sur une même ligne, peut "
                      "tourner autour (pièces : {0}, la première est {1})"},
                     {plano::show(static_cast<std::int64_t>(bodies.size())),
                      survey.scene.bodies[bodies.front()].label});
  out.results.push_back(std::move(result));
}

/// Bought pieces that move, by what the author calls them: the language has fasteners only.
bool moves_by_name(const model::Hardware& piece) {
  const std::string all = piece.name + " " + piece.label.en + " " + piece.label.fr;
  return tells_of(all, kMoving, kMovingWhole);
}

void look_at_bought(const Survey& survey, Outcome& out) {
  for (const model::Hardware& piece : survey.scene.design.hardware) {
    if (!moves_by_name(piece)) continue;
    Result result;
    const auto& said = survey.said().forced_movement;
    result.verdict = said ? Verdict::needs_human : Verdict::needs_declaration;
    result.limit = kUnder.value;
    result.rests_on = {&kChanging, &kBeside, &kUnder};
    result.says = fill({"`{0}` sounds like something that moves; the design draws it fixed",
                        "`{0}` semble désigner une pièce mobile ; le modèle la dessine fixe"},
                       {piece.name});
    result.mend = {
        "write under `expects:` whether anything carries its user along "
        "(`forced_movement:`), and have its gaps looked at in every position",
        "indiquez sous `expects:` si quelque chose entraîne son utilisateur "
        "(`forced_movement:`), et faites regarder ses vides dans toutes les positions"};
    out.results.push_back(std::move(result));
  }
}

void run(const Survey& survey, Outcome& out) {
  if (survey.scene.bodies.empty()) return;
  look_at_flexible(survey, out);
  look_at_turning(survey, out);
  look_at_bought(survey, out);
  if (!out.results.empty()) return;
  Result result;
  result.verdict = Verdict::pass;
  result.limit = kUnder.value;
  result.rests_on = {&kUnder};
  result.says = {
      "nothing in the drawing moves: no rope, no part that turns on one fastener or on several "
      "on one line, no bought piece named as one that does",
      "rien ne bouge dans le dessin : ni corde, ni pièce tournant sur une fixation ou sur "
      "plusieurs d'une même ligne, ni pièce achetée dont le nom le dirait"};
  out.results.push_back(std::move(result));
}

}  // namespace

extern const Rule kMovingParts;
const Rule kMovingParts = {
    "moving-parts",
    "Parts that move",
    "Pièces mobiles",
    "What moves in use pinches no finger in any position, leaves room for a body under it, and is "
    "cushioned where it is heavy.",
    "Ce qui bouge à l'usage ne pince aucun doigt, quelle que soit sa position, laisse la place "
    "d'un "
    "corps dessous et est amorti s'il est lourd.",
    "A design cannot draw a movement. Left to a person are: materials whose kind or name has a "
    "word "
    "beginning with rope, chain, cable, cord, net, strap, webbing, belt or wire, or the French for "
    "it; parts that bolts or screws alone hold, all on one line to 1 mm; and hardware whose name "
    "or "
    "label has a word beginning with hinge, caster, castor, swivel, pivot, axle, bearing, bushing, "
    "trunnion, turntable, wheel, spring, chain, rope or shackle, or the French for it. "
    "What is hung up on the site, and parts that rest without a joint, are not seen.",
    "Un modèle ne peut pas dessiner de mouvement. Sont laissés à une personne : les matériaux dont "
    "la sorte ou le nom a un mot commençant par corde, chaîne, câble, filet ou sangle (ou leur "
    "équivalent anglais) ; les pièces que seuls tiennent des boulons ou des vis, tous sur une même "
    "ligne à 1 mm près ; la quincaillerie dont le nom ou l'étiquette a un mot commençant par "
    "charnière, gond, paumelle, roulette, émerillon, pivot, axe, roulement, roue, ressort, chaîne, "
    "corde ou manille (ou leur équivalent anglais). Ce qu'on suspend sur place et les pièces "
    "posées sans assemblage ne sont pas vus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
