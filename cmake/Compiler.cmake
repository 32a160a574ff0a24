option(HOTLINE_TESTS "Build tests" ON)
option(HOTLINE_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "Build with clang 19: gcc 12 miscompiles coroutines (docs/adr/0002-compiler.md)")
endif()

add_library(hotline_options INTERFACE)
target_include_directories(hotline_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(hotline_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wno-missing-field-initializers -fstack-protector-strong)
target_link_options(hotline_options INTERFACE -fuse-ld=lld)

if(HOTLINE_SANITIZE)
  # spdlog, Boost.JSON and gtest come uninstrumented from Debian: containers crossing them must not be annotated.
  target_compile_options(hotline_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(hotline_options INTERFACE -fsanitize=address,undefined)
else()
  target_compile_definitions(hotline_options INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
endif()

# A time stamp in a precompiled header would spoil ccache.
target_compile_options(hotline_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
