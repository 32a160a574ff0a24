#include "adapters/documents/markup_text.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

#include <array>

#include "domain/attachment/file_kind.hpp"

namespace hotline::documents {
namespace {

struct FreeReader {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};
struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string_view text_of(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

/// What stands for an element of WordprocessingML where it begins or ends.
std::string_view at_begin(std::string_view name) {
    if (name == "tab") return "\t";
    return name == "br" || name == "cr" ? "\n" : "";
}
std::string_view at_end(std::string_view name) {
    if (name == "tc") return "\t";
    return name == "p" || name == "tr" ? "\n" : "";
}

/// A paragraph inside of a cell ends no line: the row does.
class WordText {
public:
    void take(xmlTextReader& reader) {
        const std::string_view name = text_of(xmlTextReaderConstLocalName(&reader));
        switch (xmlTextReaderNodeType(&reader)) {
            case XML_READER_TYPE_ELEMENT: begin(name, xmlTextReaderIsEmptyElement(&reader) == 1); break;
            case XML_READER_TYPE_END_ELEMENT: end(name); break;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                if (in_text_) text_ += text_of(xmlTextReaderConstValue(&reader));
                break;
            default: break;
        }
    }
    std::string text() && { return std::move(text_); }

private:
    void begin(std::string_view name, bool is_empty) {
        text_ += at_begin(name);
        if (is_empty) return end(name);
        if (name == "t") in_text_ = true;
        if (name == "tc") ++cells_;
    }
    void end(std::string_view name) {
        if (name == "t") in_text_ = false;
        if (name == "tc" && cells_ > 0) --cells_;
        text_ += name == "p" && cells_ > 0 ? " " : at_end(name);
    }

    std::string text_;
    bool in_text_{false};
    int cells_{0};
};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 7> kUnseen{"script", "style", "noscript", "template", "iframe", "object", "svg"};
constexpr std::array<std::string_view, 22> kBlocks{"address", "article", "blockquote", "br",    "dd", "div", "dl", "dt",
                                                   "footer",  "h1",      "h2",         "h3",    "h4", "h5",  "h6", "header",
                                                   "li",      "p",       "section",    "title", "tr", "ul"};

/// libxml2 ends at 256 levels of elements, so this does too.
void append_seen(std::string& text, const xmlNode* first) {
    for (const xmlNode* node = first; node != nullptr; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            // an end of line in the source is a space on the page
            for (const char each : text_of(node->content)) text += each == '\n' || each == '\r' ? ' ' : each;
            continue;
        }
        const std::string_view name = text_of(node->name);
        if (node->type != XML_ELEMENT_NODE || is_one_of(name, kUnseen)) continue;
        const bool is_block = is_one_of(name, kBlocks);
        if (is_block) text += '\n';
        append_seen(text, node->children);
        if (is_block) text += '\n';
        if (name == "td" || name == "th") text += '\t';
    }
}

}  // namespace

std::optional<std::string> text_of_word(std::string_view xml) {
    constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    const std::unique_ptr<xmlTextReader, FreeReader> reader(
        xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, kOptions));
    if (!reader) return std::nullopt;
    WordText text;
    int more = 0;
    while ((more = xmlTextReaderRead(reader.get())) == 1) text.take(*reader);
    if (more != 0) return std::nullopt;
    return std::move(text).text();
}

std::optional<std::string> text_of_html(std::string_view html) {
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    // what a page says of its own charset is often less true than its bytes
    const std::string charset{charset_of(html)};
    const std::unique_ptr<xmlDoc, FreeDocument> document(
        htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, charset.c_str(), kOptions));
    if (!document) return std::nullopt;
    std::string text;
    append_seen(text, document->children);
    return text;
}

}  // namespace hotline::documents
