// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/wish.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace plano::site {
namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kMostFormats = 16;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_letter(char c) {
  return is_small(c) || (c >= 'A' && c <= 'Z');
}

/// A folder's name in the library, and nothing that could lead anywhere else.
bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId && is_small(id[0]) &&
         std::all_of(id.begin(), id.end(),
                     [](char c) { return is_small(c) || is_digit(c) || c == '-' || c == '_'; });
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestId && name[0] != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
         });
}

std::optional<int> hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// As forms encode: "+" is a space; a "%" that begins no code stands for itself.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+') c = ' ';
    if (c == '%' && i + 2 < text.size()) {
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (high && low) {
        c = static_cast<char>(*high * 16 + *low);
        i += 2;
      }
    }
    out += c;
  }
  return out;
}

/// The same with a space in place of each character that shows nothing. Empty: no UTF-8.
std::optional<std::string> readable(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = utf8_at(text, at);
    if (!character.valid) return std::nullopt;
    const bool seen = !is_invisible(character.code_point) && character.code_point >= 0x20;
    out += seen ? text.substr(at, character.bytes) : std::string(" ");
    at += character.bytes;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Reserved words, each with where its value goes.
struct Reserved {
  const char* key;
  std::string& (*in)(Wish& wish);
};
constexpr std::array<Reserved, 12> kReserved = {{
    {"preset", [](Wish& w) -> std::string& { return w.preset; }},
    {"workshop", [](Wish& w) -> std::string& { return w.workshop; }},
    {"from", [](Wish& w) -> std::string& { return w.from; }},
    {"style", [](Wish& w) -> std::string& { return w.style; }},
    {"width", [](Wish& w) -> std::string& { return w.width; }},
    {"sheet", [](Wish& w) -> std::string& { return w.sheet; }},
    {"q", [](Wish& w) -> std::string& { return w.filters.words; }},
    {"use", [](Wish& w) -> std::string& { return w.filters.use; }},
    {"age", [](Wish& w) -> std::string& { return w.filters.age; }},
    {"thickness", [](Wish& w) -> std::string& { return w.filters.thickness; }},
    {"sheets", [](Wish& w) -> std::string& { return w.filters.sheets; }},
    {"licence", [](Wish& w) -> std::string& { return w.filters.licence; }},
}};
constexpr std::array kReservedElse = {"only", "exploded", "lang"};

bool is_reserved(std::string_view key) {
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&](const Reserved& one) { return key == one.key; }) ||
         std::find(kReservedElse.begin(), kReservedElse.end(), key) != kReservedElse.end();
}

bool is_yes(std::string_view text) {
  return text == "yes" || text == "1" || text == "true" || text == "on" || text == "oui";
}

bool is_no(std::string_view text) {
  return text == "no" || text == "0" || text == "false" || text == "off" || text == "non";
}

void take_formats(Wish& wish, std::string_view value) {
  wish.only.clear();
  for (const std::string_view word : split(value, ',')) {
    if (!word.empty() && wish.only.size() < kMostFormats) wish.only.emplace_back(word);
  }
}

/// A key with its value, both decoded.
void take(Wish& wish, std::map<std::string, std::string>& parameters, const std::string& key,
          const std::string& value) {
  for (const Reserved& one : kReserved) {
    if (key == one.key) {
      one.in(wish) = value;
      return;
    }
  }
  if (key == "only") return take_formats(wish, value);
  if (key == "exploded") {
    wish.exploded = is_yes(value) ? "yes" : is_no(value) ? "" : value;
    return;
  }
  if (key == "lang") {
    if (value == "fr") wish.language = Language::french;
    if (value == "en") wish.language = Language::english;
    return;
  }
  const std::string name = key.rfind("p.", 0) == 0 ? key.substr(2) : key;
  if (name.empty()) return;
  if (value.empty()) {
    parameters.erase(name);
  } else {
    parameters[name] = value;
  }
}

Refusal bad_query(Language language, Text reason) {
  return {400, language, std::move(reason)};
}

