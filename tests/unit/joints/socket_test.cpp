// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Round bars in their holes, held against cylinders in space: where there must be wood and where
// there must be none, point by point.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/trig.h"
#include "joints/scan.h"
#include "tests/unit/joints/proof.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// Circles are flattened to 5 µm when points are tried.
constexpr double kEpsilon = 0.02;
// Outlines lie on the micrometre lattice: a turned edge may be off by one.
constexpr double kLattice = 1e-3;

struct Pole {
  Vec3 from;
  Vec3 way;  // unit
  double length = 0;
  double diameter = 0;
  Vec3 end() const { return from + way * length; }
};

/// `reversed`: its prism stands on its other end.
std::size_t add_pole(Scene& scene, const std::string& id, const Pole& pole, bool reversed = false) {
  const Vec3 w = reversed ? -pole.way : pole.way;
  const Vec3 aside = std::fabs(w.x) < 0.6 ? Vec3{1, 0, 0} : Vec3{0, 1, 0};
  const Vec3 u = geometry::unit(geometry::cross(aside, w));
  const Vec3 v = geometry::cross(w, u);
  const double r = pole.diameter / 2;
  const Vec3 origin = (reversed ? pole.end() : pole.from) - (u + v) * r;
  const auto index =
      scene.add(id, {origin, u, v, w}, geometry::Shape::of(geometry::circle({mm(r), mm(r)}, mm(r))),
                pole.length);
  model::Material& material = scene.design().materials[scene.panel(index).material];
  material.form = model::StockForm::bar;
  material.kind = "timber";
  material.round = true;
  material.side_a = material.side_b = mm(pole.diameter);
  return index;
}

bool in_bore(const model::Bore& bore, Vec3 p) {
  const Vec3 from{bore.entry.x.mm(), bore.entry.y.mm(), bore.height.mm()};
  const Vec3 to{bore.end.x.mm(), bore.end.y.mm(), bore.height.mm()};
  const double length = geometry::norm(to - from);
  const Vec3 way = (to - from) * (1 / length);
  const double along = dot(p - from, way);
  return along > 0 && along < length &&
         geometry::norm(p - from - way * along) < bore.diameter.mm() / 2;
}

/// Whether there is wood at a place of the world.
class Wood {
 public:
  explicit Wood(const Solid& solid) : solid_(solid), profile_(loops_of(solid.profile)) {
    for (const Solid::Recess& recess : solid.recesses) recesses_.push_back(loops_of(recess.area));
  }
  bool at(Vec3 world) const {
    const Vec3 p = solid_.place.local(world);
    if (p.z <= 0 || p.z >= solid_.thickness || !contains(profile_, {p.x, p.y})) return false;
    for (std::size_t i = 0; i < recesses_.size(); ++i) {
      const Solid::Recess& recess = solid_.recesses[i];
      if (p.z > recess.low && p.z < recess.high && contains(recesses_[i], {p.x, p.y})) return false;
    }
    return std::none_of(solid_.bores.begin(), solid_.bores.end(),
                        [&](const model::Bore& bore) { return in_bore(bore, p); });
  }

 private:
  const Solid& solid_;
  Loops profile_;
  std::vector<Loops> recesses_;
};

/// Solids of the test scene do not know blind drills: they are recesses to it.
Solid with_blind_drills(Solid solid, const std::vector<JointResult>& results, std::size_t panel) {
  for (const JointResult& result : results) {
    for (const PanelEdit& edit : result.edits) {
      if (edit.panel != panel) continue;
      for (const model::Drill& drill : edit.drills) {
        if (!drill.depth) continue;
        const bool top = drill.face == model::FaceSide::top;
        solid.recesses.push_back({{{{geometry::circle(drill.centre, drill.diameter.half()), {}}}},
                                  top ? solid.thickness - drill.depth->mm() : 0,
                                  top ? solid.thickness : drill.depth->mm()});
      }
    }
  }
  return solid;
}

/// A pole's end or passage in a host, as it must come out. Along the pole from where it enters.
struct Wanted {
  Pole pole;          // from where it enters the host, into it
  double deep = 0;    // the wood along it
  double hole = 0;    // how deep the hole is; deep or more: through
  double radius = 0;  // of the hole
};

