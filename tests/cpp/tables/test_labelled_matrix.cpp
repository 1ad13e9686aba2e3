#include <tematik/tables/labelled_matrix.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("labelled_matrix: cells by number and by name") {
  const LabelledMatrix<int> m(Matrix<int>{{1, 2, 3}, {4, 5, 6}}, {"r", "s"}, {"a", "b", "c"});
  CHECK(m(1, 2) == 6);
  CHECK(m("s", "a") == 4);
  CHECK(m.rows() == std::vector<std::string>{"r", "s"});
  CHECK(m.values().cols() == 3);
  CHECK(m.values().data()[1] == 2);  // row-major
  const LabelledMatrix<double> square(Matrix<double>{{1, .5}, {.5, 1}}, {"x", "y"});
  CHECK(square("y", "x") == .5);
  CHECK(LabelledMatrix<int>().rows().empty());
}

TEST_CASE("labelled_matrix: what it refuses") {
  const LabelledMatrix<int> m(Matrix<int>{{1}}, {"Dukungan"});
  CHECK_THROWS_AS(m(1, 0), UsageError);
  CHECK_THROWS_AS(m(0, 1), UsageError);
  CHECK_THROWS_AS(m("Dukung", "Dukungan"), LookupError);
  CHECK_THROWS_WITH(m("Dukung", "Dukungan"), ContainsSubstring("did you mean \"Dukungan\""));
  CHECK_THROWS_AS(LabelledMatrix<int>(Matrix<int>{{1, 2}}, {"a"}, {"b"}), UsageError);
  CHECK(number_labels(3) == std::vector<std::string>{"0", "1", "2"});
  CHECK(label_index({"a", "b", "b"}, "b") == 1);
}
