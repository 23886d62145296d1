// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>
#include <nlohmann/json.hpp>

#include "assembly/verdict.h"
#include "pipeline/takedown_file.h"

namespace plano::pipeline {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

/// Directions to nine digits, without a negative zero.
double rounded(double value) {
  const double whole = std::round(value * 1e9);
  return whole == 0 ? 0 : whole / 1e9;
}

const char* name_of(assembly::Verdict verdict) {
  switch (verdict) {
    case assembly::Verdict::comes_apart:
      return "comes-apart";
    case assembly::Verdict::locked:
      return "locked";
    case assembly::Verdict::not_proven:
      break;
  }
  return "not-proven";
}

Json moves_of(const assembly::PlanStep& step) {
  Json moves = Json::array();
  for (const assembly::Leg& leg : step.legs) {
    moves.push_back(
        {{"direction",
          {rounded(leg.direction.x), rounded(leg.direction.y), rounded(leg.direction.z)}},
         {"distance_mm", std::round(leg.distance.mm() * 1e3) / 1e3}});
  }
  return moves;
}

/// To a hundredth of a square millimetre, a thousandth of a millimetre; without a negative zero.
double rounded_to(double value, double steps) {
  const double whole = std::round(value * steps);
  return whole == 0 ? 0 : whole / steps;
}

Json contacts_of(const panels::PartSet& set) {
  Json contacts = Json::array();
  for (const assembly::PairVerdict& pair : assembly::verdicts_of(set)) {
    Json joints = Json::array();
    for (const std::size_t joined : pair.joined) joints.push_back(set.joined[joined].joint);
    contacts.push_back({{"elements", {pair.a, pair.b}},
                        {"area_mm2", rounded_to(pair.area.mm2(), 100)},
                        {"place_mm",
                         {rounded_to(pair.place.x, 1e3), rounded_to(pair.place.y, 1e3),
                          rounded_to(pair.place.z, 1e3)}},
                        {"joints", std::move(joints)}});
  }
  return contacts;
}

}  // namespace

std::string takedown_file(const Built& built) {
  const assembly::Plan& plan = built.takedown.value();
  Json json = {{"schema_version", kSchemaVersion},
               {"design", built.design.info.id},
               {"verdict", name_of(plan.verdict)},
               {"locked", plan.locked},
               {"steps", Json::array()}};
  for (std::size_t k = 0; k < plan.steps.size(); ++k) {
    const assembly::PlanStep& step = plan.steps[k];
    Json hardware = Json::array();
    for (const assembly::HardwareCount& piece : step.hardware) {
      hardware.push_back(
          {{"name", built.design.hardware[piece.hardware].name}, {"quantity", piece.count}});
    }
    json["steps"].push_back({{"number", k + 1},
                             {"elements", step.elements},
                             {"leaves_group", step.group},
                             {"becomes_group", step.becomes},
                             {"moves", moves_of(step)},
                             {"joints_opened", step.joints},
                             {"hardware_removed", hardware},
                             {"mass_kg", std::round(step.mass_kg * 1e6) / 1e6},
                             {"people", step.people},
                             {"exact", step.exact},
                             {"below_ground", step.below_ground},
                             {"hold", step.held}});
  }
  // Solids of free form are held against the parts where they stand, and not moved.
  json["not_looked_at"] = Json::array();
  for (const solid::Piece& piece : built.pieces) {
    for (const panels::Instance& instance : piece.instances) {
      json["not_looked_at"].push_back(instance.element);
    }
  }
  json["contacts"] = contacts_of(built.parts);
  return json.dump(2) + "\n";
}

}  // namespace plano::pipeline
