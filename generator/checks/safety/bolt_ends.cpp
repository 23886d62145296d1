// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "base/trig.h"
#include "catalog/hardware.h"
#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

using catalog::HardwareKind;
using geometry::Vec3;

constexpr std::array<Figure, 2> kFigures = {{{"how far a bolt's head or end stands out",
                                              "saillie de la tête ou du bout d'un boulon",
                                              {8, Unit::mm},
                                              Confidence::two_sources,
                                              "RPII Japan and dnaop.com on EN 1176-1:2017",
                                              "RPII Japan et dnaop.com sur l'EN 1176-1:2017"},
                                             {"how near something covers the end",
                                              "distance à laquelle un obstacle couvre le bout",
                                              {25, Unit::mm},
                                              Confidence::two_sources,
                                              "RPII Japan and dnaop.com on EN 1176-1:2017",
                                              "RPII Japan et dnaop.com sur l'EN 1176-1:2017"}}};

// Where the wood around a fastener is looked for: beyond its washer and the seat it is sunk in.
constexpr int kAround = 8;
constexpr double kBesideWasherMm = 2;
/// Faces this near to where the head lies are the face it lies on: rounding of places, mm.
constexpr double kSameFaceMm = 0.05;
/// How far beside a bolt wood is looked for along it, mm: more than a bar is thick.
constexpr double kFarMm = 400;
/// Further than any board or bar is long, mm: from inside of one, its far end is met.
constexpr double kBeyondAllMm = 1e5;
/// Equal to a hundredth of a millimetre is equal; and no rounding fails what lies on the limit.
constexpr double kEqualMm = 0.01;

enum class Side : std::uint8_t { head, end };
enum class Where : std::uint8_t { measured, within, unknown };

/// What is found of one side of one fastener.
struct Seen {
  Side side = Side::head;
  Where where = Where::unknown;
  double out_mm = 0;  // of the wood; measured only
  Vec3 tip;
};

/// Places around the fastener, on the plane where its head lies, beside its washer.
std::vector<Vec3> ring(const SceneFastener& one, double radius) {
  const Vec3 other = std::fabs(one.direction.z) < 0.5 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
  const Vec3 a = geometry::unit(cross(one.direction, other));
  const Vec3 b = cross(one.direction, a);
  std::vector<Vec3> places;
  for (int i = 0; i < kAround; ++i) {
    // Off the quarters: rays along the middle of a board would run in its neighbours' joints.
    const double angle = 360.0 * (i + 0.5) / kAround;
    places.push_back(one.place + a * (radius * cos_degrees(angle)) +
                     b * (radius * sin_degrees(angle)));
  }
  return places;
}

/// How deep the head's seat lies below the wood around it: the least of all directions.
double sunk_mm(const Scene& scene, const SceneFastener& one, double radius) {
  double least = kFarMm;
  for (const Vec3 beside : ring(one, radius)) {
    const Vec3 from = beside - one.direction * kFarMm;
    double level = -1;
    // The last face that is entered, and not left again, before the head is the wood around it.
    for (const auto& hit : scene.tree.all_hits(from, one.direction, kFarMm + kSameFaceMm)) {
      const bool enters = dot(scene.tree.normal(hit.triangle), one.direction) < 0;
      level = enters ? kFarMm - hit.distance : -1;
    }
    least = std::min(least, std::max(level, 0.0));
  }
  return least;
}

/// From the head's seat to the face that the bolt leaves the wood by: where wood around it ends
/// nearest to its tip. Negative where there is none.
double leaves_at(const Scene& scene, const SceneFastener& one, double radius, double tip_mm) {
  double least = -1;
  for (const Vec3 beside : ring(one, radius)) {
    double level = -1;
    for (const auto& hit : scene.tree.all_hits(beside, one.direction, kFarMm + tip_mm)) {
      if (dot(scene.tree.normal(hit.triangle), one.direction) <= 0) continue;
      if (level < 0 || std::fabs(hit.distance - tip_mm) < std::fabs(level - tip_mm)) {
        level = hit.distance;
      }
    }
    if (level >= 0 && (least < 0 || level < least)) least = level;
  }
  return least;
}

