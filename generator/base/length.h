// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lengths and angles as integers. A length is a whole number of nanometres, an angle a whole
/// number of micro-degrees: both are exact in decimal (18.2 mm, 22.5 deg), compare exactly, and
/// give the same bytes on every machine. Nothing converts silently: values are made by named
/// factories or literals (`18_mm`) and read back by named accessors.
///
/// Range: |length| < 9.2e6 km; designs are held under 100 m by `spec`, so sums cannot overflow.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace plano {

class Area;

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length nanometres(std::int64_t n) { return Length(n); }
  static constexpr Length micrometres(std::int64_t n) { return Length(n * 1'000); }
  static constexpr Length millimetres(std::int64_t n) { return Length(n * 1'000'000); }
  /// The nearest nanometre (halves away from zero). Precondition: finite, |mm| < 1e9.
  static Length nearest_to_mm(double mm);

  constexpr std::int64_t nm() const { return nm_; }
  /// For output and for computations in floating point; exact up to 9 m, then to 1e-16 relative.
  constexpr double mm() const { return static_cast<double>(nm_) / 1e6; }

  constexpr Length operator-() const { return Length(-nm_); }
  constexpr Length& operator+=(Length o) {
    nm_ += o.nm_;
    return *this;
  }
  constexpr Length& operator-=(Length o) {
    nm_ -= o.nm_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.nm_ + b.nm_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.nm_ - b.nm_); }
  friend constexpr Length operator*(Length a, std::int64_t k) { return Length(a.nm_ * k); }
  friend constexpr Length operator*(std::int64_t k, Length a) { return Length(a.nm_ * k); }
  friend constexpr auto operator<=>(Length, Length) = default;

  /// Half, rounded towards zero to the nanometre: two halves may miss 1 nm of the whole.
  constexpr Length half() const { return Length(nm_ / 2); }
  /// This length in k equal shares, rounded to the nearest nanometre. Precondition: k > 0.
  constexpr Length divided_by(std::int64_t k) const {
    const std::int64_t h = k / 2;
    return Length(nm_ >= 0 ? (nm_ + h) / k : -((-nm_ + h) / k));
  }
  /// The nearest whole micrometre, the lattice of the exact kernel (halves away from zero).
  constexpr Length rounded_to_um() const {
    const std::int64_t h = nm_ >= 0 ? 500 : -500;
    return Length((nm_ + h) / 1'000 * 1'000);
  }

 private:
  constexpr explicit Length(std::int64_t n) : nm_(n) {}
  std::int64_t nm_ = 0;
};

constexpr Length abs(Length a) {
  return a < Length{} ? -a : a;
}
constexpr Length operator""_mm(unsigned long long n) {
  return Length::millimetres(static_cast<std::int64_t>(n));
}
constexpr Length operator""_um(unsigned long long n) {
  return Length::micrometres(static_cast<std::int64_t>(n));
}
constexpr Length operator""_nm(unsigned long long n) {
  return Length::nanometres(static_cast<std::int64_t>(n));
}

/// An area in square millimetres. Floating point: it is a result (mass, price, proof), never an
/// input of a decision about shape.
class Area {
 public:
  constexpr Area() = default;
  static constexpr Area square_mm(double a) { return Area(a); }
  constexpr double mm2() const { return mm2_; }
  friend constexpr Area operator+(Area a, Area b) { return Area(a.mm2_ + b.mm2_); }
  friend constexpr Area operator-(Area a, Area b) { return Area(a.mm2_ - b.mm2_); }
  friend constexpr auto operator<=>(Area, Area) = default;

 private:
  constexpr explicit Area(double a) : mm2_(a) {}
  double mm2_ = 0;
};
constexpr Area operator*(Length a, Length b) {
  return Area::square_mm(a.mm() * b.mm());
}

class Angle {
 public:
  constexpr Angle() = default;
  static constexpr Angle microdegrees(std::int64_t n) { return Angle(n); }
  static constexpr Angle degrees(std::int64_t n) { return Angle(n * 1'000'000); }
  /// The nearest micro-degree. Precondition: finite, |deg| < 1e9.
  static Angle nearest_to_degrees(double deg);

  constexpr std::int64_t microdegrees() const { return udeg_; }
  constexpr double degrees() const { return static_cast<double>(udeg_) / 1e6; }
  constexpr Angle operator-() const { return Angle(-udeg_); }
  friend constexpr Angle operator+(Angle a, Angle b) { return Angle(a.udeg_ + b.udeg_); }
  friend constexpr Angle operator-(Angle a, Angle b) { return Angle(a.udeg_ - b.udeg_); }
  friend constexpr auto operator<=>(Angle, Angle) = default;

 private:
  constexpr explicit Angle(std::int64_t n) : udeg_(n) {}
  std::int64_t udeg_ = 0;
};

}  // namespace plano

template <>
struct std::hash<plano::Length> {
  std::size_t operator()(plano::Length a) const noexcept {
    return std::hash<std::int64_t>()(a.nm());
  }
};
