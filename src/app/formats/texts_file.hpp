#pragma once
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "app/formats/administration.hpp"

namespace hotline::app {

/// texts.json of a city's files; a city may do without.
struct TextsFile {
    std::string source;
    std::vector<TextTemplate> texts;
};
BOOST_DESCRIBE_STRUCT(TextsFile, (), (source, texts))

}  // namespace hotline::app
