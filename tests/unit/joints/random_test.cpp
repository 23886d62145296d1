// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/trig.h"
#include "tests/unit/joints/proof.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// Measures as formulas give them: thirds, tenths of degrees, any thickness, any turn of the frames.
class Measures {
 public:
  explicit Measures(unsigned seed) : engine_(seed) {}

  // Only the engine is the same everywhere, not the library's distributions.
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_() % 1'000'003) / 1'000'003.0);
  }
  double thickness() { return std::round(between(9, 30) * 20) / 20; }
  double spin() { return engine_() % 4 == 0 ? 90.0 * (engine_() % 4) : between(0, 360); }
  bool coin() { return engine_() % 2 == 0; }

 private:
  std::mt19937 engine_;
};

// A lattice error of a micrometre along every wall.
double rounding(const Made& made) {
  double walls = 0;
  for (const Solid& solid : made.solids) {
    for (const geometry::Face& face : solid.profile.faces) {
      walls += geometry::perimeter(face.outer).mm() * solid.thickness;
      for (const auto& hole : face.holes) {
        walls += geometry::perimeter(hole).mm() * solid.thickness;
      }
    }
  }
  return walls * 1e-3;
}

void expect_sound(Scene& scene, const Sight& view) {
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  for (std::size_t i = 0; i < scene.design().panels.size(); ++i) {
    EXPECT_EQ(made.solids[i].profile.faces.size(), 1U);
  }
  for (std::size_t i = 0; i < made.solids.size(); ++i) {
    for (std::size_t k = i + 1; k < made.solids.size(); ++k) {
      EXPECT_LT(common_volume(made.solids[i], made.solids[k], view), rounding(made));
    }
  }
}

TEST(RandomMeasures, NeverBreakATabSlotJoint) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    const double angle = m.between(30, 150);
    const double length = m.between(6 * std::max(t, u), 900);
    Placement a = placement({m.between(-50, 50), m.between(-20, 20), u}, {1, 0, 0},
                            {0, cos_degrees(angle), sin_degrees(angle)});
    a.origin.z += std::max(0.0, -a.w.z * t) - (m.coin() ? std::fabs(a.w.z) * t / 2 : 0);
    Scene scene;
    scene.add(Board{"a", a, length, m.between(80, 200), t, m.spin()});
    scene.add(Board{"b", placement({-300, -300, 0}, {1, 0, 0}, {0, 1, 0}), 1500, 600, u, m.spin()});
    model::Joint& joint = scene.join("tab_slot", {0}, {1}, m.coin() ? 0 : m.between(0, 0.8));
    if (m.coin()) set_number(joint, "depth", u / 2);
    expect_sound(scene, sight({}, {1, 0, 0}, {0, 1, 0}));
  }
}

TEST(RandomMeasures, NeverBreakATuskJoint) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    Scene scene;
    scene.add(Board{"a", placement({0, m.between(0, 10), 0}, {1, 0, 0}, {0, 1, 0}), 400,
                    m.between(8 * std::max(t, u), 700), t, m.spin()});
    scene.add(
        Board{"b", placement({-u, -100, -200}, {0, 1, 0}, {0, 0, 1}), 1000, 400, u, m.spin()});
    scene.join("tusk", {0}, {1}, m.coin() ? 0 : m.between(0, 0.8));
    expect_sound(scene, sight({}, {0, 1, 0}, {1, 0, 0}));
  }
}

TEST(RandomMeasures, NeverBreakAHalving) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    const double angle = m.between(45, 135);
    const Vec3 along{cos_degrees(angle), sin_degrees(angle), 0};
    Scene scene;
    scene.add(Board{"a",
                    placement({-300, m.between(-5, 5), m.between(-30, 30)}, {1, 0, 0}, {0, 0, 1}),
                    600, m.between(100, 300), t, m.spin()});
    scene.add(Board{"b", placement(along * -300 + Vec3{0, 0, m.between(-30, 30)}, along, {0, 0, 1}),
                    600, m.between(100, 300), u, m.spin()});
    scene.join("halving", {0}, {1}, m.coin() ? 0 : m.between(0, 0.8));
    expect_sound(scene, sight({}, {0, 0, 1}, {1, 0, 0}));
  }
}

