#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace hotline::app {

struct ArticleHit {
    ArticleId id;
    std::string title;
    std::string snippet;  ///< text with [ and ] around the words found
    CategoryCode category;
    DepartmentCode owner;
    std::optional<Date> valid_until;
    int views{};
};
BOOST_DESCRIBE_STRUCT(ArticleHit, (), (id, title, snippet, category, owner, valid_until, views))

struct ArticleHits {
    std::vector<ArticleHit> hits;
    int total{};
};
BOOST_DESCRIBE_STRUCT(ArticleHits, (), (hits, total))

struct ArticleView {
    ArticleId id;
    std::string title;
    std::string answer;
    CategoryCode category;
    DepartmentCode owner;
    std::string owner_name;
    std::string source;  ///< document and number
    std::optional<Date> valid_until;
    Instant published_at;
    int views{};
    std::optional<Instant> last_viewed_at;
};
BOOST_DESCRIBE_STRUCT(ArticleView, (),
                      (id, title, answer, category, owner, owner_name, source, valid_until, published_at, views, last_viewed_at))

}  // namespace hotline::app
