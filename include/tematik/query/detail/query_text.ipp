#pragma once

// The bodies of <tematik/query/query_text.hpp>.

#include <tematik/query/detail/json_list.hpp>
#include <tematik/query/query_text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tematik {

namespace detail {

/// Reads the entries of one node, one after the other.
class NodeReader {
 public:
  explicit NodeReader(const JsonItem& from) : list_(from.as<std::vector<JsonItem>>()) {
    if (list_ == nullptr || list_->empty()) fail("a list with a word first");
  }
  [[noreturn]] static void fail(std::string_view expected) {
    throw InputError("query_text", cat("stored query: expected ", expected), "query");
  }
  [[nodiscard]] bool done() const noexcept { return next_ == list_->size(); }
  [[nodiscard]] const JsonItem& item(std::string_view expected) {
    if (done()) fail(expected);
    return (*list_)[next_++];
  }
  [[nodiscard]] const std::string& word(std::string_view expected) {
    const auto* text = item(expected).as<std::string>();
    if (text == nullptr) fail(expected);
    return *text;
  }
  [[nodiscard]] std::int64_t number(std::string_view expected) {
    const auto* number = item(expected).as<std::int64_t>();
    if (number == nullptr) fail(expected);
    return *number;
  }
  /// A name or `[id, name]`; all of one node are of one kind.
  void name(std::vector<std::string>& names, std::vector<std::int64_t>& ids) { name(item("a name"), names, ids); }
  static void name(const JsonItem& from, std::vector<std::string>& names, std::vector<std::int64_t>& ids) {
    if (const auto* plain = from.as<std::string>()) {
      if (!ids.empty()) fail("an id and a name");
      names.push_back(*plain);
      return;
    }
    NodeReader pair(from);
    if (ids.size() != names.size()) fail("a name");
    ids.push_back(pair.number("an id"));
    names.push_back(pair.word("a name"));
    pair.finish();
  }
  void finish() const {
    if (!done()) fail("no more entries of a part");
  }

