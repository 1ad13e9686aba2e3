# cmake -DCOMPILER=... -DSOURCE=... -DINCLUDES=... -P must_not_compile.cmake
# The source shows a misuse that the compiler must reject. So that it is rejected for the misuse and not for a
# typing error, the misuse stands inside `#ifndef TEMATIK_CONTROL`, and with that macro the rest must compile.
list(TRANSFORM INCLUDES PREPEND -I)
set(call "${COMPILER}" -std=c++20 -fsyntax-only ${INCLUDES})

execute_process(COMMAND ${call} -DTEMATIK_CONTROL "${SOURCE}" RESULT_VARIABLE failed ERROR_VARIABLE output)
if(failed)
  message(FATAL_ERROR "with -DTEMATIK_CONTROL this must compile (put the misuse inside #ifndef TEMATIK_CONTROL):\n${output}")
endif()
execute_process(COMMAND ${call} "${SOURCE}" RESULT_VARIABLE failed ERROR_VARIABLE output)
if(NOT failed)
  message(FATAL_ERROR "${SOURCE} compiles, but shows a misuse that must be rejected")
endif()