std::optional<Refusal> read_query(std::string_view query, Wish& wish) {
  if (query.size() > kMostBytesOfAQuery) {
    return bad_query(wish.language, {"the address is too long", "l'adresse est trop longue"});
  }
  std::map<std::string, std::string> parameters;
  std::size_t keys = 0;
  for (const std::string_view pair : split(query, '&')) {
    if (pair.empty()) continue;
    if (++keys > kMostKeys) {
      return bad_query(wish.language, fill({"the address has more than {0} values",
                                            "l'adresse compte plus de {0} valeurs"},
                                           {show(static_cast<std::int64_t>(kMostKeys))}));
    }
    const std::size_t equals = pair.find('=');
    const std::string key = decoded(pair.substr(0, equals));
    const std::string value =
        equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1));
    if (key.size() > kMostBytesOfAKey || value.size() > kMostBytesOfAValue) {
      return bad_query(wish.language, fill({"a value in the address is longer than {0} characters",
                                            "une valeur de l'adresse dépasse {0} caractères"},
                                           {show(static_cast<std::int64_t>(kMostBytesOfAValue))}));
    }
    const auto name = readable(key);
    const auto text = readable(value);
    if (!name || !text) {
      return bad_query(wish.language, {"the address is not written in UTF-8",
                                       "l'adresse n'est pas écrite en UTF-8"});
    }
    take(wish, parameters, *name, *text);
  }
  for (auto& [name, text] : parameters) wish.parameters.push_back({name, std::move(text)});
  return std::nullopt;
}

struct Place {
  const char* name;
  Asked asked;
};
constexpr std::array<Place, 9> kOfADesign = {{{"form", Asked::form},
                                              {"preview.glb", Asked::preview},
                                              {"report.json", Asked::report},
                                              {"assembly.json", Asked::assembly},
                                              {"safety.json", Asked::safety},
                                              {"view.svg", Asked::view_svg},
                                              {"view.png", Asked::view_png},
                                              {"sheet.svg", Asked::sheet},
                                              {"bundle.zip", Asked::bundle}}};

bool read_api(const std::vector<std::string_view>& parts, Wish& wish) {
  if (parts.size() < 2 || parts[1] != "designs") return false;
  if (parts.size() == 2) {
    wish.asked = Asked::cards;
    return true;
  }
  if (parts.size() != 4 || !is_id(parts[2])) return false;
  wish.design = parts[2];
  if (parts[3] == "qr.svg") {
    wish.asked = Asked::qr;
    return true;
  }
  for (const Place& place : kOfADesign) {
    if (parts[3] != place.name) continue;
    wish.asked = place.asked;
    return true;
  }
  return false;
}

bool read_page(const std::vector<std::string_view>& parts, Wish& wish) {
  if (parts.size() == 1) {
    wish.asked = Asked::home;
  } else if (parts.size() == 2 && parts[1] == "about") {
    wish.asked = Asked::about;
  } else if (parts.size() == 2 && parts[1] == "accessibility") {
    wish.asked = Asked::accessibility;
  } else if (parts.size() == 3 && parts[1] == "designs" && is_id(parts[2])) {
    wish.asked = Asked::design_page;
    wish.design = parts[2];
  } else if (parts.size() == 4 && parts[1] == "designs" && is_id(parts[2]) &&
             parts[3] == "safety") {
    wish.asked = Asked::safety_page;
    wish.design = parts[2];
  } else {
    return false;
  }
  return true;
}

bool read_path(std::string_view path, Wish& wish) {
  if (path.empty() || path[0] != '/') return false;
  path.remove_prefix(1);
  if (path.empty()) {
    wish.asked = Asked::language_choice;
    return true;
  }
  if (path.back() == '/') path.remove_suffix(1);
  const std::vector<std::string_view> parts = split(path, '/');
  if (parts[0] == "api") return read_api(parts, wish);
  if (parts[0] == "pictures") {
    if (parts.size() != 3 || !is_id(parts[1]) || !is_file_name(parts[2])) return false;
    wish.asked = Asked::picture;
    wish.design = parts[1];
    wish.picture = parts[2];
    return true;
  }
  if (parts[0] != "fr" && parts[0] != "en") return false;
  wish.language = parts[0] == "fr" ? Language::french : Language::english;
  return read_page(parts, wish);
}

