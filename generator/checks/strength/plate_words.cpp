// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace plano::checks {

namespace {

constexpr double kLeastAreaM2 = 0.01;
/// More than any plywood bears in bending: birch of 4 mm along its grain has 65.9 N/mm².
constexpr double kStrongestMpa = 66;

/// The more of all users on the whole surface, and of those who find room on this board.
PlateLoad area_load(const StandingSurface& surface, const SceneBody& body, const PlateCase& plate) {
  double twice = 0;  // mm², of its face
  for (const Polygon& face : plate.upper) {
    for (std::size_t i = 2; i < face.size(); ++i) {
      twice += std::fabs((face[i - 1].x - face[0].x) * (face[i].y - face[0].y) -
                         (face[i - 1].y - face[0].y) * (face[i].x - face[0].x));
    }
  }
  const double own = twice / 2 * std::fabs(body.pose.w.z) * 1e-6;
  const double own_length_m = std::max(plate.length_u, plate.length_v) / 1000;
  const std::pair<double, int> shares[] = {
      {surface.area_m2, users_on(surface.contours, surface.area_m2)},
      {own, std::max(users_on_area(own), users_on_line(own_length_m))}};
  PlateLoad most;
  for (const auto& [area, users] : shares) {
    const double mm2 = std::max(area, kLeastAreaM2) * 1e6;
    const double pressure = load_of(users, masses_of_everyone()).vertical_n / mm2;
    if (pressure <= most.area_n_mm2) continue;
    most.area_n_mm2 = pressure;
    most.area_users = users;
    most.area_mm2 = mm2;
  }
  return most;
}

/// How the moment follows from the lengths that are listed.
std::string moment_formula(const StripUse& strip) {
  switch (strip.from) {
    case StripUse::From::line:
      return "M = q·b_1·b_2/2";
    case StripUse::From::area:
      return strip.beyond ? "M = q·b·c²/2" : "M = q·b·b_1·b_2/2";
    case StripUse::From::leaning_area:
      return strip.beyond ? "M = q·(L_2/2)·c²/2" : "M = q·(L_2/2)·b_1·b_2/2";
    case StripUse::From::force:
      break;
  }
  const std::string force = strip.share < 1 ? "s·F_v" : "F_v";
  return "M = " + force + (strip.beyond ? "·c" : "·b_1·b_2/(b_1 + b_2)");
}

std::string sag_formula(const StripUse& strip) {
  if (strip.from == StripUse::From::line) {
    return strip.lever_mm > 0 ? "w = q·L²·(z + L)/(3·E·t³/12)" : "w = 5·q·L⁴/(384·E·b·t³/12)";
  }
  if (strip.over_edge) return "w = w_1 + w_2";
  return strip.beyond ? "w = F_v·c²·(d + c)/(3·E·b·t³/12)" : "w = F_v·b_1²·b_2²/(3·E·b·t³/12·L)";
}

/// From where the strip is loaded to what holds it.
void add_lengths(std::vector<Working>& out, const StripUse& strip) {
  if (strip.lever_mm > 0) return;
  if (strip.beyond) {
    out.push_back(working({"how far it reaches beyond the support", "longueur au-delà de l'appui"},
                          "c", strip.near_mm, Unit::mm));
    out.push_back(
        working({"between the two supports that hold it", "entre les deux appuis qui la tiennent"},
                "d", strip.far_mm, Unit::mm));
  } else {
    out.push_back(working({"from the load to one support", "de la charge à un appui"}, "b_1",
                          strip.near_mm, Unit::mm));
    out.push_back(working({"from the load to the other support", "de la charge à l'autre appui"},
                          "b_2", strip.far_mm, Unit::mm));
  }
  if (strip.share < 1) {
    out.push_back(working({"share of the force that this strip bears: another leans on it",
                           "part de la force que porte cette bande : une autre s'y appuie"},
                          "s", strip.share, Unit::none));
  }
  if (strip.from == StripUse::From::leaning_area) {
    out.push_back(
        working({"span of the strip that leans on it", "portée de la bande qui s'y appuie"}, "L_2",
                strip.leaning_span_mm, Unit::mm));
  }
}

}  // namespace

PlateLoad users_of(const StandingSurface& surface, const SceneBody& body, const PlateCase& plate) {
  PlateLoad load = area_load(surface, body, plate);
  load.point_n = load_of(1, masses_of_everyone()).vertical_n;
  return load;
}