Seen head_of(const Scene& scene, const SceneFastener& one) {
  const model::Hardware& piece = scene.design.hardware[one.hardware];
  Seen seen{Side::head, Where::measured, 0, one.place};
  const bool flat = piece.head.empty() || piece.head == "countersunk";
  if (catalog::hardware_kind(piece.kind) == HardwareKind::wood_screw) {
    if (!flat) seen.where = Where::unknown;
    return seen;
  }
  const catalog::ThreadFigures* thread = catalog::find_thread(piece.thread);
  // No drawing shows the cone that a countersunk bolt lies in.
  if (thread == nullptr || piece.head == "countersunk") {
    seen.where = Where::unknown;
    return seen;
  }
  const double high = one.washer_mm + catalog::head_height(*thread, piece.head).mm();
  seen.tip = one.place - one.direction * high;
  const double radius = thread->wide_washer.mm() / 2 + kBesideWasherMm;
  seen.out_mm = std::max(0.0, high - sunk_mm(scene, one, radius));
  return seen;
}

/// Inside wood, or with something close ahead of it.
bool is_covered(const Scene& scene, Vec3 tip, Vec3 direction) {
  const auto hit = scene.tree.first_hit(tip - direction * kSameFaceMm, direction, kBeyondAllMm);
  if (!hit) return false;
  const bool inside = dot(scene.tree.normal(hit->triangle), direction) > 0;
  return inside || hit->distance - kSameFaceMm <= kFigures[1].value.value + kEqualMm;
}

Seen end_of(const Scene& scene, const SceneFastener& one) {
  const model::Hardware& piece = scene.design.hardware[one.hardware];
  const double tip_mm = one.length_mm - one.washer_mm;
  Seen seen{Side::end, Where::within, 0, one.place + one.direction * tip_mm};
  if (is_covered(scene, seen.tip, one.direction)) return seen;
  const catalog::ThreadFigures* thread = catalog::find_thread(piece.thread);
  const double washer = thread == nullptr ? 2 * one.diameter_mm : thread->wide_washer.mm();
  const double wood = leaves_at(scene, one, washer / 2 + kBesideWasherMm, tip_mm);
  const bool ours = catalog::hardware_kind(piece.kind) != HardwareKind::bolt;
  seen.where = wood < 0 || !ours ? Where::unknown : Where::measured;
  seen.out_mm = std::max(0.0, tip_mm - wood);
  return seen;
}

/// Equal ones of a joint, to be said once.
struct Alike {
  const SceneFastener* first = nullptr;
  Seen seen;
  std::int64_t count = 0;
};
using Key = std::tuple<std::string, std::size_t, Side, Where, std::int64_t>;

std::map<Key, Alike> alike_of(const Scene& scene) {
  std::map<Key, Alike> all;
  for (const SceneFastener& one : scene.fasteners) {
    for (const Seen& seen : {head_of(scene, one), end_of(scene, one)}) {
      if (seen.tip.z <= scene.ground) continue;  // in the ground nobody meets it
      const auto hundredths = static_cast<std::int64_t>(std::llround(seen.out_mm / kEqualMm));
      const bool told = seen.where == Where::measured;
      Alike& group = all[{scene.parts.joined[one.joined].joint, one.hardware, seen.side, seen.where,
                          told ? hundredths : 0}];
      if (group.count++ > 0) continue;
      group.first = &one;
      group.seen = seen;
    }
  }
  return all;
}

Text what_is_there(const Seen& seen) {
  const bool head = seen.side == Side::head;
  if (seen.where == Where::within) {
    return {"ends in the wood or close behind something ({0} at `{1}`, {2} of them)",
            "bout dans le bois ou tout près d'un obstacle ({0}, assemblage « {1} », {2} fois)"};
  }
  if (seen.where == Where::unknown) {
    return head ? Text{"how far the head stands out is not known ({0} at `{1}`, {2} of them)",
                       "on ne sait de combien la tête dépasse ({0}, assemblage « {1} », {2} fois)"}
                : Text{"a thread ends in the open ({0} at `{1}`, {2} of them)",
                       "un filetage finit à l'air libre ({0}, assemblage « {1} », {2} fois)"};
  }
  return head ? Text{"the head stands {3} out of the wood ({0} at `{1}`, {2} of them)",
                     "la tête dépasse du bois de {3} ({0}, assemblage « {1} », {2} fois)"}
              : Text{"the end stands {3} out of the wood ({0} at `{1}`, {2} of them)",
                     "le bout dépasse du bois de {3} ({0}, assemblage « {1} », {2} fois)"};
}

