#pragma once

/// @file
/// @brief A table of records whose row is the id: removed rows stay as gaps, so ids keep their meaning.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/nfc.hpp>

namespace tematik {

/// A record with its id, as loops see it.
template <class Id, class Record>
struct Row {
  Id id;
  const Record& record;
};

/// Records by row. Loops, `size()` and `find()` skip removed rows; `end_row()` counts them.
template <class Id, class Record>
class Rows {
 public:
  /// @param kind  the word for messages, e.g. "code"
  explicit Rows(std::string_view kind) : kind_(kind) {}

  [[nodiscard]] std::size_t size() const noexcept { return alive_; }
  [[nodiscard]] bool empty() const noexcept { return alive_ == 0; }
  /// One past the highest row ever given.
  [[nodiscard]] std::size_t end_row() const noexcept { return records_.size(); }
  [[nodiscard]] bool contains(Id id) const noexcept {
    return static_cast<std::size_t>(id) < records_.size() && !removed_[static_cast<std::size_t>(id)];
  }

  /// The record of an id. @throws LookupError if the row was never given or was removed
  [[nodiscard]] const Record& operator[](Id id) const {
    require(id);
    return records_[static_cast<std::size_t>(id)];
  }

  /// The ids of all records with this name (compared in NFC), in order of rows.
  [[nodiscard]] const std::vector<Id>& find(std::string_view name) const {
    static const std::vector<Id> none;
    const auto found = names_.find(nfc(name));
    return found == names_.end() ? none : found->second;
  }

  class iterator {
   public:
    using value_type = Row<Id, Record>;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    iterator(const Rows* rows, std::size_t row) : rows_(rows), row_(row) { skip(); }
    [[nodiscard]] value_type operator*() const { return {static_cast<Id>(row_), rows_->records_[row_]}; }
    iterator& operator++() {
      ++row_;
      skip();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& a, const iterator& b) { return a.row_ == b.row_; }

   private:
    void skip() {
      while (row_ < rows_->records_.size() && rows_->removed_[row_]) ++row_;
    }
    const Rows* rows_;
    std::size_t row_;
  };
  [[nodiscard]] iterator begin() const { return {this, 0}; }
  [[nodiscard]] iterator end() const { return {this, records_.size()}; }

  Id add(Record record) {
    const auto id = static_cast<Id>(records_.size());
    index(record, id);
    records_.push_back(std::move(record));
    removed_.push_back(false);
    ++alive_;
    return id;
  }
  void set(Id id, Record record) {
    require(id);
    Record& place = records_[static_cast<std::size_t>(id)];
    unindex(place, id);
    index(record, id);
    place = std::move(record);
  }
  void remove(Id id) {
    require(id);
    unindex(records_[static_cast<std::size_t>(id)], id);
    records_[static_cast<std::size_t>(id)] = Record{};  // what is removed leaves no words behind
    removed_[static_cast<std::size_t>(id)] = true;
    --alive_;
  }
  /// Calls `change(record)` on every record; names must stay as they are.
  template <class Change>
  void for_each(Change&& change) {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (!removed_[i]) change(static_cast<Id>(i), records_[i]);
    }
  }

  void require(Id id) const {
    if (contains(id)) return;
    const auto row = static_cast<std::size_t>(id);
    std::string code = detail::cat(kind_, "_unknown");
    std::replace(code.begin(), code.end(), ' ', '_');
    throw LookupError(std::move(code),
                      row < records_.size() ? detail::cat(kind_, " [", row, "] was removed from the study")
                                            : detail::cat("no ", kind_, " with id ", row, "; the study has ", alive_),
                      detail::cat(kind_, " [", row, "]"), std::to_string(row));
  }

 private:
  void index(const Record& record, Id id) {
    if constexpr (requires { record.name; }) {
      auto& ids = names_[nfc(record.name)];
      ids.insert(std::upper_bound(ids.begin(), ids.end(), id), id);
    }
  }
  void unindex(const Record& record, Id id) {
    if constexpr (requires { record.name; }) {
      const auto found = names_.find(nfc(record.name));
      std::erase(found->second, id);
      if (found->second.empty()) names_.erase(found);
    }
  }

  std::string_view kind_;
  std::vector<Record> records_;
  std::vector<bool> removed_;
  std::unordered_map<std::string, std::vector<Id>> names_;
  std::size_t alive_ = 0;
};

}  // namespace tematik