TEST(RandomMeasures, NeverBreakAFingerJoint) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    const double height = m.between(150, 400);
    const double x = m.coin() ? 0 : u;
    const double y = m.coin() ? 0 : t;
    Scene scene;
    scene.add(Board{"a", placement({x, t, 0}, {1, 0, 0}, {0, 0, 1}), 300, height, t, m.spin()});
    scene.add(Board{"b", placement({0, y, m.coin() ? 0 : m.between(-40, 40)}, {0, 1, 0}, {0, 0, 1}),
                    300, m.coin() ? height : m.between(150, 400), u, m.spin()});
    scene.join("finger", {0}, {1}, m.coin() ? 0 : m.between(0, 0.8));
    expect_sound(scene, sight({}, {0, 0, 1}, {1, 0, 0}));
  }
}

TEST(RandomMeasures, NeverBreakAHook) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    const double clearance = m.coin() ? 0 : m.between(0, 0.8);
    const double drop = m.between(u / 2, 2 * u);
    Scene scene;
    Placement a = placement({-400, m.between(-5, 5), m.between(0, 30)}, {1, 0, 0}, {0, 0, 1});
    if (m.coin()) a = placement({0, m.between(-5, 5), 900}, {-1, 0, 0}, {0, 0, -1});
    scene.add(Board{"a", a, 400, m.between(12 * std::max(t, u) + 2 * drop, 850), t, m.spin()});
    scene.add(Board{"b", placement({0, -200, -100}, {0, 1, 0}, {0, 0, 1}), 400, 1200, u, m.spin()});
    model::Joint& joint = scene.join("hook", {0}, {1}, clearance);
    set_number(joint, "drop", drop);
    expect_sound(scene, sight({}, {0, 0, 1}, {1, 0, 0}));
    // In place, and on its way: lifted by the drop and half the clearance, and drawn out.
    const Made made = make(scene.design());
    for (int step = 0; step <= 10; ++step) {
      Solid way = made.solids[0];
      way.place.origin = way.place.origin + Vec3{-step * (u + 2 * t) / 10, 0, drop + clearance / 2};
      EXPECT_LT(common_volume(way, made.solids[1], sight({}, {0, 0, 1}, {1, 0, 0})),
                rounding(made));
    }
  }
}

TEST(RandomMeasures, NeverBreakADado) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    const double length = m.between(100 + 3 * t, 600);
    const double beside = m.coin() ? 0 : m.between(0, 80);
    Scene scene;
    scene.add(Board{"a", placement({0, m.between(-20, 20), u}, {1, 0, 0}, {0, 0, 1}), length,
                    m.between(80, 200), t, m.spin()});
    scene.add(Board{"b", placement({-beside, -200, 0}, {1, 0, 0}, {0, 1, 0}), length + 2 * beside,
                    400, u, m.spin()});
    model::Joint& joint = scene.join("dado", {0}, {1}, m.coin() ? 0 : m.between(0, 0.8));
    if (m.coin()) set_number(joint, "stopped", m.between(5, 45));
    if (m.coin()) set_number(joint, "depth", m.between(2, u / 2));
    expect_sound(scene, sight({}, {1, 0, 0}, {0, 1, 0}));
  }
}

TEST(RandomMeasures, NeverPutABoltBesideItsHoles) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    Measures m(seed);
    const double t = m.thickness();
    const double u = m.thickness();
    Scene scene;
    scene.add(Board{"a", placement({m.between(-30, 30), 0, u}, {1, 0, 0}, {0, 1, 0}),
                    m.between(150, 500), m.between(60, 200), t, m.spin()});
    scene.add(Board{"b", placement({0, -50, 0}, {1, 0, 0}, {0, 1, 0}), 600, 400, u, m.spin()});
    const auto piece = scene.add_hardware("bolt-and-nut", "M6", 0, std::ceil(t + u + 10.4));
    scene.join("bolted", {0}, {1}, 0).hardware = piece;
    const Made made = make(scene.design());
    ASSERT_TRUE(made.ok) << made.codes();
    const JointResult& result = made.results[0];
    ASSERT_EQ(result.edits[0].drills.size(), result.hardware.size());
    for (std::size_t i = 0; i < result.hardware.size(); ++i) {
      const HardwareUse& bolt = result.hardware[i];
      for (std::size_t panel = 0; panel < 2; ++panel) {
        const Vec3 hole = scene.panel(panel).placement.at(result.edits[panel].drills[i].centre, {});
        EXPECT_LT(geometry::norm(geometry::cross(hole - bolt.place, bolt.direction)), 2e-6);
      }
    }
  }
}

}  // namespace
}  // namespace plano::joints::test
