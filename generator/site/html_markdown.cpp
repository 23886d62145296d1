// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_markdown.h"

#include <algorithm>
#include <array>
#include <optional>

namespace plano::site {
namespace {

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

/// Takes the first line off `rest`.
std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return line;
}

bool leads_to_other_language(std::string_view line) {
  return line.starts_with("*[") && line.ends_with(")*") &&
         line.find("](README") != std::string_view::npos;
}

// ---- Words in a line

class Line {
 public:
  Line(Html& html, const StoryLinks& links) : html_(html), links_(links) {}

  void write(std::string_view words, int depth = 0) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t taken = depth < kDeepest ? mark(words.substr(at), depth) : 0;
      if (taken > 0) {
        at += taken;
      } else {
        plain_ += words[at++];
      }
    }
    flush();
  }

 private:
  static constexpr int kDeepest = 3;  // links in emphasis in emphasis

  /// Bytes of the mark-up `rest` begins with, written; 0: it begins with none.
  std::size_t mark(std::string_view rest, int depth) {
    if (rest.starts_with('`')) return code(rest);
    if (rest.starts_with("**")) return span(rest, "**", "strong", depth);
    if (rest.starts_with('*')) return span(rest, "*", "em", depth);
    if (rest.starts_with("![")) return link(rest.substr(1), depth, kPicture);
    if (rest.starts_with('[')) return link(rest, depth, kLink);
    return 0;
  }

  void flush() {
    if (!plain_.empty()) html_.words(Text(plain_));
    plain_.clear();
  }

  std::size_t code(std::string_view rest) {
    const std::size_t end = rest.substr(0, kLongest).find('`', 1);
    if (end == std::string_view::npos || end == 1) return 0;
    flush();
    html_.element("code", {}, std::string(rest.substr(1, end - 1)));
    return end + 1;
  }

  std::size_t span(std::string_view rest, std::string_view mark, std::string_view element,
                   int depth) {
    const std::size_t end = rest.substr(0, kLongest).find(mark, mark.size());
    if (end == std::string_view::npos || end == mark.size()) return 0;
    const std::string_view inner = rest.substr(mark.size(), end - mark.size());
    if (inner.front() == ' ' || inner.back() == ' ') return 0;
    flush();
    const Inside inside(html_, element);
    Line(html_, links_).write(inner, depth + 1);
    return end + mark.size();
  }

  enum Kind { kPicture, kLink };

  std::size_t link(std::string_view rest, int depth, Kind kind) {
    const std::string_view near = rest.substr(0, kLongest);
    const std::size_t middle = near.find("](");
    if (middle == std::string_view::npos) return 0;
    const std::size_t end = near.find(')', middle);
    if (end == std::string_view::npos) return 0;
    const std::string_view label = rest.substr(1, middle - 1);
    const std::string_view target = rest.substr(middle + 2, end - middle - 2);
    flush();
    if (kind == kPicture) {
      picture(label, target);
      return end + 2;
    }
    const bool outside = target.starts_with("http://") || target.starts_with("https://");
    const std::string address = outside ? safe_address(target) : std::string();
    if (address.empty()) {
      Line(html_, links_).write(label, depth + 1);
    } else {
      const Inside inside(html_, "a", {{"href", address}});
      Line(html_, links_).write(label, depth + 1);
    }
    return end + 1;
  }

  void picture(std::string_view words, std::string_view target) {
    constexpr std::string_view kFolder = "pictures/";
    if (links_.pictures.empty() || !target.starts_with(kFolder)) return;
    const std::string_view name = target.substr(kFolder.size());
    const auto ordinary = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_' || c == '.';
    };
    if (name.empty() || !std::all_of(name.begin(), name.end(), ordinary)) return;
    html_.leaf("img", {{"src", links_.pictures + std::string(name)},
                       {"alt", html_.set(Text(std::string(words)))},
                       {"loading", "lazy"}});
  }

  /// Bytes between a mark and its end: keeps the time linear where ends are missing.
  static constexpr std::size_t kLongest = 2000;

  Html& html_;
  const StoryLinks& links_;
  std::string plain_;
};

// ---- Blocks

int heading_level(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  if (marks == 0 || marks == std::string_view::npos || marks > 6 || line[marks] != ' ') return 0;
  return static_cast<int>(marks);
}

/// Bytes before the words of a point of a list; 0: the line is none.
std::size_t point_of(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ")) return 2;
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits > 0 && digits <= 3 && line.substr(digits).starts_with(". ")) return digits + 2;
  return 0;
}

class Blocks {
 public:
  Blocks(Html& html, const StoryLinks& links, int level)
      : html_(html), links_(links), level_(level) {}

  void write(std::string_view rest) {
    while (!rest.empty()) {
      const std::string_view raw = next_line(rest);
      const std::string_view line = trimmed(raw);
      if (line.starts_with("```")) {
        end_all();
        code(rest);
      } else if (line.empty()) {
        end_paragraph();
      } else if (const int level = heading_level(line); level > 0) {
        end_all();
        static constexpr std::array kNames = {"h2", "h3", "h4", "h5", "h6"};
        const int number = std::clamp(level_ + std::max(0, level - 3), 2, 6);
        const Inside inside(html_, kNames[static_cast<std::size_t>(number - 2)]);
        Line(html_, links_).write(trimmed(line.substr(static_cast<std::size_t>(level))));
      } else if (const std::size_t marks = point_of(line); marks > 0) {
        end_paragraph();
        begin_list(line.front() == '-' || line.front() == '*' ? "ul" : "ol");
        words_ = line.substr(marks);
      } else {
        // A line without indent after an empty one ends a list.
        if (words_.empty() && list_ && raw.front() != ' ') end_all();
        if (!words_.empty()) words_ += ' ';
        words_ += line;
      }
    }
    end_all();
  }

 private:
  void code(std::string_view& rest) {
    std::string text;
    while (!rest.empty()) {
      const std::string_view line = next_line(rest);
      if (trimmed(line).starts_with("```")) break;
      text += std::string(line) + "\n";
    }
    const Inside block(html_, "pre", {{"tabindex", "0"}});
    html_.element("code", {}, text);
  }

  void begin_list(std::string_view name) {
    if (list_ == name) return;
    end_all();
    html_.open(name);
    list_ = name;
  }

  void end_paragraph() {
    if (words_.empty()) return;
    const Inside inside(html_, list_ ? "li" : "p");
    Line(html_, links_).write(words_);
    words_.clear();
  }

  void end_all() {
    end_paragraph();
    if (list_) html_.close();
    list_.reset();
  }

  Html& html_;
  const StoryLinks& links_;
  int level_;
  std::string words_;
  std::optional<std::string_view> list_;
};

}  // namespace

std::vector<StorySection> story_sections(std::string_view markdown) {
  std::vector<StorySection> sections(1);
  bool in_code = false;
  while (!markdown.empty()) {
    const std::string_view raw = next_line(markdown);
    const std::string_view line = trimmed(raw);
    if (line.starts_with("```")) in_code = !in_code;
    if (!in_code && (line.starts_with("<!--") || leads_to_other_language(line))) continue;
    const int level = in_code ? 0 : heading_level(line);
    if (level == 1) continue;
    if (level == 2) {
      sections.push_back({std::string(trimmed(line.substr(2))), {}});
    } else {
      sections.back().body += std::string(raw) + "\n";
    }
  }
  return sections;
}

void write_markdown(Html& html, std::string_view markdown, const StoryLinks& links, int level) {
  Blocks(html, links, level).write(markdown);
}

}  // namespace plano::site
