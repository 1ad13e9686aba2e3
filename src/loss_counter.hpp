#pragma once

/// @file
/// @brief Counts the objects of a foreign file while it is read (or of a study while it is written).
///
/// Every object is added once, parents before children; remarks may come in any order. `finish` decides: an object
/// counts under its most severe remark, and among equals under the first; an object without an id of its own (a
/// Description, a CodeRef) shares the action of its parent unless a remark of its own is more than a note.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/io/loss_report.hpp>

namespace tematik::io::detail {

class LossCounter {
 public:
  using Kind = std::uint16_t;
  using Object = std::uint32_t;
  static constexpr Object none = UINT32_MAX;

  /// @param examples  how many ids an entry shows, 0 for none
  explicit LossCounter(LossDirection direction, std::int64_t examples) : direction_(direction), examples_(examples) {}

  /// Declares an element kind; kinds stand in the report in the order of declaration.
  Kind kind(std::string_view element);

  /// Adds an object of the input. `parent` must have been added before.
  Object add(Kind kind, bool has_id, Object parent = none);

  /// A remark on an object; the action follows from the reason and the direction.
  void mark(Object object, LossReason reason);
  /// A remark with an action of its own (`changed` for a cell made safe for spreadsheets).
  void mark(Object object, LossAction action, LossReason reason);

  /// An object of the result that the input does not have.
  void made(Kind kind, LossReason reason, LossExample example);

  /// Writes totals and entries into a report. `describe` is asked for the objects shown as examples only.
  void finish(LossReport& report, const std::function<LossExample(Object)>& describe) const;

  [[nodiscard]] std::size_t size() const noexcept { return objects_.size(); }

 private:
  struct Item {
    Object parent = none;
    Kind kind = 0;
    bool has_id = false;
  };
  struct Remark {
    Object object = none;
    LossAction action = LossAction::note;
    LossReason reason = LossReason::no_counterpart;
  };
  struct Made {
    Kind kind = 0;
    LossReason reason = LossReason::no_counterpart;
    LossExample example;
  };

  LossDirection direction_;
  std::int64_t examples_;
  std::vector<std::string> kinds_;
  std::vector<Item> objects_;
  std::vector<Remark> remarks_;
  std::vector<Made> made_;
};

}  // namespace tematik::io::detail