void add_strip(std::vector<Working>& out, const PlateCase& plate, const StripUse& strip,
               double k_mod) {
  const Text ec5{"EN 1995-1-1"};
  const bool along_grain = strip.along_u == plate.material.grain_along_u;
  out.push_back(working({"thickness", "épaisseur"}, "t", plate.thickness, Unit::mm));
  out.push_back(working({"span of the strip", "portée de la bande"}, "L", strip.span_mm, Unit::mm));
  out.push_back(working({"width of the strip", "largeur de la bande"}, "b", strip.width_mm,
                        Unit::mm, {"our choice: 300 mm at most", "notre choix : 300 mm au plus"}));
  add_lengths(out, strip);
  if (strip.lever_mm > 0) {
    const double metre = strip.moment_nmm;  // of a metre of its edge
    out.push_back(working({"bending moment of a metre", "moment de flexion d'un mètre"}, "M = q·L",
                          metre / 1000, Unit::newton_m));
    out.push_back(working({"lever between the two supports that clamp it",
                           "bras de levier entre les deux appuis qui l'encastrent"},
                          "z", strip.lever_mm, Unit::mm));
    out.push_back(working({"force on each of these, on a metre: not judged",
                           "effort sur chacun d'eux, par mètre : non jugé"},
                          "M/z", metre / strip.lever_mm, Unit::newton_per_m));
  } else {
    out.push_back(working({"bending moment", "moment de flexion"}, moment_formula(strip),
                          strip.moment_nmm / 1000, Unit::newton_m));
  }
  out.push_back(working({"stress with its factor", "contrainte pondérée"}, "σ = γ·M / (b·t²/6)",
                        strip.stress, Unit::mpa));
  out.push_back(working(
      along_grain
          ? Text("bending strength along the grain", "résistance en flexion dans le sens du fil")
          : Text("bending strength across the grain", "résistance en flexion en travers du fil"),
      "f_k", plate.material.bending(strip.along_u), Unit::mpa, plate.material.source));
  out.push_back(working({"factor for damp and duration", "coefficient d'humidité et de durée"},
                        "k_mod", k_mod, Unit::none, ec5));
  out.push_back(working({"factor on plywood", "coefficient sur le contreplaqué"}, "γ_M",
                        kGammaPlywood, Unit::none, ec5));
  out.push_back(working({"design strength", "résistance de calcul"}, "f_d = k_mod·f_k/γ_M",
                        strip.strength, Unit::mpa, ec5));
  out.push_back(working({"modulus", "module"}, "E", plate.material.modulus(strip.along_u),
                        Unit::mpa, plate.material.source));
  if (strip.over_edge) {
    out.push_back(working({"sag of the strip itself, as if nothing it leans on gave",
                           "flèche de la bande elle-même, comme si rien ne cédait sous elle"},
                          "w_1", strip.own_sag_mm, Unit::mm));
    out.push_back(
        working({"sag from the strips it leans on: of each, by the square of its share of "
                 "the force",
                 "flèche due aux bandes où elle s'appuie : de chacune, par le carré de sa "
                 "part de la force"},
                "w_2", strip.sag_mm - strip.own_sag_mm, Unit::mm));
  }
  out.push_back(strip.from == StripUse::From::line
                    ? working({"give under the push", "flèche sous la poussée"}, sag_formula(strip),
                              strip.sag_mm, Unit::mm)
                    : working({"sag under one user", "flèche sous un usager"}, sag_formula(strip),
                              strip.sag_mm, Unit::mm));
}

geometry::Vec3 place_on(const Scene& scene, const PlateCase& plate, double u, double v) {
  return scene.bodies[plate.body].pose.at(u, v, plate.thickness);
}

void leave_narrow_parts(Result& result, const Scene& scene, const PlateCase& plate,
                        const PlateFound& found) {
  if (!found.narrow || result.verdict != Verdict::pass) return;
  result.verdict = Verdict::needs_human;
  result.place.point = place_on(scene, plate, found.narrow_u, found.narrow_v);
  result.mend = {
      "at this place it is narrower than a foot, and what it bears there is not "
      "calculated: look at it, or make it wider",
      "à cet endroit elle est plus étroite qu'un pied, et ce qu'elle y supporte n'est "
      "pas calculé : examinez-le, ou élargissez-la"};
}

void judge_strip(Result& result, const PlateCase& plate, const PlateFound& found, double generous,
                 double most_sag, const Text& what) {
  result.measured = Measure{found.worst.use, Unit::none};
  result.limit = Measure{1, Unit::none};
  const bool stiff = found.softest.sag_mm <= most_sag * found.softest.sag_span_mm;
  if (!plate.material.is_plywood) {
    result.verdict = Verdict::needs_human;
    result.mend = kOtherBoard;
  } else if (plate.material.known == Known::assumed &&
             generous * plate.material.bending(found.worst.along_u) > kStrongestMpa) {
    result.verdict = Verdict::fail;
    result.mend = fill({"no plywood bears this, whatever its make: support {0} closer, or make it "
                        "thicker",
                        "aucun contreplaqué ne le supporte, de quelque fabrication qu'il soit : "
                        "rapprochez les appuis de {0}, ou prenez une plaque plus épaisse"},
                       {what});
  } else if (plate.material.known == Known::assumed) {
    result.verdict = Verdict::needs_declaration;
    const Text low = {
        "the workshop's profile does not say what these boards bear; give `strength:` "
        "from the maker's declaration of performance (low values were taken here)",
        "le profil de l'atelier ne dit pas ce que ces plaques supportent ; donnez "
        "`strength:` d'après la déclaration des performances du fabricant (des valeurs "
        "basses ont été prises ici)"};
    result.mend = found.worst.use <= 1 ? low
                                       : fill({"by the values taken it fails: {0}",
                                               "avec les valeurs prises, c'est un échec : {0}"},
                                              {low});
  } else if (found.worst.use <= 1 && found.held_everywhere) {
    result.verdict = stiff ? Verdict::pass : Verdict::needs_human;
    if (!stiff) {
      result.mend =
          fill({"it bears, and sags by one {0}th of its span: check that no gap opens, or "
                "support it closer",
                "la plaque porte, et fléchit d'un {0}e de sa portée : vérifiez qu'aucun jeu ne "
                "s'ouvre, ou rapprochez ses appuis"},
               {show_number(found.softest.sag_span_mm / found.softest.sag_mm, 0)});
    }
  } else if (generous > 1) {
    result.verdict = Verdict::fail;
    result.mend = fill({"support {0} closer, or make it thicker",
                        "rapprochez les appuis de {0}, ou prenez une plaque plus épaisse"},
                       {what});
  } else {
    result.verdict = Verdict::needs_human;
    result.mend = {"strips do not decide it: have it calculated as a plate, or support it closer",
                   "des bandes n'en décident pas : demandez un calcul de plaque, ou "
                   "rapprochez ses appuis"};
  }
}

}  // namespace plano::checks
