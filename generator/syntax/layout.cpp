// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/layout.h"

#include <algorithm>

#include "base/check.h"

namespace plano::syntax {
namespace {

constexpr std::size_t kStep = 2;

/// A block map or list that is open, with its column before and after.
struct Level {
  const Node* node = nullptr;
  std::size_t old_column = 0;
  std::size_t new_column = 0;
};

/// A comment alone on its line, whose column depends on the line after it.
struct WaitingComment {
  std::size_t line = 0;
  std::size_t old_column = 0;
  std::vector<Level> levels;  // open before it
};

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

std::string_view without_end_spaces(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// A line of a quoted or plain scalar without the spaces that folding drops anyway. Between double
/// quotes a space after an odd number of backslashes is escaped, so it stays.
std::string folded_line(std::string_view line, bool double_quoted) {
  std::string kept(without_end_spaces(line));
  const std::size_t before = kept.find_last_not_of('\\');
  const std::size_t backslashes = kept.size() - (before == std::string::npos ? 0 : before + 1);
  if (double_quoted && kept.size() < line.size() && backslashes % 2 == 1) {
    kept += ' ';
  }
  return kept;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    if (end == text.size()) {
      return lines;
    }
    at = end + 1;
  }
}

/// `>2-  # why`: the digit, 0 without one, and whether the empty lines behind count.
struct BlockHeader {
  std::size_t digit = 0;
  bool keeps = false;
};

BlockHeader read_header(std::string_view line) {
  BlockHeader header;
  for (const char c : line.substr(0, line.find(' '))) {
    if (c >= '1' && c <= '9') {
      header.digit = static_cast<std::size_t>(c - '0');
    }
    header.keeps = header.keeps || c == '+';
  }
  return header;
}

class Layout {
 public:
  explicit Layout(std::string_view text) : text_(text) {}

  std::vector<Line> run(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::line_break) {
        finish_line();
      } else {
        place(token);
      }
    }
    if (started_) {
      finish_line();
    }
    settle_comments();
    return std::move(lines_);
  }

 private:
  std::string_view in(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }
  std::size_t block_column() const { return levels_.empty() ? 0 : levels_.back().new_column; }
  bool opens(const Token& t) const { return text_[t.begin] == '[' || text_[t.begin] == '{'; }
  bool closes(const Token& t) const { return text_[t.begin] == ']' || text_[t.begin] == '}'; }
  bool is_mark(const Token& t, char c) const {
    return t.kind == TokenKind::punctuation && text_[t.begin] == c;
  }

  void place(const Token& token) {
    enter_levels(token);
    if (!started_) {
      begin_line(token);
    } else {
      line_.text += spaces(gap_before(token));
    }
    write(token);
    started_ = true;
    previous_ = token;
  }

  /// Closes the blocks that ended before this token, opens the one it begins.
  void enter_levels(const Token& token) {
    if (flow_depth_ > 0 || token.kind == TokenKind::comment ||
        token.kind == TokenKind::punctuation) {
      return;
    }
    while (!levels_.empty() && levels_.back().node->span.end <= token.begin) {
      levels_.pop_back();
    }
    if (token.opens != nullptr) {
      const std::size_t column = levels_.empty() ? 0 : block_column() + kStep;
      levels_.push_back({token.opens, token.column, column});
    }
  }

  void begin_line(const Token& token) {
    if (token.kind == TokenKind::comment && flow_depth_ == 0) {
      waiting_.push_back({lines_.size(), token.column, levels_});
      return;  // its spaces are put before it once the next line is known
    }
    if (flow_depth_ == 0) {
      settle_comments();
    }
    line_column_ = column_of_first(token);
    line_.text = spaces(line_column_);
  }

  std::size_t column_of_first(const Token& token) const {
    if (flow_depth_ > 0) {
      const std::size_t inside =
          flow_depth_ - (token.kind == TokenKind::punctuation && closes(token) ? 1 : 0);
      return flow_column_ + kStep * inside;
    }
    if (token.kind == TokenKind::document) {
      return 0;
    }
    return token.key || token.kind == TokenKind::dash ? block_column() : value_column();
  }
  /// A value on a line of its own stands one step further right than its key or dash.
  std::size_t value_column() const { return levels_.empty() ? 0 : block_column() + kStep; }

  std::size_t gap_before(const Token& token) const {
    if (token.kind == TokenKind::comment) {
      return std::max<std::size_t>(1, token.begin - previous_.end);
    }
    if (is_mark(token, ':')) {
      return 0;
    }
    if (is_mark(previous_, ':')) {
      return 1;
    }
    const bool tight = (token.kind == TokenKind::punctuation && closes(token)) ||
                       is_mark(token, ',') ||
                       (previous_.kind == TokenKind::punctuation && opens(previous_));
    return tight ? 0 : 1;
  }

