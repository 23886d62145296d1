// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Plates by CalculiX, held against series and beam formulas; the supports' push and pull with a
/// solver that is none.

#include "checks/strength/plate_solver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/checks/strength/calculix.h"

namespace plano::checks {
namespace {

using Loop = std::vector<FlatPoint>;

Loop rectangle(double width, double height) {
  return {{0, 0}, {width, 0}, {width, height}, {0, height}};
}

PlateModel model_of(const std::vector<Loop>& loops, double longest, double thickness,
                    PlateElastic elastic, bool (*held)(FlatPoint)) {
  PlateModel model{mesh_of(loops, {}, longest).value(), thickness, elastic, {}};
  for (std::uint32_t i = 0; i < model.mesh.points.size(); ++i) {
    if (held(model.mesh.points[i])) model.held.push_back(i);
  }
  return model;
}

double sag_at(const PlateModel& model, const PlateBent& bent, FlatPoint place) {
  std::size_t best = 0;
  double least = 1e12;
  for (std::size_t i = 0; i < model.mesh.points.size(); ++i) {
    const FlatPoint p = model.mesh.points[i];
    const double far = (p.u - place.u) * (p.u - place.u) + (p.v - place.v) * (p.v - place.v);
    if (far >= least) continue;
    least = far;
    best = i;
  }
  return bent.sag[best];
}

SurfaceStress most(const PlateBent& bent) {
  SurfaceStress out;
  for (const SurfaceStress s : bent.stress) {
    out.u = std::max(out.u, std::fabs(s.u));
    out.v = std::max(out.v, std::fabs(s.v));
  }
  return out;
}

double far_from(double value, double wanted) {
  return std::fabs(value / wanted - 1);
}

TEST(PlateSolver, ASquarePlateOnItsEdgesFollowsTimoshenkosSeries) {
  ASSERT_TRUE(calculix_is_installed()) << "package calculix-ccx";
  // 1 m, 10 mm thick, ν = 0.3: w = 0.00406 q a⁴/D, M = 0.0479 q a².
  const PlateElastic steel_like{10000, 10000, 10000 / 2.6, 0.3};
  PlateModel model = model_of({rectangle(1000, 1000)}, 50, 10, steel_like, [](FlatPoint p) {
    return p.u == 0 || p.v == 0 || p.u == 1000 || p.v == 1000;
  });
  const double q = 0.001;
  const auto forces = spread_over(model.mesh, q);
  // The series is that of a plate held down all round: forces over the supports see to it that
  // none of them pulls, and bend nothing.
  PlateForces pressed = forces;
  for (const std::uint32_t i : model.held) pressed[i] += 100;
  const auto bent = bend(model, pressed, run_calculix);
  ASSERT_TRUE(bent) << bent.error().en;
  const double stiffness = 10000.0 * 1000 / 12 / (1 - 0.09);
  EXPECT_LT(far_from(sag_at(model, *bent, {500, 500}), 0.00406235 * q * 1e12 / stiffness), 0.02);
  EXPECT_LT(far_from(most(*bent).u, 0.0479 * q * 1e6 * 6 / 100), 0.02);
  EXPECT_LT(far_from(most(*bent).v, 0.0479 * q * 1e6 * 6 / 100), 0.02);
}

TEST(PlateSolver, AnOrthotropicStripFollowsTheBeamFormulaBothWays) {
  ASSERT_TRUE(calculix_is_installed()) << "package calculix-ccx";
  const PlateElastic board{10048, 7452, 465, 0};
  const double q = 0.003;
  for (const bool along_u : {true, false}) {
    const PlateModel model = model_of(
        {along_u ? rectangle(800, 100) : rectangle(100, 800)}, 20, 18, board,
        along_u ? [](FlatPoint p) { return p.u == 0 || p.u == 800; }
                : [](FlatPoint p) { return p.v == 0 || p.v == 800; });
    const auto bent = bend(model, spread_over(model.mesh, q), run_calculix);
    ASSERT_TRUE(bent) << bent.error().en;
    EXPECT_EQ(bent->bearing, model.held);
    const double modulus = along_u ? 10048 : 7452;
    const double beam = 5 * q * 800.0 * 800 * 800 * 800 / (384 * modulus * 18 * 18 * 18 / 12);
    const double shear = 1.2 * q * 800.0 * 800 / (8 * 465 * 18);
    EXPECT_LT(far_from(sag_at(model, *bent, along_u ? FlatPoint{400, 50} : FlatPoint{50, 400}),
                       beam + shear),
              0.01);
    const double stress = q * 800.0 * 800 / 8 * 6 / (18 * 18);
    EXPECT_LT(far_from(along_u ? most(*bent).u : most(*bent).v, stress), 0.01);
  }
}

TEST(PlateSolver, RefiningAPlateWithAHoleChangesLittle) {
  ASSERT_TRUE(calculix_is_installed()) << "package calculix-ccx";
  Loop hole;  // 16 corners, clockwise, 200 mm across
  const double x[16] = {100,  92.388,  70.711,  38.268,  0, -38.268, -70.711, -92.388,
                        -100, -92.388, -70.711, -38.268, 0, 38.268,  70.711,  92.388};
  for (std::size_t i = 0; i < 16; ++i) hole.push_back({400 + x[i], 300 + x[(i + 4) % 16]});
  double sag[3] = {};
  double stress[3] = {};
  std::size_t k = 0;
  for (const double longest : {80.0, 40.0, 20.0}) {
    const PlateModel model =
        model_of({rectangle(800, 600), hole}, longest, 18, {10048, 7452, 465, 0},
                 [](FlatPoint p) { return p.u == 0 || p.u == 800; });
    PlateForces pressed = on_a_square(model.mesh, {400, 150}, 100, 1391);
    for (const std::uint32_t i : model.held) pressed[i] += 1000;  // no corner lifts
    const auto bent = bend(model, pressed, run_calculix);
    ASSERT_TRUE(bent) << bent.error().en;
    sag[k] = sag_at(model, *bent, {400, 150});
    stress[k++] = most(*bent).u;
  }
  EXPECT_LT(far_from(sag[1], sag[2]), 0.01);
  EXPECT_LT(far_from(stress[1], stress[2]), 0.1) << stress[0] << " " << stress[1];
  EXPECT_LT(std::fabs(sag[1] - sag[2]), std::fabs(sag[0] - sag[2]) + 1e-4);
}

TEST(PlateSolver, ASupportThatWouldPullIsLetGo) {
  ASSERT_TRUE(calculix_is_installed()) << "package calculix-ccx";
  // Three lines of support, a load on one span only: the far one lifts, and the rest is a beam on
  // two supports.
  const PlateElastic board{10048, 7452, 465, 0};
  const PlateModel model = model_of({rectangle(900, 100)}, 25, 18, board, [](FlatPoint p) {
    return p.u == 0 || p.u == 450 || p.u == 900;
  });
  PlateForces forces = on_a_square(model.mesh, {225, 50}, 100, 1000);
  const auto bent = bend(model, forces, run_calculix);
  ASSERT_TRUE(bent) << bent.error().en;
  for (const std::uint32_t i : bent->bearing) EXPECT_LT(model.mesh.points[i].u, 800);
  EXPECT_LT(bent->bearing.size(), model.held.size());
}

TEST(PlateSolver, AnOverhangThatJointsKeepDownFollowsTheBeamFormula) {
  ASSERT_TRUE(calculix_is_installed()) << "package calculix-ccx";
  const PlateModel model = model_of({rectangle(800, 100)}, 25, 18, {10048, 7452, 465, 0},
                                    [](FlatPoint p) { return p.u == 0 || p.u == 600; });
  PlateForces forces(model.mesh.points.size());
  for (std::size_t i = 0; i < forces.size(); ++i) {
    if (model.mesh.points[i].u == 800) forces[i] = 1;
  }
  double force = 0;
  for (const double f : forces) force += f;
  EXPECT_FALSE(bend(model, forces, run_calculix));
  const PlateModel down = kept_down(model);
  EXPECT_LT(down.held.size(), model.held.size());
  const auto bent = bend(down, forces, run_calculix);
  ASSERT_TRUE(bent) << bent.error().en;
  // w = F c² (b + c) / (3 E I); pins 60 mm apart on a strip 100 mm wide give a little.
  const double wanted = force * 200 * 200 * 800 / (3 * 10048.0 * 100 * 18 * 18 * 18 / 12);
  EXPECT_LT(far_from(sag_at(down, *bent, {800, 50}), wanted), 0.05);
}

TEST(PlateSolver, APlateThatWouldTipIsNotAnswered) {
  const PlateModel model = model_of({rectangle(600, 100)}, 50, 18, {10048, 7452, 465, 0},
                                    [](FlatPoint p) { return p.u == 0; });
  int asked = 0;
  const auto bent = bend(model, spread_over(model.mesh, 0.001), [&](const std::string&) {
    ++asked;
    return Expected<std::string, Text>(std::string());
  });
  EXPECT_FALSE(bent);
  EXPECT_EQ(asked, 0);
}

TEST(PlateSolver, AnAnswerThatIsCutOffIsNone) {
  const PlateModel model = model_of({rectangle(600, 100)}, 50, 18, {10048, 7452, 465, 0},
                                    [](FlatPoint p) { return p.u == 0 || p.u == 600; });
  for (const char* text : {"", " displacements (vx,vy,vz)\n\n 1 0.0 0.0 0.0\n",
                           " stresses\n 99999999 1 1 1 1 1 1 1\n", " forces\n 1 NaN NaN NaN\n"}) {
    const auto bent = bend(model, spread_over(model.mesh, 0.001), [&](const std::string&) {
      return Expected<std::string, Text>(std::string(text));
    });
    EXPECT_FALSE(bent) << text;
  }
}

TEST(PlateSolver, ForcesAddUpAndMissNothing) {
  const PlateMesh mesh = mesh_of({rectangle(600, 400)}, {}, 40).value();
  double all = 0;
  for (const double f : spread_over(mesh, 0.01)) all += f;
  EXPECT_NEAR(all, 2400, 1e-6);
  all = 0;
  for (const double f : on_a_square(mesh, {0, 0}, 100, 1391)) all += f;
  EXPECT_NEAR(all, 1391, 1e-6);
  EXPECT_TRUE(on_a_square(mesh, {-500, 0}, 100, 1391).empty());
}

TEST(PlateMesh, SmallHolesAndCornersThatCarryNothingAreLeftOut) {
  Loop outline = rectangle(600, 400);
  outline.insert(outline.begin() + 1, FlatPoint{300, -0.9});
  const Loop bolt = {{100, 100}, {100, 106}, {106, 106}, {106, 100}};
  const Loop slot = {{200, 200}, {200, 218}, {280, 218}, {280, 200}};
  const PlateMesh plain = mesh_of({rectangle(600, 400)}, {}, 40).value();
  EXPECT_EQ(mesh_of({outline, bolt}, {}, 40)->points.size(), plain.points.size());
  const PlateMesh with_slot = mesh_of({outline, bolt, slot}, {}, 40).value();
  double area = 0;
  for (std::size_t t = 0; t < with_slot.triangles.size(); ++t) area += area_of(with_slot, t);
  EXPECT_NEAR(area, 600 * 400 - 80 * 18, 1e-3);
}

TEST(PlateMesh, TheSameOutlineGivesTheSameBytes) {
  const PlateElastic board{10048, 7452, 465, 0};
  const auto text = [&] {
    const PlateModel model =
        model_of({rectangle(600, 400), {{200, 200}, {200, 218}, {280, 218}, {280, 200}}}, 30, 18,
                 board, [](FlatPoint p) { return p.u == 0 || p.u == 600; });
    return plate_input(model, spread_over(model.mesh, 0.01), model.held);
  };
  const std::string once = text();
  const std::vector<std::string> other_memory(1000, std::string(5000, 'x'));
  EXPECT_EQ(once, text());
  EXPECT_GT(once.size(), 10000u);
}

}  // namespace
}  // namespace plano::checks