void expect_hole(const Solid& host, const Wanted& wanted) {
  const Wood wood(host);
  const Vec3 way = wanted.pole.way;
  const Vec3 aside = std::fabs(way.x) < 0.6 ? Vec3{1, 0, 0} : Vec3{0, 1, 0};
  const Vec3 u = geometry::unit(geometry::cross(aside, way));
  const Vec3 v = geometry::cross(way, u);
  const double bottom = std::min(wanted.hole, wanted.deep);
  for (int turn = 0; turn < 16; ++turn) {
    const Vec3 out = u * cos_degrees(turn * 22.5) + v * sin_degrees(turn * 22.5);
    for (const double along : {kEpsilon, bottom / 2, bottom - kEpsilon}) {
      const Vec3 middle = wanted.pole.from + way * along;
      EXPECT_FALSE(wood.at(middle + out * (wanted.radius - kEpsilon))) << along << " " << turn;
      EXPECT_TRUE(wood.at(middle + out * (wanted.radius + kEpsilon))) << along << " " << turn;
    }
    if (wanted.hole >= wanted.deep) continue;
    const Vec3 floor = wanted.pole.from + way * (bottom + kEpsilon);
    EXPECT_TRUE(wood.at(floor + out * (wanted.radius - kEpsilon))) << "its floor";
  }
}

void expect_end(const Solid& pole, const Pole& drawn, Vec3 end) {
  const double half = drawn.diameter / 2;
  const Vec3 low = pole.place.at(half, half, 0);
  const Vec3 high = pole.place.at(half, half, pole.thickness);
  EXPECT_LT(std::min(geometry::norm(low - end), geometry::norm(high - end)), kLattice);
}

enum class How { usual, given, through, passes };

struct Case {
  double thickness;
  double diameter;
  double clearance;
  double spin;
  How how;
  bool reversed;
  bool from_below;
};

/// A pole square to the face of a board or post that lies in a plane of the world.
void check_face(const Case& one, model::StockForm form) {
  Scene scene;
  const auto host = scene.add(
      Board{"host", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 400, 300, one.thickness, one.spin});
  scene.design().materials[scene.panel(host).material].form = form;
  const double beyond = one.how == How::passes ? 50 : 0;
  const Vec3 way{0, 0, one.from_below ? 1.0 : -1.0};
  const Vec3 enters{170, 140, one.from_below ? 0 : one.thickness};
  Pole pole{enters - way * 250, way, 250 + beyond, one.diameter};
  if (one.how == How::passes) pole.length = 250 + one.thickness + beyond;
  const auto rod = add_pole(scene, "rod", pole, one.reversed);
  model::Joint& joint = scene.join("socket", {rod}, {host}, one.clearance);
  if (one.how == How::given) set_number(joint, "depth", 6);
  if (one.how == How::through) set_flag(joint, "through", true);
  for (const Scene& placed : {scene, scene.moved()}) {
    Scene copy = placed;
    const Made made = make(copy.design());
    ASSERT_TRUE(made.ok) << made.codes();
    EXPECT_EQ(made.codes(), "");
    ASSERT_EQ(made.results.size(), 1U);
    const Placement& at = copy.panel(host).placement;
    const Placement& was = scene.panel(host).placement;
    const auto carried = [&](Vec3 p) {
      const Vec3 local = was.local(p);
      return at.at(local.x, local.y, local.z);
    };
    const Vec3 into = geometry::unit(carried(enters + way) - carried(enters));
    const bool through = one.how == How::through || one.how == How::passes;
    const double depth = through                 ? one.thickness
                         : one.how == How::given ? 6
                                                 : std::min(one.thickness * 2 / 3, one.diameter);
    Wanted wanted{{carried(enters), into, 0, one.diameter},
                  one.thickness,
                  through ? one.thickness + 1 : depth + one.clearance,
                  (one.diameter + one.clearance) / 2};
    expect_hole(with_blind_drills(made.solids[host], made.results, host), wanted);
    const double goes = one.how == How::passes ? one.thickness + beyond : depth;
    expect_end(made.solids[rod], pole, carried(enters + way * goes));
    expect_end(made.solids[rod], pole, carried(enters - way * 250));
  }
}

TEST(Socket, FillsItsHoleInAFaceAndClearsItByTheFit) {
  for (const double thickness : {12.0, 17.7, 45.0}) {
    for (const double diameter : {10.0, 22.3, 40.0}) {
      for (const double clearance : {0.0, 0.3}) {
        for (const double spin : {0.0, 33.0}) {
          for (const How how : {How::usual, How::given, How::through, How::passes}) {
            for (const bool reversed : {false, true}) {
              for (const bool below : {false, true}) {
                SCOPED_TRACE(testing::Message()
                             << thickness << " Ø" << diameter << " " << clearance << " spin "
                             << spin << " how " << static_cast<int>(how));
                const Case one{thickness, diameter, clearance, spin, how, reversed, below};
                check_face(one, model::StockForm::board);
                if (spin > 0) check_face(one, model::StockForm::bar);
              }
            }
          }
        }
      }
    }
  }
}

