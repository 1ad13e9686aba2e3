#include <tematik/support/error.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

/// Raises the Python class of the same name from tematik/_errors.py.
void raise(const char* name, const Error& error) {
  const auto type = py::module_::import("tematik._errors").attr(name);
  const py::object instance = type(error.code(), std::string(error.what()), error.where(), error.detail());
  PyErr_SetObject(type.ptr(), instance.ptr());
}

}  // namespace

void bind_errors(py::module_&) {
  py::register_exception_translator([](std::exception_ptr pointer) {
    try {
      if (pointer) std::rethrow_exception(pointer);
    } catch (const InputError& error) {
      raise("InputError", error);
    } catch (const UsageError& error) {
      raise("UsageError", error);
    } catch (const LookupError& error) {
      raise("LookupError", error);
    } catch (const StorageError& error) {
      raise("StorageError", error);
    } catch (const Error& error) {
      raise("Error", error);
    }
  });
}

}  // namespace tematik::python