Text what_to_do(const Seen& seen, HardwareKind kind) {
  const bool head = seen.side == Side::head;
  if (seen.where == Where::unknown) {
    return head ? Text{"lay a rule across it once it is tight: 8 mm at most, without burrs",
                       "posez-y une règle une fois serrée : 8 mm au plus, sans bavures"}
                : Text{"cover it with a cap that only a tool takes off",
                       "coiffez-le d'un capuchon qui ne s'ôte qu'avec un outil"};
  }
  if (head) {
    return {"take a flatter head, or sink it (`sunk: head`)",
            "prenez une tête plus plate, ou noyez-la (« sunk: head »)"};
  }
  if (kind != HardwareKind::bolt_and_nut) {
    return {"take a shorter one", "prenez-en une plus courte"};
  }
  return {"sink the nut (`sunk: nut`), or take a nut that lies in the wood (`bolt-and-barrel-nut`)",
          "noyez l'écrou (« sunk: nut »), ou prenez un écrou logé dans le bois "
          "(« bolt-and-barrel-nut »)"};
}

Verdict verdict_of(const Seen& seen, HardwareKind kind) {
  if (seen.where == Where::unknown) return Verdict::needs_human;
  // The point of a screw pricks however little of it comes out.
  const bool point = seen.side == Side::end && kind == HardwareKind::wood_screw;
  const double most = point ? 0 : kFigures[0].value.value;
  return seen.out_mm <= most + kEqualMm / 2 ? Verdict::pass : Verdict::fail;
}

void say(const Scene& scene, const Alike& alike, Outcome& out) {
  const SceneFastener& one = *alike.first;
  const Seen& seen = alike.seen;
  const model::Hardware& piece = scene.design.hardware[one.hardware];
  const panels::Joined& joined = scene.parts.joined[one.joined];
  const auto kind = catalog::hardware_kind(piece.kind).value_or(HardwareKind::bolt);
  Result result;
  result.verdict = verdict_of(seen, kind);
  if (seen.where == Where::measured) {
    result.measured = Measure{seen.out_mm, Unit::mm};
    result.limit = kFigures[0].value;
  }
  result.rests_on = {&kFigures[seen.where == Where::within ? 1 : 0]};
  result.place = {{joined.a, joined.b}, "", seen.tip};
  const Text name = piece.label.en.empty() ? Text{piece.name, piece.name} : piece.label;
  result.says = fill(what_is_there(seen), {name, joined.joint, plano::show(alike.count),
                                           show(Measure{seen.out_mm, Unit::mm})});
  if (result.verdict != Verdict::pass) result.mend = what_to_do(seen, kind);
  result.marks = {{Mark::Kind::line, {one.place, seen.tip}, {}}};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const auto& [key, alike] : alike_of(survey.scene)) say(survey.scene, alike, out);
}

}  // namespace

extern const Rule kBoltEnds;
const Rule kBoltEnds = {
    "bolt-ends",
    "Heads and ends of bolts and screws",
    "Têtes et bouts des vis et des boulons",
    "Heads, nuts and threads stand out of the wood by 8 mm at most; what stands out more is sunk "
    "or covered for good. No screw's point comes out.",
    "Têtes, écrous et filetages dépassent du bois de 8 mm au plus ; ce qui dépasse davantage est "
    "noyé ou coiffé à demeure. Aucune pointe de vis ne ressort.",
    "The wood around each fastener is found by rays beside its washer; heads and washers are as "
    "high as their standards let them be. An end within 25 mm of something ahead of it counts as "
    "covered. A design cannot say that a cap is put on: what needs one fails. Burrs are felt by a "
    "person.",
    "Le bois autour de chaque fixation est cherché par des rayons à côté de sa rondelle ; têtes et "
    "rondelles ont la plus grande hauteur que leur norme admet. Un bout à moins de 25 mm d'un "
    "obstacle devant lui compte comme couvert. Un modèle ne peut pas dire qu'un capuchon sera "
    "posé : ce qui en demande un n'est pas conforme. Les bavures sont à sentir de la main.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