/// A rung between two posts along z, drawn so that it comes in by their edges or by their faces.
Scene ladder(bool by_edge, double wide, double deep, double diameter, double clearance,
             double spin = 0) {
  Scene scene;
  const Vec3 u{0, 0, 1};
  const Vec3 v = by_edge ? Vec3{1, 0, 0} : Vec3{0, 1, 0};
  const double along_v = by_edge ? wide : deep;
  const double thick = by_edge ? deep : wide;
  // Both posts: x from 0 and from 500, y from 0 to `deep`.
  for (const double x : {0.0, 500.0}) {
    Placement place = placement({x, 0, 0}, u, v);
    if (place.w.x < 0 || place.w.y < 0) place.origin = place.origin - place.w * thick;
    const auto post = scene.add(Board{x == 0 ? "left" : "right", place, 800, along_v, thick, spin});
    scene.design().materials[scene.panel(post).material].form = model::StockForm::bar;
  }
  const auto rung =
      add_pole(scene, "rung", {{wide, deep / 2, 300}, {1, 0, 0}, 500 - wide, diameter});
  scene.join("socket", {rung}, {0, 1}, clearance);
  return scene;
}

TEST(Socket, TakesRungsBetweenPostsDrawnWithAnyFace) {
  for (const bool by_edge : {false, true}) {
    for (const double clearance : {0.0, 0.4}) {
      for (const double spin : {0.0, 27.0}) {
        for (const bool through : {false, true}) {
          SCOPED_TRACE(testing::Message() << by_edge << clearance << spin << through);
          Scene scene = ladder(by_edge, 45, 95, 32, clearance, spin);
          if (through) set_flag(scene.design().joints[0], "through", true);
          const Made made = make(scene.design());
          ASSERT_TRUE(made.ok) << made.codes();
          EXPECT_EQ(made.codes(), "");
          const double depth = through ? 45 : 30;
          for (const std::size_t post : {0U, 1U}) {
            const bool left = post == 0;
            const Vec3 way{left ? -1.0 : 1.0, 0, 0};
            const Vec3 enters{left ? 45.0 : 500.0, 47.5, 300};
            const Solid solid = with_blind_drills(made.solids[post], made.results, post);
            EXPECT_EQ(solid.bores.empty(), !by_edge);
            expect_hole(
                solid,
                {{enters, way, 0, 32}, 45, through ? 46 : depth + clearance, 16 + clearance / 2});
            expect_end(made.solids[2], {{}, {}, 0, 32}, enters + way * depth);
          }
        }
      }
    }
  }
}

TEST(Socket, HoldsALeaningBarInASlotThatTouchesItAllRound) {
  for (const double angle : {45.0, 60.0, 80.0}) {
    for (const double thickness : {12.0, 21.0}) {
      for (const double clearance : {0.0, 0.4}) {
        for (const double spin : {0.0, 33.0}) {
          SCOPED_TRACE(testing::Message() << angle << " " << thickness << " " << clearance);
          Scene scene;
          const auto host = scene.add(
              Board{"host", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 500, 400, thickness, spin});
          const Vec3 way{cos_degrees(angle), 0, sin_degrees(angle)};
          const Pole pole{Vec3{250, 200, thickness / 2} - way * 300, way, 600, 30};
          const auto rod = add_pole(scene, "rail", pole);
          scene.join("socket", {rod}, {host}, clearance);
          const Made made = make(scene.design());
          ASSERT_TRUE(made.ok) << made.codes();
          EXPECT_EQ(made.codes(), "");
          const Wood wood(made.solids[host]);
          const double r = 15 + clearance / 2;
          const Vec3 across{0, 1, 0};
          const Vec3 over{-sin_degrees(angle), 0, cos_degrees(angle)};
          const auto at = [&](double z, double turn, double radius) {
            // The point of a cylinder around the axis at the height z.
            const Vec3 out = across * cos_degrees(turn) + over * sin_degrees(turn);
            const Vec3 p = pole.from + out * radius;
            return p + way * ((z - p.z) / way.z);
          };
          for (double turn = 0; turn < 360; turn += 7.5) {
            for (const double z : {kEpsilon, thickness / 2, thickness - kEpsilon}) {
              EXPECT_FALSE(wood.at(at(z, turn, r - kEpsilon))) << turn << " " << z;
            }
          }
          // Snug along both sides, and at the two tips.
          for (const double z : {kEpsilon, thickness / 2, thickness - kEpsilon}) {
            EXPECT_TRUE(wood.at(at(z, 0, r + kEpsilon)));
            EXPECT_TRUE(wood.at(at(z, 180, r + kEpsilon)));
          }
          EXPECT_TRUE(wood.at(at(kEpsilon, 90, r + 2 * kEpsilon)));
          EXPECT_TRUE(wood.at(at(thickness - kEpsilon, 270, r + 2 * kEpsilon)));
        }
      }
    }
  }
}