bool is_page(Asked asked) {
  return asked == Asked::home || asked == Asked::design_page || asked == Asked::safety_page ||
         asked == Asked::about || asked == Asked::accessibility;
}

/// Without what an answer of this kind does not depend on: two addresses of one answer are one
/// wish.
void forget_what_is_not_asked(Wish& wish) {
  const Asked asked = wish.asked;
  Wish kept;
  kept.asked = asked;
  kept.language = wish.language;
  kept.design = std::move(wish.design);
  kept.picture = std::move(wish.picture);
  if (asked == Asked::home || asked == Asked::cards) kept.filters = std::move(wish.filters);
  if (!kept.design.empty() && asked != Asked::picture) {
    kept.preset = std::move(wish.preset);
    kept.workshop = std::move(wish.workshop);
    kept.parameters = std::move(wish.parameters);
  }
  if (asked == Asked::bundle) kept.only = std::move(wish.only);
  if (asked == Asked::sheet) kept.sheet = std::move(wish.sheet);
  if (asked == Asked::view_svg || asked == Asked::view_png) {
    kept.from = std::move(wish.from);
    kept.exploded = std::move(wish.exploded);
    kept.style = std::move(wish.style);
    kept.width = std::move(wish.width);
  }
  wish = std::move(kept);
}

}  // namespace

std::variant<Wish, Refusal> read_wish(std::string_view path, std::string_view query,
                                      Language language) {
  Wish wish;
  wish.language = language;
  if (!read_path(path, wish)) {
    return Refusal{
        404, wish.language, {"there is no such page here", "il n'y a pas de telle page ici"}};
  }
  const Language of_path = wish.language;
  if (auto refusal = read_query(query, wish)) return std::move(*refusal);
  if (is_page(wish.asked)) wish.language = of_path;  // the address of a page says it
  forget_what_is_not_asked(wish);
  return wish;
}

Language preferred_language(std::string_view accept_language) {
  constexpr std::size_t kEnough = 200;
  const std::string_view text = accept_language.substr(0, kEnough);
  double best = 0;
  Language chosen = Language::french;
  for (std::string_view item : split(text, ',')) {
    while (!item.empty() && item[0] == ' ') item.remove_prefix(1);
    const auto starts = [&](std::string_view code) {
      return item.size() >= 2 && (item[0] | 0x20) == code[0] && (item[1] | 0x20) == code[1] &&
             (item.size() == 2 || !is_letter(item[2]));
    };
    const bool french = starts("fr");
    if (!french && !starts("en")) continue;
    double weight = 1;
    if (const std::size_t q = item.find("q=0."); q != std::string_view::npos) {
      weight = q + 4 < item.size() && is_digit(item[q + 4]) ? (item[q + 4] - '0') / 10.0 : 0;
    } else if (item.find("q=0") != std::string_view::npos) {
      weight = 0;
    }
    if (weight > best) {
      best = weight;
      chosen = french ? Language::french : Language::english;
    }
  }
  return chosen;
}

std::string percent_encoded(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    if (is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::string query_of(const Wish& wish) {
  std::string out;
  const auto put = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    if (!out.empty()) out += '&';
    out += percent_encoded(key) + "=" + percent_encoded(value);
  };
  Wish copy = wish;
  for (const Reserved& one : kReserved) put(one.key, one.in(copy));
  std::string formats;
  for (const std::string& word : wish.only) formats += (formats.empty() ? "" : ",") + word;
  put("only", formats);
  put("exploded", wish.exploded);
  for (const Given& given : wish.parameters) {
    const bool marked = is_reserved(given.name) || given.name.rfind("p.", 0) == 0;
    put(marked ? "p." + given.name : given.name, given.text);
  }
  return out;
}

}  // namespace plano::site