 private:
  const std::vector<JsonItem>* list_;
  std::size_t next_ = 0;
};

/// The member of an enumeration whose word this is.
template <NamedEnum E>
[[nodiscard]] E word_of(const std::string& word) {
  for (const auto& [member, known] : EnumNames<E>::names) {
    if (known == word) return member;
  }
  NodeReader::fail(cat("a known word instead of \"", word, '"'));
}

[[nodiscard]] inline AttributeValue value_of_item(const JsonItem& from) {
  if (const auto* text = from.as<std::string>()) return *text;
  if (const auto* truth = from.as<bool>()) return *truth;
  if (const auto* whole = from.as<std::int64_t>()) return *whole;
  if (const auto* real = from.as<double>()) return *real;
  NodeReader::fail("a value");
}

[[nodiscard]] inline std::optional<Timestamp> time_of_item(const JsonItem& from) {
  if (from.is_null()) return {};
  const auto* text = from.as<std::string>();
  const auto time = text != nullptr ? read_timestamp(*text) : std::nullopt;
  if (!time) NodeReader::fail("a time");
  return time;
}

/// `"case.age"`, `[4,"case.age"]`, and either in a list with "all" behind.
inline void read_attribute(const JsonItem& from, FilterNode& node) {
  std::vector<std::string> name;
  const auto* list = from.as<std::vector<JsonItem>>();
  const bool every = list != nullptr && list->size() == 2 && list->front().as<std::int64_t>() == nullptr;
  if (every) {
    const auto* word = list->back().as<std::string>();
    if (word == nullptr || *word != "all") NodeReader::fail("the word all");
    node.quantifier = Quantifier::all;
  }
  NodeReader::name(every ? list->front() : from, name, node.ids);
  node.attribute = name.front();
}

[[nodiscard]] inline Filter filter_of_item(const JsonItem& from) {
  NodeReader reader(from);
  FilterNode node{.op = word_of<FilterOp>(reader.word("a word"))};
  switch (node.op) {
    case FilterOp::all:
      break;
    case FilterOp::has_code:
    case FilterOp::coder:
    case FilterOp::source:
    case FilterOp::case_:
      while (!reader.done()) reader.name(node.names, node.ids);
      break;
    case FilterOp::layer:
      node.layer = word_of<CodingLayer>(reader.word("a layer"));
      break;
    case FilterOp::polarity:
      node.polarity = word_of<Polarity>(reader.word("a polarity"));
      break;
    case FilterOp::created: {
      const auto begin = time_of_item(reader.item("a time or null"));
      const auto end = time_of_item(reader.item("a time or null"));
      reader.finish();
      return created(begin, end);
    }
    case FilterOp::and_:
    case FilterOp::or_: {
      const Filter a = filter_of_item(reader.item("a filter"));
      const Filter b = filter_of_item(reader.item("a filter"));
      reader.finish();
      return node.op == FilterOp::and_ ? (a & b) : (a | b);
    }
    case FilterOp::not_: {
      const Filter a = filter_of_item(reader.item("a filter"));
      reader.finish();
      return ~a;
    }
    default:
      read_attribute(reader.item("an attribute"), node);
      while (!reader.done()) node.values.push_back(value_of_item(reader.item("a value")));
  }
  reader.finish();
  return Filter(std::move(node));
}

[[nodiscard]] inline Query query_of_item(const JsonItem& from) {
  NodeReader reader(from);
  QueryNode node{.op = word_of<QueryOp>(reader.word("a word"))};
  const auto part = [&] { return query_of_item(reader.item("a query")); };
  const auto finish = [&](const Query& query) {
    reader.finish();
    return query;
  };
  switch (node.op) {
    case QueryOp::all:
    case QueryOp::none:
      break;
    case QueryOp::codes:
      while (!reader.done()) reader.name(node.names, node.ids);
      break;
    case QueryOp::theme:
      reader.name(node.names, node.ids);
      if (!reader.done()) {
        const auto* nested = reader.item("false").as<bool>();
        if (nested == nullptr || *nested) NodeReader::fail("false");
        node.nested = false;
      }
      break;
    case QueryOp::stored:
      node.names.push_back(reader.word("a name"));
      break;
    case QueryOp::select:
      return finish(select(filter_of_item(reader.item("a filter"))));
    case QueryOp::where:
    case QueryOp::scope: {
      const Filter filter = filter_of_item(reader.item("a filter"));
      const Query inner = part();
      return finish(node.op == QueryOp::where ? inner.where(filter) : inner.scope(filter));
    }
    case QueryOp::not_:
      return finish(~part());
    case QueryOp::and_:
    case QueryOp::or_:
    case QueryOp::minus: {
      const Query a = part(), b = part();
      return finish(node.op == QueryOp::and_ ? (a & b) : node.op == QueryOp::or_ ? (a | b) : (a - b));
    }
    case QueryOp::relates: {
      const std::int64_t bits = reader.number("a mask");
      std::optional<std::int64_t> distance;
      const JsonItem& limit = reader.item("a distance or null");
      if (!limit.is_null()) {
        if (limit.as<std::int64_t>() == nullptr) NodeReader::fail("a distance or null");
        distance = *limit.as<std::int64_t>();
      }
      const Unit unit(reader.word("a unit"));
      const Query a = part(), b = part();
      const auto mask = AllenMask::from_bits(bits < 0 ? UINT64_MAX : static_cast<std::uint64_t>(bits));
      return finish(a.relates(b, mask, distance, unit));
    }
    case QueryOp::at_least:
    case QueryOp::at_most:
    case QueryOp::exactly: {
      const std::int64_t x = reader.number("a number");
      std::vector<Query> parts;
      while (!reader.done()) parts.push_back(part());
      return Query::counted(node.op, x, parts);
    }
    case QueryOp::on: {
      const Domain domain(reader.word("a domain"));
      return finish(part().on(domain));
    }
    case QueryOp::units:
      return finish(units(Unit(reader.word("a unit"))));
    case QueryOp::spans:
      while (!reader.done()) {
        NodeReader place(reader.item("places"));
        place.name(node.names, node.ids);
        const auto* runs = place.item("spans").as<std::vector<JsonItem>>();
        if (runs == nullptr) NodeReader::fail("spans");
        std::vector<Span> spans;
        for (const JsonItem& run : *runs) {
          NodeReader ends(run);
          const std::int64_t begin = ends.number("a begin"), end = ends.number("an end");
          if (begin < 0 || end <= begin || end > UINT32_MAX) NodeReader::fail("a span");
          spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
          ends.finish();
        }
        place.finish();
        node.sets.push_back(SpanSet::from_spans(spans));
      }
      break;
  }
  reader.finish();
  return Query(std::move(node));
}

inline constexpr std::string_view query_head = "{\"query\":", filter_head = "{\"filter\":",
                                  query_tail = ",\"version\":1}";

/// What stands between head and tail.
[[nodiscard]] inline JsonItem stored_body(std::string_view text, std::string_view head) {
  if (!text.starts_with(head) || text.find(",\"version\":") == std::string_view::npos) {
    NodeReader::fail(cat(head, "…,\"version\":1}"));
  }
  if (!text.ends_with(query_tail)) {
    throw InputError("query_version", "stored query: its form is newer than this version of tematik reads", "query");
  }
  return JsonListReader(text.substr(head.size(), text.size() - head.size() - query_tail.size())).read();
}

/// Attributes that are fields of their object have no id.
[[nodiscard]] inline std::vector<std::int64_t> attribute_ids(const Study& study, const std::string& name) {
  const auto dot = name.find('.');
  const std::string kind = name.substr(0, dot);
  const std::string field = dot == std::string::npos ? std::string() : name.substr(dot + 1);
  for (const std::string_view own : {"source.kind", "source.name", "source.technique", "source.date", "source.wave",
                                     "source.language", "source.role", "case.name", "case.role", "coder.name"}) {
    if (name == own) return {};
  }
  const ObjectKind of = kind == "source" ? ObjectKind::source : kind == "case" ? ObjectKind::case_ : ObjectKind::coder;
  return {static_cast<std::int64_t>(row(study.attribute(of, field)))};
}

template <class Lookup>
void bind_node(const std::vector<std::string>& names, std::vector<std::int64_t>& ids, Lookup lookup) {
  if (!ids.empty()) return;
  for (const auto& name : names) ids.push_back(static_cast<std::int64_t>(row(lookup(name))));
}

[[nodiscard]] inline std::shared_ptr<const FilterNode> bound_filter(const Study& study, const FilterNode& from) {
  FilterNode node = from;
  for (auto& part : node.parts) part = bound_filter(study, *part);
  switch (node.op) {
    case FilterOp::has_code:
      bind_node(node.names, node.ids, [&](const std::string& name) { return study.code(name); });
      break;
    case FilterOp::coder:
      bind_node(node.names, node.ids, [&](const std::string& name) { return study.coder(name); });
      break;
    case FilterOp::source:
      bind_node(node.names, node.ids, [&](const std::string& name) { return study.source(name); });
      break;
    case FilterOp::case_:
      bind_node(node.names, node.ids, [&](const std::string& name) { return study.case_(name); });
      break;
    default:
      const bool asks = !node.attribute.empty() && node.attribute != "coding.weight";
      if (asks && node.ids.empty()) node.ids = attribute_ids(study, node.attribute);
  }
  return std::make_shared<const FilterNode>(std::move(node));
}

[[nodiscard]] inline std::shared_ptr<const QueryNode> bound_query(const Study& study, const QueryNode& from) {
  QueryNode node = from;
  for (auto& part : node.parts) part = bound_query(study, *part);
  node.filter = Filter(*bound_filter(study, node.filter.node()));
  if (node.op == QueryOp::codes) {
    bind_node(node.names, node.ids, [&](const std::string& name) { return study.code(name); });
  } else if (node.op == QueryOp::theme) {
    bind_node(node.names, node.ids, [&](const std::string& name) { return study.theme(name); });
  } else if (node.op == QueryOp::spans) {
    bind_node(node.names, node.ids, [&](const std::string& name) { return study.source(name); });
  }
  return std::make_shared<const QueryNode>(std::move(node));
}

}  // namespace detail

inline std::string write_query(const Query& query) {
  return std::string(detail::query_head) + query.text() + std::string(detail::query_tail);
}
inline std::string write_filter(const Filter& filter) {
  return std::string(detail::filter_head) + filter.text() + std::string(detail::query_tail);
}
inline bool is_filter_text(std::string_view text) noexcept { return text.starts_with(detail::filter_head); }
inline Query read_query(std::string_view text) {
  if (is_filter_text(text)) return select(read_filter(text));
  return detail::query_of_item(detail::stored_body(text, detail::query_head));
}
inline Filter read_filter(std::string_view text) {
  return detail::filter_of_item(detail::stored_body(text, detail::filter_head));
}
inline Query bind_names(const Study& study, const Query& query) {
  return Query(*detail::bound_query(study, query.node()));
}
inline Filter bind_names(const Study& study, const Filter& filter) {
  return Filter(*detail::bound_filter(study, filter.node()));
}

}  // namespace tematik