/// A pole that stands on a board 18 mm thick, let in `drawn` as drawn.
Scene standing(double diameter, double drawn = 0, double angle = 90) {
  Scene scene;
  const auto host =
      scene.add(Board{"host", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  const Vec3 way{cos_degrees(angle), 0, -sin_degrees(angle)};
  const auto rod =
      add_pole(scene, "rod", {Vec3{200, 150, 18} - way * 300, way, 300 + drawn, diameter});
  scene.join("socket", {rod}, {host}, 0.3);
  return scene;
}

TEST(Socket, MakesTheHoleAsDeepAsTheBarIsDrawnIn) {
  Scene scene = standing(30, 7.5);
  Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_NEAR(made.solids[1].thickness, 307.5, 1e-6);
  ASSERT_EQ(made.solids[0].recesses.size(), 1U);
  EXPECT_NEAR(made.solids[0].recesses[0].low, 18 - 7.8, 1e-6);
  // And asked for less than that, cuts it back.
  set_number(scene.design().joints[0], "depth", 5);
  made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_NEAR(made.solids[1].thickness, 305, 1e-6);
  EXPECT_NEAR(made.solids[0].recesses[0].low, 18 - 5.3, 1e-6);
}

TEST(Socket, DrillsWhatADrillMakesAndMillsTheRest) {
  const auto edit = [](double diameter, double clearance) {
    Scene scene = standing(diameter);
    scene.design().joints[0].clearance = mm(clearance);
    const Made made = make(scene.design());
    EXPECT_TRUE(made.ok) << made.codes();
    return made.results.at(0).edits.at(1);
  };
  EXPECT_EQ(edit(10, 0.5).drills.size(), 1U);
  EXPECT_EQ(edit(10, 0.3).pockets.size(), 1U) << "no drill is 10.3 mm wide";
  EXPECT_EQ(edit(30, 0).pockets.size(), 1U);
}

TEST(Socket, ScrewsTheEndFromTheOtherFace) {
  Scene scene = standing(40);
  scene.design().joints[0].hardware = scene.add_hardware("wood-screw", "", 5, 60);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.codes(), "");
  const JointResult& result = made.results[0];
  ASSERT_EQ(result.hardware.size(), 1U);
  EXPECT_NEAR(geometry::norm(result.hardware[0].place - Vec3{200, 150, 0}), 0, 1e-6);
  EXPECT_NEAR(geometry::norm(result.hardware[0].direction - Vec3{0, 0, 1}), 0, 1e-9);
  ASSERT_EQ(result.edits[0].drills.size(), 1U) << "a pilot hole in the pole's end";
  // Two thirds of 18 mm are let in: the screw passes 6 of wood and holds by 54.
  EXPECT_EQ(result.edits[0].drills[0].depth, 54_mm);
  EXPECT_EQ(result.edits[0].drills[0].face, model::FaceSide::top);
  EXPECT_NEAR(result.edits[0].drills[0].centre.x.mm(), 20, 1e-6);
  ASSERT_EQ(result.edits[1].drills.size(), 1U);
  EXPECT_FALSE(result.edits[1].drills[0].depth);
}

TEST(Socket, IsGluedWhereItSaysSo) {
  Scene scene = standing(30);
  EXPECT_FALSE(make(scene.design()).results.at(0).comes_apart);
  set_flag(scene.design().joints[0], "glued", true);
  EXPECT_EQ(make(scene.design()).results.at(0).comes_apart, ComesApart::glued);
}

TEST(Socket, RefusesWhatItCannotHold) {
  const auto codes = [](Scene scene, auto change) {
    change(scene);
    return make(scene.design()).codes();
  };
  const auto nothing = [](Scene&) {};
  EXPECT_EQ(codes(standing(30, 0, 80), nothing), "J0108") << "a square end on a slant";
  Scene leaning = standing(30, 0, 44);
  leaning.panel(1).thickness = mm(600);
  EXPECT_EQ(codes(leaning, nothing), "J0108") << "passing at less than 45 degrees";
  Scene in_a_post = standing(30, 0, 60);
  in_a_post.panel(1).thickness = mm(600);
  EXPECT_EQ(codes(in_a_post, nothing), "");
  EXPECT_EQ(
      codes(in_a_post, [](Scene& s) { s.design().materials[0].form = model::StockForm::bar; }),
      "J0108")
      << "nobody drills a slot in a post";
  EXPECT_EQ(codes(standing(30), [](Scene& s) { set_number(s.design().joints[0], "depth", 14.8); }),
            "J0116")
      << "2.9 mm of floor";
  EXPECT_EQ(codes(standing(30), [](Scene& s) { set_number(s.design().joints[0], "depth", 14.7); }),
            "");
  EXPECT_EQ(codes(standing(30),
                  [](Scene& s) {
                    set_number(s.design().joints[0], "depth", 9);
                    set_flag(s.design().joints[0], "through", true);
                  }),
            "J0115");
  EXPECT_EQ(codes(standing(30), [](Scene& s) { set_number(s.design().joints[0], "depth", 2); }),
            "J0114");
  EXPECT_EQ(
      codes(standing(30),
            [](Scene& s) { std::swap(s.design().joints[0].from, s.design().joints[0].into); }),
      "J0107");
  const auto rope = [](Scene& s) { s.design().materials[1].kind = "rope"; };
  EXPECT_EQ(codes(standing(16), rope), "J0602");
  EXPECT_EQ(codes(standing(16, 60), rope), "") << "it passes";
  EXPECT_EQ(codes(standing(30, -5), nothing), "J0101");
}

TEST(Socket, RefusesScrewsThatDoNotHold) {
  const auto codes = [](double diameter, double length, auto change) {
    Scene scene = standing(40);
    scene.design().joints[0].hardware = scene.add_hardware("wood-screw", "", diameter, length);
    change(scene);
    return make(scene.design()).codes();
  };
  const auto nothing = [](Scene&) {};
  EXPECT_EQ(codes(5, 36, nothing), "") << "6 of floor, 30 in the pole";
  EXPECT_EQ(codes(5, 35.9, nothing), "J0205");
  EXPECT_EQ(codes(7, 80, nothing), "J0202") << "too thick for an end of 40";
  EXPECT_EQ(codes(5, 60, [](Scene& s) { set_flag(s.design().joints[0], "through", true); }),
            "J0202");
  EXPECT_EQ(codes(5, 60, [](Scene& s) { s.design().materials[1].wall = mm(3); }), "J0202");
  Scene by_edge = ladder(true, 45, 95, 32, 0);
  by_edge.design().joints[0].hardware = by_edge.add_hardware("wood-screw", "", 5, 60);
  EXPECT_EQ(make(by_edge.design()).codes(), "J0202");
}

TEST(Socket, LeavesWoodAroundItsHoles) {
  // In a board 18 thick: half of that is refused, one and a half warned of.
  const auto board = [](double web) {
    Scene scene = standing(30);
    scene.panel(0).outline =
        geometry::Shape::of(geometry::rectangle({mm(200 - 15.15 - web), {}}, 300_mm, 300_mm));
    return make(scene.design()).codes();
  };
  EXPECT_EQ(board(8.9), "J0105");
  EXPECT_EQ(board(9.1), "J0106");
  EXPECT_EQ(board(27.1), "");
  // In a post: a quarter of the hole, and half of it, whichever way it is drawn.
  for (const bool by_edge : {false, true}) {
    const auto post = [&](double web) {
      return make(ladder(by_edge, 45, 32 + 2 * web, 32, 0).design()).codes();
    };
    EXPECT_THAT(post(7.9), testing::HasSubstr("J0105"));
    EXPECT_THAT(post(8.1), testing::HasSubstr("J0106"));
    EXPECT_EQ(post(16.1), "");
  }
}

TEST(Socket, KeepsHolesApart) {
  for (const bool by_edge : {false, true}) {
    const auto two = [&](double web) {
      Scene scene = ladder(by_edge, 45, 95, 32, 0);
      const auto more = add_pole(scene, "next", {{45, 47.5, 300 + 32 + web}, {1, 0, 0}, 455, 32});
      scene.design().joints[0].from.push_back(more);
      return make(scene.design()).codes();
    };
    EXPECT_EQ(two(-1), "J0113");
    EXPECT_EQ(two(7.9), "J0603");
    EXPECT_EQ(two(8.1), "");
  }
}

}  // namespace
}  // namespace plano::joints::test
