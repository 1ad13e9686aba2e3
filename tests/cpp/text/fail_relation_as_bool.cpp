// A relation is no truth value: `if (relation(x, y))` asks nothing. Use holds(mask, x, y).
#include <tematik/text/allen.hpp>

bool misuse() {
#ifndef TEMATIK_CONTROL
  return tematik::relation({0, 2}, {1, 3});
#else
  return tematik::holds(tematik::masks::shared, {0, 2}, {1, 3});
#endif
}
