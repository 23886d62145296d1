// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/stock.h"

#include <algorithm>

#include "base/check.h"

namespace plano::catalog {
namespace {

using syntax::Entry;
using syntax::Node;

/// Flow lists longer than this go on in the next line.
constexpr std::size_t kColumns = 100;

std::string point_text(geometry::Point point) {
  return "[" + mm_text(point.x) + "mm, " + mm_text(point.y) + "mm]";
}

/// In single quotes, as it is: braces doubled, because texts may hold {formulas}.
std::string quoted(const std::string& words) {
  std::string out = "'";
  for (const char c : words) {
    out += c;
    if (c == '\'' || c == '{' || c == '}') out += c;
  }
  return out + "'";
}

/// The corners moved so that the piece's box begins at 0,0.
class LeftoverLines {
 public:
  LeftoverLines(const NewLeftover& leftover, const std::string& indent, const std::string& end)
      : leftover_(leftover), indent_(indent), inner_(indent + "  "), end_(end) {}

  std::string lines() const {
    CHECK(leftover_.region.faces.size() == 1, "a leftover is one piece");
    const geometry::Box box = geometry::bounding_box(leftover_.region);
    const geometry::Region moved =
        geometry::canonical(geometry::translated(leftover_.region, geometry::Point{} - box.low));
    const geometry::Face& face = moved.faces.front();
    std::string out = indent_ + leftover_.id + ":" + end_;
    out += inner_ + "sheet: " + leftover_.sheet + end_;
    if (leftover_.measured)
      out += inner_ + "measured: " + mm_text(*leftover_.measured) + "mm" + end_;
    const geometry::Contour whole = geometry::rectangle({}, box.width(), box.height());
    if (geometry::canonical({{{face.outer, {}}}}) == geometry::canonical({{{whole, {}}}})) {
      out += inner_ + "size: " + point_text({box.width(), box.height()}) + end_;
    } else {
      out += inner_ + "outline: " + corners(face.outer, inner_ + "  ") + end_;
    }
    if (!face.holes.empty()) out += inner_ + "holes:" + end_;
    for (const geometry::Contour& hole : face.holes) {
      out += inner_ + "  - " + corners(hole, inner_ + "    ") + end_;
    }
    if (leftover_.count != 1) out += inner_ + "count: " + std::to_string(leftover_.count) + end_;
    if (!leftover_.note.empty()) out += inner_ + "note: " + quoted(leftover_.note) + end_;
    return out;
  }

 private:
  std::string corners(const geometry::Contour& contour, const std::string& indent) const {
    std::string out = "[";
    std::size_t column = indent.size() + 12;
    for (std::size_t i = 0; i < contour.edges.size(); ++i) {
      const std::string point = point_text(contour.edges[i].start);
      if (i > 0) out += ",";
      if (i > 0 && column + point.size() + 2 > kColumns) {
        out += end_ + indent;
        column = indent.size();
      } else if (i > 0) {
        out += " ";
      }
      out += point;
      column += point.size() + 2;
    }
    return out + "]";
  }

  const NewLeftover& leftover_;
  std::string indent_;
  std::string inner_;
  std::string end_;
};

class Editor {
 public:
  Editor(const std::string& text, const syntax::Tree& tree)
      : text_(text),
        root_(tree.root),
        end_(text.find("\r\n") != std::string::npos ? "\r\n" : "\n") {}

  void set_count(const Node& map, int count) {
    const std::string number = std::to_string(count);
    if (const Entry* entry = map.find("count")) {
      replace(entry->value.span.begin, entry->value.span.end, number);
    } else if (is_flow(map)) {
      replace(map.span.end - 1, map.span.end - 1, comma_before_end(map) + "count: " + number);
    } else {
      const Node& first = map.entries.front().key;
      insert_line(map.span.end, indent_of(first) + "count: " + number);
    }
  }

  void take_out(const std::vector<const Entry*>& entries) {
    for (const Entry* entry : entries) {
      if (!has_own_lines(*entry)) {
        inline_ = inline_ ? inline_ : std::optional(WrittenInline{entry->key.span});
        return;
      }
      replace(line_begin(entry->key.span.begin), line_end(entry->value.span.end), "");
    }
  }