  void write(const Token& token) {
    switch (token.kind) {
      case TokenKind::scalar:
        if (token.top_key != nullptr) {
          line_.top_key = token.top_key->text;
        }
        write_scalar(in(token));
        return;
      case TokenKind::block_text:
        write_block_text(in(token));
        return;
      case TokenKind::punctuation:
        count_brackets(token);
        break;
      case TokenKind::document:
        line_.document_mark = true;
        break;
      default:
        break;
    }
    line_.text += in(token);
  }

  void count_brackets(const Token& token) {
    if (opens(token)) {
      if (flow_depth_ == 0) {
        flow_column_ = started_ ? block_column() : line_column_;
      }
      ++flow_depth_;
    } else if (closes(token)) {
      CHECK(flow_depth_ > 0, "a closing bracket without its opening one");
      --flow_depth_;
    }
  }

  void write_scalar(std::string_view scalar) {
    const bool double_quoted = scalar.front() == '"';
    const std::size_t column =
        flow_depth_ > 0 ? flow_column_ + kStep * flow_depth_ : value_column_of_text();
    const std::vector<std::string_view> parts = split_lines(scalar);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool last = i + 1 == parts.size();
      std::string part = last ? std::string(parts[i]) : folded_line(parts[i], double_quoted);
      if (i > 0) {
        part.erase(0, part.find_first_not_of(' '));
        line_.fixed = true;
        line_.text = part.empty() ? "" : spaces(column);
      }
      line_.text += part;
      if (!last) {
        finish_line();
      }
    }
  }
  /// The second and later lines of a scalar need to stand right of its block.
  std::size_t value_column_of_text() const { return levels_.empty() ? kStep : value_column(); }

  void write_block_text(std::string_view block) {
    CHECK(!levels_.empty(), "a block text is a value");
    const std::vector<std::string_view> parts = split_lines(block);
    const BlockHeader header = read_header(parts[0]);
    const Level& parent = levels_.back();
    std::size_t old_column = parent.old_column + header.digit;
    std::size_t new_column = parent.new_column + (header.digit > 0 ? header.digit : kStep);
    std::size_t count = parts.size();
    if (header.digit == 0) {
      const auto first = std::find_if(parts.begin() + 1, parts.end(), [](std::string_view part) {
        return part.find_first_not_of(' ') != std::string_view::npos;
      });
      old_column = first == parts.end() ? std::string_view::npos : first->find_first_not_of(' ');
    }
    const auto nothing = [&](std::string_view part) {
      return part.find_first_not_of(' ') == std::string_view::npos &&
             (old_column == std::string_view::npos || part.size() <= old_column);
    };
    while (!header.keeps && count > 1 && nothing(parts[count - 1])) {
      --count;
    }
    line_.text += without_end_spaces(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      finish_line();
      started_ = true;
      line_.fixed = i < count;
      line_.keeps_after = header.keeps;
      if (!nothing(parts[i])) {
        CHECK(parts[i].find_first_not_of(' ') >= old_column, "a block text keeps its column");
        line_.text = spaces(new_column) + std::string(parts[i].substr(old_column));
      }
    }
    line_.keeps_after = header.keeps;
  }

  void finish_line() {
    lines_.push_back(std::move(line_));
    line_ = Line();
    started_ = false;
  }

  /// Puts the comments that wait where they belong: in the column of the rightmost block, open
  /// before or after them, that does not stand right of them.
  void settle_comments() {
    for (WaitingComment& comment : waiting_) {
      std::vector<Level>& known = comment.levels;
      known.insert(known.end(), levels_.begin(), levels_.end());
      std::size_t best_old = 0;
      std::size_t column = 0;
      for (const Level& level : known) {
        if (level.old_column <= comment.old_column && level.old_column >= best_old) {
          best_old = level.old_column;
          column = level.new_column;
        }
      }
      Line& line = lines_[comment.line];
      line.text = spaces(column) + line.text;
      line.margin_comment = column == 0;
    }
    waiting_.clear();
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Level> levels_;
  std::vector<WaitingComment> waiting_;
  Line line_;
  bool started_ = false;
  std::size_t line_column_ = 0;
  std::size_t flow_depth_ = 0;
  std::size_t flow_column_ = 0;
  Token previous_;
};

}  // namespace

std::vector<Line> laid_out(std::string_view text, const std::vector<Token>& tokens) {
  return Layout(text).run(tokens);
}

}  // namespace plano::syntax
