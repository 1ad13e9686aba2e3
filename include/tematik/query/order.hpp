#pragma once

/// @file
/// @brief The order in which the units of a saturation call stand.

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// `Order::collected` (by date of collection when every unit has one, else as added, with a flag), `Order::coded` (by
/// the first coding's time), `Order::source` (as added), `Order::random(seed)`, or a list of labels.
class Order {
 public:
  enum Word : std::uint8_t { collected, coded, source, random_, given };

  Order(Word word = collected) noexcept : word_(word) {}
  Order(std::string_view word) {
    for (const auto& [value, known] : words) {
      if (known == word) {
        word_ = value;
        return;
      }
    }
    if (word.starts_with("random(") && word.ends_with(")")) {
      const std::string_view digits = word.substr(7, word.size() - 8);
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seed_);
      if (error == std::errc() && end == digits.data() + digits.size()) {
        word_ = random_;
        return;
      }
    }
    throw UsageError("order",
                     detail::cat("unknown order \"", word,
                                 "\"; known: collected, coded, source, random, random(seed) with a whole number, or a "
                                 "list of unit labels"),
                     "order", std::string(word));
  }
  Order(const char* word) : Order(std::string_view(word)) {}
  Order(std::vector<std::string> labels) : word_(given), labels_(std::move(labels)) {}
  static Order random(std::uint64_t seed) {
    Order out(random_);
    out.seed_ = seed;
    return out;
  }

  [[nodiscard]] Word word() const noexcept { return word_; }
  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return labels_; }
  [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
  [[nodiscard]] std::string name() const {
    for (const auto& [value, known] : words) {
      if (value == word_) return std::string(known);
    }
    return "given";
  }
  friend bool operator==(const Order&, const Order&) = default;

 private:
  static constexpr std::array<std::pair<Word, std::string_view>, 4> words{
      {{collected, "collected"}, {coded, "coded"}, {source, "source"}, {random_, "random"}}};
  Word word_ = collected;
  std::vector<std::string> labels_;
  std::uint64_t seed_ = 0;
};

}  // namespace tematik