  void add(const std::vector<NewLeftover>& added) {
    const Entry* leftovers = root_.find("leftovers");
    if (leftovers == nullptr) {
      append("leftovers:" + end_ + lines_of(added, "  "));
    } else if (leftovers->value.entries.empty()) {
      const std::string lines = end_ + lines_of(added, "  ");
      replace(leftovers->value.span.begin, leftovers->value.span.end,
              lines.substr(0, lines.size() - end_.size()));
    } else if (!has_own_lines(leftovers->value.entries.front())) {
      inline_ = WrittenInline{leftovers->value.entries.front().key.span};
    } else {
      const std::string lines = lines_of(added, indent_of(leftovers->value.entries.front().key));
      insert_line(leftovers->value.span.end, lines.substr(0, lines.size() - end_.size()));
    }
  }

  void drop_empty_leftovers() {
    const Entry* leftovers = root_.find("leftovers");
    replace(line_begin(leftovers->key.span.begin), line_end(leftovers->key.span.end), "");
  }

  void add_jobs(const std::vector<std::string>& ids) {
    const Entry* jobs = root_.find("jobs");
    const bool flow = jobs != nullptr && is_flow(jobs->value);
    std::string lines;
    std::string words;
    const std::string dash = jobs == nullptr || flow ? "  - " : dash_of(jobs->value.items.back());
    for (const std::string& id : ids) {
      lines += (lines.empty() ? "" : end_) + dash + id;
      words += (words.empty() ? flow ? comma_before_end(jobs->value) : "" : ", ") + id;
    }
    if (jobs == nullptr) {
      append("jobs:" + end_ + lines + end_);
    } else if (flow) {
      replace(jobs->value.span.end - 1, jobs->value.span.end - 1, words);
    } else {
      insert_line(jobs->value.span.end, lines);
    }
  }

  Expected<std::string, WrittenInline> edited() {
    if (inline_) return failure(*inline_);
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    std::string out = text_;
    for (auto edit = edits_.rbegin(); edit != edits_.rend(); ++edit) {
      out.replace(edit->begin, edit->end - edit->begin, edit->with);
    }
    if (appended_.empty()) return out;
    if (!out.empty() && out.back() != '\n') out += end_;
    return out + appended_;
  }

 private:
  struct Edit {
    std::size_t begin;
    std::size_t end;
    std::string with;
  };

  bool is_flow(const Node& node) const {
    return text_[node.span.begin] == '{' || text_[node.span.begin] == '[';
  }
  /// What parts one more from those of a flow map or list: a comma, but where there is none before
  /// or where one stands behind the last already (`[a, b,]`).
  std::string comma_before_end(const Node& flow) const {
    if (flow.entries.empty() && flow.items.empty()) return "";
    std::size_t at =
        flow.items.empty() ? flow.entries.back().value.span.end : flow.items.back().span.end;
    for (; at + 1 < flow.span.end; ++at) {
      if (text_[at] == ',') return " ";
      if (text_[at] == '#') at = line_end(at) - 1;
    }
    return ", ";
  }
  std::size_t line_begin(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    return before == std::string::npos ? 0 : before + 1;
  }
  /// Behind the line break of the line that the byte before `at` is in.
  std::size_t line_end(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string::npos ? text_.size() : end + 1;
  }
  std::string indent_of(const Node& key) const {
    const std::size_t begin = line_begin(key.span.begin);
    return text_.substr(begin, key.span.begin - begin);
  }
  std::string dash_of(const Node& item) const {
    const std::size_t begin = line_begin(item.span.begin);
    return text_.substr(begin, item.span.begin - begin);
  }
  /// Nothing else stands in the lines of this entry, but a remark behind it.
  bool has_own_lines(const Entry& entry) const {
    if (indent_of(entry.key).find_first_not_of(' ') != std::string::npos) return false;
    const std::size_t behind = text_.find_first_not_of(" \r", entry.value.span.end);
    return behind == std::string::npos || text_[behind] == '\n' || text_[behind] == '#';
  }
  std::string lines_of(const std::vector<NewLeftover>& added, const std::string& indent) const {
    std::string lines;
    for (const NewLeftover& leftover : added)
      lines += LeftoverLines(leftover, indent, end_).lines();
    return lines;
  }
  void replace(std::size_t begin, std::size_t end, std::string with) {
    edits_.push_back({begin, end, std::move(with)});
  }
  /// A line of its own behind the line that the byte before `at` is in.
  void insert_line(std::size_t at, const std::string& line) {
    const std::size_t end = line_end(at);
    const bool broken = end > 0 && text_[end - 1] == '\n';
    replace(end, end, broken ? line + end_ : end_ + line);
  }
  void append(const std::string& block) { appended_ += end_ + block; }

