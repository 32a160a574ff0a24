# Standard headers that nearly every file needs, read once a target: a third of the compile time of small files.
set(HOTLINE_COMMON_HEADERS <algorithm> <array> <chrono> <cstdint> <expected> <functional> <map> <memory> <mutex> <optional> <set> <span>
    <string> <string_view> <unordered_map> <utility> <variant> <vector> <boost/describe/class.hpp> <boost/describe/enum.hpp> <fmt/format.h>)

# hotline_layer(<name> [USES <targets>]): a static library of all .cpp in this folder and below.
function(hotline_layer name)
  cmake_parse_arguments(ARG "" "" "USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE hotline_options ${ARG_USES})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC hotline_options ${ARG_USES})
  target_precompile_headers(${name} PRIVATE ${HOTLINE_COMMON_HEADERS})
endfunction()

# hotline_tests(<name> [USES <targets>]): one GoogleTest program of all *_test.cpp in this folder and below.
function(hotline_tests name)
  cmake_parse_arguments(ARG "" "" "USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE HOTLINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE ${ARG_USES} GTest::gtest GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} PRIVATE ${HOTLINE_COMMON_HEADERS} <gmock/gmock.h> <gtest/gtest.h>)
  add_test(NAME ${name} COMMAND ${name})
endfunction()
