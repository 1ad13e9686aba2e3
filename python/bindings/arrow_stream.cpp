#include "arrow_stream.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <deque>

// The structures of the interface, as its specification fixes them for all programs.
extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};
struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
  int (*get_next)(ArrowArrayStream*, ArrowArray*);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
}

namespace tematik::python {

namespace {

constexpr std::int64_t nullable = 2;
constexpr std::size_t most_utf8_bytes = 2147483647;  // beyond it offsets need 64 bits

/// What every array and the stream share: the table, and the buffers that are not its own vectors.
struct Batch {
  Table table = {};
  std::deque<std::vector<std::uint8_t>> bits = {};
  std::deque<std::string> texts = {};
  std::deque<std::vector<std::int32_t>> offsets = {};
  std::deque<std::vector<std::int64_t>> large_offsets = {};
};

[[nodiscard]] std::size_t text_bytes(const Column& column) {
  std::size_t bytes = 0;
  for (const auto& text : column.as<std::string>()) bytes += text.size();
  return bytes;
}

[[nodiscard]] const char* format_of(const Column& column) {
  switch (column.type) {
    case ColumnType::int64:
      return "l";
    case ColumnType::float64:
      return "g";
    case ColumnType::boolean:
      return "b";
    case ColumnType::timestamp:
      return "tsu:UTC";
    case ColumnType::utf8:
      return text_bytes(column) > most_utf8_bytes ? "U" : "u";
  }
  return "n";
}

// --- schema ---------------------------------------------------------------------------------------------------

struct SchemaOwner {
  std::vector<std::string> names = {};
  std::vector<ArrowSchema> children = {};
  std::vector<ArrowSchema*> pointers = {};
};

void release_child_schema(ArrowSchema* schema) { schema->release = nullptr; }

void release_schema(ArrowSchema* schema) {
  for (std::int64_t i = 0; i < schema->n_children; ++i) {
    if (schema->children[i]->release != nullptr) schema->children[i]->release(schema->children[i]);
  }
  delete static_cast<SchemaOwner*>(schema->private_data);
  schema->release = nullptr;
}

void fill_schema(const Table& table, ArrowSchema* out) {
  auto owner = std::make_unique<SchemaOwner>();
  for (const auto& column : table.columns()) owner->names.push_back(column.name);
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    owner->children.push_back({format_of(table.columns()[i]), owner->names[i].c_str(), nullptr, nullable, 0, nullptr,
                               nullptr, &release_child_schema, nullptr});
  }
  for (auto& child : owner->children) owner->pointers.push_back(&child);
  *out = {"+s",
          "",
          nullptr,
          0,
          static_cast<std::int64_t>(owner->children.size()),
          owner->pointers.data(),
          nullptr,
          &release_schema,
          nullptr};
  out->private_data = owner.release();
}

// --- array ----------------------------------------------------------------------------------------------------

struct ArrayOwner {
  std::shared_ptr<const Batch> batch = {};
  std::vector<std::array<const void*, 3>> buffers = {};
  std::vector<ArrowArray> children = {};
  std::vector<ArrowArray*> pointers = {};
  std::array<const void*, 1> no_validity = {nullptr};
};

/// A child may be moved out and outlive its parent: it holds the batch itself.
struct ChildOwner {
  std::shared_ptr<const Batch> batch = {};
  std::array<const void*, 3> buffers = {};
};

void release_child_array(ArrowArray* array) {
  delete static_cast<ChildOwner*>(array->private_data);
  array->release = nullptr;
}

void release_array(ArrowArray* array) {
  for (std::int64_t i = 0; i < array->n_children; ++i) {
    if (array->children[i]->release != nullptr) array->children[i]->release(array->children[i]);
  }
  delete static_cast<ArrayOwner*>(array->private_data);
  array->release = nullptr;
}

[[nodiscard]] std::vector<std::uint8_t> packed(const std::vector<std::uint8_t>& flags) {
  std::vector<std::uint8_t> bits((flags.size() + 7) / 8);
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (flags[i] != 0) bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (1U << (i % 8)));
  }
  return bits;
}

/// Offsets of the texts and their bytes, one after another.
template <class Offset>
[[nodiscard]] std::vector<Offset> laid_out(const std::vector<std::string>& texts, std::string& bytes) {
  std::vector<Offset> offsets{0};
  offsets.reserve(texts.size() + 1);
  for (const auto& text : texts) {
    bytes += text;
    offsets.push_back(static_cast<Offset>(bytes.size()));
  }
  return offsets;
}