  const std::string& text_;
  const Node& root_;
  std::string end_;
  std::vector<Edit> edits_;
  std::string appended_;
  std::optional<WrittenInline> inline_;
};

const Entry& entry_of(const Node& root, const char* group, const std::string& id) {
  const Entry* entries = root.find(group);
  const Entry* entry = entries == nullptr ? nullptr : entries->value.find(id);
  CHECK(entry != nullptr, "a count is of something that is there");
  return *entry;
}

bool same(const Leftover& leftover, const NewLeftover& wanted, const Workshop& workshop) {
  const geometry::Box box = geometry::bounding_box(wanted.region);
  const Sheet* sheet = workshop.find_sheet(wanted.sheet);
  return leftover.sheet == wanted.sheet && leftover.count == wanted.count && sheet != nullptr &&
         leftover.measured == wanted.measured.value_or(sheet->measured) &&
         leftover.note == Text(wanted.note) &&
         leftover.region ==
             geometry::canonical(geometry::translated(wanted.region, geometry::Point{} - box.low));
}

}  // namespace

Expected<std::string, WrittenInline> with_stock(const std::string& text, const syntax::Tree& tree,
                                                const StockChange& change) {
  Editor editor(text, tree);
  for (const auto& [id, count] : change.sheet_counts) {
    editor.set_count(entry_of(tree.root, "sheets", id).value, count);
  }
  std::vector<const Entry*> gone;
  for (const auto& [id, count] : change.leftover_counts) {
    const Entry& entry = entry_of(tree.root, "leftovers", id);
    if (count == 0) {
      gone.push_back(&entry);
    } else {
      editor.set_count(entry.value, count);
    }
  }
  editor.take_out(gone);
  if (!change.added.empty()) {
    editor.add(change.added);
  } else if (!gone.empty() && gone.size() == tree.root.find("leftovers")->value.entries.size()) {
    editor.drop_empty_leftovers();
  }
  if (!change.jobs.empty()) editor.add_jobs(change.jobs);
  return editor.edited();
}

bool is_changed_by(const Workshop& before, const Workshop& after, const StockChange& change) {
  if (before.sheets.size() != after.sheets.size()) return false;
  for (std::size_t i = 0; i < before.sheets.size(); ++i) {
    const auto changed = change.sheet_counts.find(before.sheets[i].id);
    const auto wanted = changed == change.sheet_counts.end() ? before.sheets[i].count
                                                             : std::optional(changed->second);
    if (after.sheets[i].id != before.sheets[i].id || after.sheets[i].count != wanted) return false;
  }
  std::size_t next = 0;
  for (const Leftover& leftover : before.leftovers) {
    const auto changed = change.leftover_counts.find(leftover.id);
    const int wanted = changed == change.leftover_counts.end() ? leftover.count : changed->second;
    if (wanted == 0) continue;
    if (next == after.leftovers.size()) return false;
    const Leftover& is = after.leftovers[next++];
    if (is.id != leftover.id || is.count != wanted || is.region != leftover.region) return false;
  }
  if (after.leftovers.size() != next + change.added.size()) return false;
  for (const NewLeftover& wanted : change.added) {
    const Leftover& is = after.leftovers[next++];
    if (is.id != wanted.id || !same(is, wanted, after)) return false;
  }
  std::vector<std::string> jobs = before.jobs;
  jobs.insert(jobs.end(), change.jobs.begin(), change.jobs.end());
  return after.jobs == jobs;
}

}  // namespace plano::catalog
