// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/frame.h"

namespace plano::server {
namespace {

constexpr std::string_view kMagic = "PLA1";
constexpr std::uint64_t kMostHeaders = 64;

void put(std::string& out, std::uint64_t number) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

void put(std::string& out, std::string_view text) {
  put(out, text.size());
  out += text;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  std::uint64_t number() {
    if (left_.size() < 8) return fail();
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i) {
      value = value << 8 | static_cast<unsigned char>(left_[static_cast<std::size_t>(i)]);
    }
    left_.remove_prefix(8);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > left_.size()) {
      fail();
      return {};
    }
    std::string value(left_.substr(0, size));
    left_.remove_prefix(size);
    return value;
  }
  bool whole() const { return good_ && left_.empty(); }

 private:
  std::uint64_t fail() {
    good_ = false;
    left_ = {};
    return 0;
  }
  std::string_view left_;
  bool good_ = true;
};

std::string head(Ending ending, std::uint64_t length) {
  std::string bytes(kMagic);
  bytes += static_cast<char>(ending);
  put(bytes, length);
  return bytes;
}

}  // namespace

std::string frame_of(const Answer& answer) {
  std::string body;
  body.reserve(answer.bytes.size() + 512);
  put(body, static_cast<std::uint64_t>(answer.status));
  put(body, static_cast<std::uint64_t>(answer.encoding == Encoding::gzip));
  put(body, answer.media_type);
  put(body, answer.cache_control);
  put(body, answer.etag);
  put(body, answer.headers.size());
  for (const auto& [name, value] : answer.headers) {
    put(body, name);
    put(body, value);
  }
  put(body, answer.bytes);
  return head(Ending::answered, body.size()) + body;
}

std::string frame_of(Ending ending) {
  return head(ending, 0);
}

std::optional<FrameHead> head_of(std::string_view bytes) {
  if (bytes.size() < kFrameHead || !bytes.starts_with(kMagic)) return std::nullopt;
  const auto ending = static_cast<Ending>(bytes[kMagic.size()]);
  if (ending != Ending::answered && ending != Ending::no_memory && ending != Ending::threw) {
    return std::nullopt;
  }
  return FrameHead{ending, Reader(bytes.substr(kMagic.size() + 1, 8)).number()};
}

std::optional<Answer> answer_of(std::string_view frame) {
  const auto head = head_of(frame);
  if (!head || head->ending != Ending::answered) return std::nullopt;
  Reader reader(frame.substr(kFrameHead));
  Answer answer;
  const std::uint64_t status = reader.number();
  answer.status = static_cast<int>(status);
  answer.encoding = reader.number() == 0 ? Encoding::plain : Encoding::gzip;
  answer.media_type = reader.text();
  answer.cache_control = reader.text();
  answer.etag = reader.text();
  const std::uint64_t headers = reader.number();
  if (status < 200 || status > 599 || headers > kMostHeaders) return std::nullopt;
  for (std::uint64_t i = 0; i < headers; ++i) {
    std::string name = reader.text();
    answer.headers.emplace_back(std::move(name), reader.text());
  }
  answer.bytes = reader.text();
  if (!reader.whole() || frame.size() != kFrameHead + head->length) return std::nullopt;
  return answer;
}

}  // namespace plano::server
