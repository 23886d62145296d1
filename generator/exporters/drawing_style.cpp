// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/drawing_style.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/check.h"

namespace plano::exporters {
namespace {

using fabrication::CutCurve;
using fabrication::CutDrawing;
using fabrication::Operation;

constexpr std::size_t kOperations = 9;

/// Patterns of layer names, by operation. {T} thickness, {D} depth (`THRU` when through), {P} depth
/// or, when through, thickness, {DIA} diameter, {W} and {H} size of the sheet: decimal points
/// become the profile's own mark.
struct LayerProfile {
  const char* key;
  const char* decimal_point;
  const char* depth_mark;   // before a depth, in {D}
  const char* back_prefix;  // second face
  std::array<const char*, kOperations> patterns;
  std::array<int, kOperations> colours;  // AutoCAD colour index
};

// Colours are those of the WikiHouse guide wherever it has the operation, so that a workshop that
// knows one knows the other: sheet red, labels yellow, holes green, inside cyan, outside blue. What
// is cut first stands out: orange and violet. Its names come before `IN` and after pockets in any
// alphabet, so a list of layers sorted by name is in the order of work.
constexpr LayerProfile kLayerProfiles[] = {
    {"own",
     "P",
     "D",
     "B_",
     {"0_SHEET_T{T}", "1_ENGRAVE_{D}", "2_DRILL_{D}_DIA{DIA}", "3_POCKET_{D}", "4_CUT_FIRST_IN_{D}",
      "4_CUT_FIRST_OUT_{D}", "4_CUT_IN_{D}", "5_CUT_OUT_{D}", "9_NOTES_NOCUT"},
     {1, 2, 3, 6, 30, 200, 4, 5, 8}},
    {"wikihouse",
     "_",
     "",
     "B_",
     {"0_SHEET_{W}X{H}X{T}", "1_ANYTOOL_{D}MMDEEP_LABELS", "2_ANYTOOL_{D}_HOLES_{DIA}",
      "5_ANYTOOL_{D}MMDEEP_INSIDE", "3_ANYTOOL_CUTFIRST_INSIDE", "3_ANYTOOL_CUTFIRST_OUTSIDE",
      "3_ANYTOOL_CUTTHROUGH_INSID", "4_ANYTOOL_CUTTHROUGH_OUTSI", "DONOTCUT"},
     {1, 2, 3, 3, 30, 200, 4, 5, 7}},
    {"thermwood",
     "p",
     "",
     "back ",
     {"sheet", "engrave z{P}", "drill z{P}", "pocket z{P}", "cutout first z{P}",
      "outline first z{P}", "cutout z{P}", "outline z{P}", "notes"},
     {1, 2, 3, 6, 30, 200, 4, 5, 8}},
    {"plain",
     "_",
     "",
     "B_",
     {"SHEET", "ENGRAVE", "DRILL_{D}", "POCKET_{D}", "CUT_FIRST_INSIDE", "CUT_FIRST_OUTSIDE",
      "CUT_INSIDE", "CUT_OUTSIDE", "NOTES"},
     {1, 2, 3, 6, 30, 200, 4, 5, 8}},
};

struct ColourProfile {
  const char* key;
  std::array<const char*, kOperations> colours;
};

// lightburn: exact entries of its palette: C00 black, C03 green, C05 orange, C09 and C10 dark blue
// and dark red, C01 blue, C02 red, and the tool layers T1 and T2, which are never cut. cut-blue:
// services that cut what is blue.
constexpr ColourProfile kColourProfiles[] = {
    {"lightburn",
     {"#0C96D9", "#000000", "#00E000", "#FF8000", "#0000A0", "#A00000", "#0000FF", "#FF0000",
      "#F36926"}},
    {"cut-blue",
     {"#B4B4B4", "#000000", "#0000FF", "#FF8000", "#0000FF", "#0000FF", "#0000FF", "#0000FF",
      "#B4B4B4"}},
    {"black",
     {"#000000", "#000000", "#000000", "#000000", "#000000", "#000000", "#000000", "#000000",
      "#000000"}},
};

template <class Profile, std::size_t N>
std::vector<std::string> keys_of(const Profile (&profiles)[N]) {
  std::vector<std::string> keys;
  for (const Profile& profile : profiles) {
    keys.emplace_back(profile.key);
  }
  return keys;
}

template <class Profile, std::size_t N>
const Profile& profile_of(const Profile (&profiles)[N], std::string_view key) {
  const Profile* const found =
      std::find_if(profiles, profiles + N, [&](const Profile& p) { return key == p.key; });
  CHECK(found != profiles + N, "a known profile, not " + std::string(key));
  return *found;
}

/// "18P0": at least one decimal where the mark is a letter, so that 18P0 reads as 18.0.
std::string number(Length length, const LayerProfile& profile) {
  std::string digits = mm_text(length);
  const std::size_t point = digits.find('.');
  const std::string mark = profile.decimal_point;
  if (point != std::string::npos) {
    return digits.replace(point, 1, mark);
  }
  return mark == "_" ? digits : digits + mark + "0";
}

void replace(std::string& name, std::string_view token, const std::string& value) {
  const std::size_t at = name.find(token);
  if (at != std::string::npos) {
    name.replace(at, token.size(), value);
  }
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// Takes a text off the front of a name, capitals or not.
bool take(std::string_view text, std::string_view& name) {
  const bool there =
      name.size() >= text.size() && std::equal(text.begin(), text.end(), name.begin(),
                                               [](char a, char b) { return lower(a) == lower(b); });
  if (there) name.remove_prefix(text.size());
  return there;
}

bool take_digits(std::string_view& name) {
  const auto digits = static_cast<std::size_t>(
      std::find_if(name.begin(), name.end(), [](char c) { return c < '0' || c > '9'; }) -
      name.begin());
  name.remove_prefix(digits);
  return digits > 0;
}

bool take_number(const LayerProfile& profile, std::string_view& name) {
  if (!take_digits(name)) return false;
  std::string_view behind = name;
  if (take(profile.decimal_point, behind) && take_digits(behind)) name = behind;
  return true;
}

/// Whether a name was made from a pattern, and if so whether it says `THRU` or no depth at all.
std::optional<bool> through_by(const LayerProfile& profile, std::string_view pattern,
                               std::string_view name, bool cut_short) {
  bool through = true;
  while (!pattern.empty() && !(cut_short && name.empty())) {
    if (pattern.front() != '{') {
      if (!take(pattern.substr(0, 1), name)) return std::nullopt;
      pattern.remove_prefix(1);
      continue;
    }
    const std::string_view token = pattern.substr(0, pattern.find('}') + 1);
    pattern.remove_prefix(token.size());
    if (token == "{D}" && take("THRU", name)) continue;
    if (token == "{D}") {
      through = false;
      if (!take(profile.depth_mark, name)) return std::nullopt;
    }
    if (!take_number(profile, name)) return std::nullopt;
  }
  return name.empty() ? std::optional(through) : std::nullopt;
}

}  // namespace

std::vector<std::string> layer_profiles() {
  return keys_of(kLayerProfiles);
}
std::vector<std::string> colour_profiles() {
  return keys_of(kColourProfiles);
}

Layer layer_of(const CutCurve& curve, const CutDrawing& drawing, std::string_view profile_key) {
  const LayerProfile& profile = profile_of(kLayerProfiles, profile_key);
  const auto operation = static_cast<std::size_t>(curve.operation);
  std::string name = profile.patterns[operation];
  replace(name, "{T}", number(drawing.thickness, profile));
  replace(name, "{W}", number(drawing.width, profile));
  replace(name, "{H}", number(drawing.height, profile));
  replace(name, "{D}", curve.depth ? profile.depth_mark + number(*curve.depth, profile) : "THRU");
  replace(name, "{P}", number(curve.depth.value_or(drawing.thickness), profile));
  replace(name, "{DIA}", number(curve.diameter.value_or(Length{}), profile));
  if (curve.face == model::FaceSide::bottom) {
    name.insert(0, profile.back_prefix);
  }
  name.resize(std::min(name.size(), kLongestLayerName));
  return {name, profile.colours[operation]};
}

std::optional<LayerUse> use_of_layer(std::string_view name) {
  const bool cut_short = name.size() == kLongestLayerName;
  for (const LayerProfile& profile : kLayerProfiles) {
    for (const bool back : {false, true}) {
      std::string_view rest = name;
      if (back && !take(profile.back_prefix, rest)) continue;
      for (std::size_t k = 0; k < kOperations; ++k) {
        if (const auto through = through_by(profile, profile.patterns[k], rest, cut_short)) {
          return LayerUse{static_cast<Operation>(k), back, *through};
        }
      }
    }
  }
  return std::nullopt;
}

std::string colour_of(Operation operation, std::string_view profile) {
  return profile_of(kColourProfiles, profile).colours[static_cast<std::size_t>(operation)];
}

}  // namespace plano::exporters
