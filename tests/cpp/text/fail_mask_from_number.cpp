// A number is no set of relations: AllenMask::from_bits checks it.
#include <tematik/text/allen.hpp>

tematik::AllenMask misuse() {
#ifndef TEMATIK_CONTROL
  return 3;
#else
  return tematik::AllenMask::from_bits(3);
#endif
}