/// The buffers of one column; what is not a vector of the table is added to the batch.
[[nodiscard]] std::array<const void*, 3> buffers_of(const Column& column, Batch& batch, std::int64_t& nulls) {
  std::array<const void*, 3> out = {nullptr, nullptr, nullptr};
  nulls = std::count(column.valid.begin(), column.valid.end(), std::uint8_t{0});
  if (nulls > 0) out[0] = batch.bits.emplace_back(packed(column.valid)).data();
  switch (column.type) {
    case ColumnType::int64:
    case ColumnType::timestamp:
      out[1] = column.as<std::int64_t>().data();
      break;
    case ColumnType::float64:
      out[1] = column.as<double>().data();
      break;
    case ColumnType::boolean:
      out[1] = batch.bits.emplace_back(packed(column.as<std::uint8_t>())).data();
      break;
    case ColumnType::utf8: {
      const auto& texts = column.as<std::string>();
      auto& bytes = batch.texts.emplace_back();
      if (text_bytes(column) > most_utf8_bytes) {
        out[1] = batch.large_offsets.emplace_back(laid_out<std::int64_t>(texts, bytes)).data();
      } else {
        out[1] = batch.offsets.emplace_back(laid_out<std::int32_t>(texts, bytes)).data();
      }
      out[2] = bytes.data();
      break;
    }
  }
  return out;
}

void fill_array(const std::shared_ptr<Batch>& batch, ArrowArray* out) {
  auto owner = std::make_unique<ArrayOwner>();
  owner->batch = batch;
  const auto rows = static_cast<std::int64_t>(batch->table.rows());
  for (const auto& column : batch->table.columns()) {
    std::int64_t nulls = 0;
    auto child = std::make_unique<ChildOwner>(ChildOwner{batch, buffers_of(column, *batch, nulls)});
    const std::int64_t n_buffers = column.type == ColumnType::utf8 ? 3 : 2;
    owner->children.push_back(
        {rows, nulls, 0, n_buffers, 0, child->buffers.data(), nullptr, nullptr, &release_child_array, nullptr});
    owner->children.back().private_data = child.release();
  }
  for (auto& child : owner->children) owner->pointers.push_back(&child);
  *out = {rows,
          0,
          0,
          1,
          static_cast<std::int64_t>(owner->children.size()),
          owner->no_validity.data(),
          owner->pointers.data(),
          nullptr,
          &release_array,
          nullptr};
  out->private_data = owner.release();
}

// --- stream ---------------------------------------------------------------------------------------------------

struct StreamOwner {
  std::shared_ptr<Batch> batch = {};
  bool done = false;
};

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  try {
    fill_schema(static_cast<StreamOwner*>(stream->private_data)->batch->table, out);
  } catch (const std::bad_alloc&) {
    return 12;  // ENOMEM
  }
  return 0;
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
  auto* owner = static_cast<StreamOwner*>(stream->private_data);
  out->release = nullptr;  // end of the stream
  if (owner->done) return 0;
  try {
    fill_array(owner->batch, out);
  } catch (const std::bad_alloc&) {
    return 12;
  }
  owner->done = true;
  return 0;
}

const char* stream_error(ArrowArrayStream*) { return nullptr; }

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<StreamOwner*>(stream->private_data);
  stream->release = nullptr;
}

template <class T>
[[nodiscard]] py::object capsule(std::unique_ptr<T> held, const char* name) {
  PyObject* out = PyCapsule_New(held.get(), name, [](PyObject* object) {
    auto* inside = static_cast<T*>(PyCapsule_GetPointer(object, PyCapsule_GetName(object)));
    if (inside->release != nullptr) inside->release(inside);  // nobody took it
    delete inside;
  });
  if (out == nullptr) throw py::error_already_set();
  held.release();
  return py::reinterpret_steal<py::object>(out);
}

}  // namespace

py::object arrow_schema(const Table& table) {
  auto schema = std::make_unique<ArrowSchema>();
  fill_schema(table, schema.get());
  return capsule(std::move(schema), "arrow_schema");
}

py::object arrow_stream(const Table& table) {
  auto stream = std::make_unique<ArrowArrayStream>(
      ArrowArrayStream{&stream_schema, &stream_next, &stream_error, &release_stream, nullptr});
  stream->private_data = new StreamOwner{std::make_shared<Batch>(Batch{.table = table}), false};
  return capsule(std::move(stream), "arrow_array_stream");
}

}  // namespace tematik::python
