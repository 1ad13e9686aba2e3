#pragma once

/// @file
/// @brief The one tree of exceptions: what went wrong, where, and what was expected.
///
/// `what()` is a sentence for the person at the keyboard: it names the file or object, the place, what was
/// expected and what was found. It never quotes the text of a source. `code()` is a stable word for programs,
/// `where()` the place alone, `detail()` a figure or name that a program may want apart from the sentence.

#include <stdexcept>
#include <string>
#include <utility>

namespace tematik {

/// Root of every exception that tematik throws on purpose.
class Error : public std::runtime_error {
 public:
  explicit Error(std::string code, const std::string& sentence, std::string where = {}, std::string detail = {})
      : std::runtime_error(sentence), code_(std::move(code)), where_(std::move(where)), detail_(std::move(detail)) {}

  [[nodiscard]] const std::string& code() const noexcept { return code_; }
  [[nodiscard]] const std::string& where() const noexcept { return where_; }
  [[nodiscard]] const std::string& detail() const noexcept { return detail_; }

 private:
  std::string code_;
  std::string where_;
  std::string detail_;
};

/// Bad data: a file, a text, a record or an array breaks a rule.
class InputError : public Error {
 public:
  using Error::Error;
};

/// Bad arguments: an option is unknown, out of range, or does not fit another option.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// An unknown or ambiguous name; the sentence lists the nearest names or the candidates.
class LookupError : public Error {
 public:
  using Error::Error;
};

/// The file system or a store failed: missing, busy, damaged, full, read-only.
class StorageError : public Error {
 public:
  using Error::Error;
};

}  // namespace tematik
