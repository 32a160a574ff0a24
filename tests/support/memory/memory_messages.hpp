#pragma once
#include <algorithm>

#include "support/memory/memory_state.hpp"

namespace hotline::test {

class MemoryOutboxStore final : public app::OutboxStore {
public:
    explicit MemoryOutboxStore(MemoryState& state) : state_(state) {}

    bool insert(const Message& made) override {
        if (find_by_key(made.key)) return false;
        state_.messages[made.id] = made;
        return true;
    }
    void save(const Message& after) override { state_.messages.at(after.id) = after; }
    std::optional<Message> find(MessageId id) override {
        return first([&](const Message& each) { return each.id == id; });
    }
    std::optional<Message> find_by_key(const std::string& key) override {
        return first([&](const Message& each) { return each.key == key; });
    }
    std::optional<Message> next_to_send(const GatewayName& gateway, Instant now) override {
        return first([&](const Message& each) {
            return each.gateway == gateway && each.state == MessageState::waiting && each.not_before <= now &&
                   each.expires_at > now;
        });
    }
    std::vector<Message> unfinished(const GatewayName& gateway, int limit) override {
        auto found = all([&](const Message& each) { return each.gateway == gateway && is_unfinished(each); });
        return cut(std::move(found), limit);
    }
    std::vector<Message> overdue(const GatewayName& gateway, Instant now, int limit) override {
        auto found = all([&](const Message& each) {
            const bool is_late = each.state == MessageState::waiting && each.expires_at <= now;
            return each.gateway == gateway && (is_late || (each.state == MessageState::unsure && each.not_before <= now));
        });
        return cut(std::move(found), limit);
    }
    std::optional<Instant> next_moment(const GatewayName& gateway, Instant after) override {
        std::optional<Instant> next;
        for (const auto& [id, each] : state_.messages)
            if (each.gateway == gateway && is_unfinished(each) && each.state != MessageState::sending)
                next = std::min(next.value_or(Instant::max()), std::max(each.not_before, after));
        return next;
    }
    std::vector<Message> interrupted() override {
        return all([](const Message& each) { return each.state == MessageState::sending; });
    }
    std::vector<Message> of_case(CaseId id) override {
        return all([&](const Message& each) { return each.about == id && id; });
    }
    std::vector<Message> of_letter(LetterId id) override {
        return all([&](const Message& each) { return each.answers == id && id; });
    }
    std::vector<Message> to_address(const std::string& address, int limit) override {
        auto found = all([&](const Message& each) { return each.to == address; });
        std::ranges::reverse(found);
        return cut(std::move(found), limit);
    }
    std::vector<app::OutboxCount> counts() override {
        std::map<GatewayName, app::OutboxCount> found;
        for (const Message& each : all(is_unfinished)) {
            app::OutboxCount& count = found[each.gateway];
            count.gateway = each.gateway;
            ++count.waiting;
            count.oldest = std::min(count.oldest.value_or(each.written_at), each.written_at);
        }
        std::vector<app::OutboxCount> counts;
        for (auto& [gateway, count] : found) counts.push_back(count);
        return counts;
    }
    bool is_opted_out(WrittenChannel channel, const std::string& address) override {
        return state_.opt_outs.contains({channel, address});
    }
    void set_opted_out(WrittenChannel channel, const std::string& address, bool out, Instant /*at*/) override {
        if (out)
            state_.opt_outs.insert({channel, address});
        else
            state_.opt_outs.erase({channel, address});
    }

private:
    static bool is_unfinished(const Message& each) {
        using enum MessageState;
        return each.state == waiting || each.state == sending || each.state == unsure;
    }
    static std::vector<Message> cut(std::vector<Message> found, int limit) {
        if (found.size() > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
        return found;
    }
    template <class Fits>
    std::vector<Message> all(Fits fits) {
        std::vector<Message> found;
        for (const auto& [id, each] : state_.messages)
            if (fits(each)) found.push_back(each);
        return found;
    }
    template <class Fits>
    std::optional<Message> first(Fits fits) {
        const auto found = all(fits);
        return found.empty() ? std::nullopt : std::optional{found.front()};
    }

    MemoryState& state_;
};

class MemoryLetterStore final : public app::LetterStore {
public:
    explicit MemoryLetterStore(MemoryState& state) : state_(state) {}

    bool insert(const Letter& made) override {
        for (const auto& [id, each] : state_.letters)
            if (each.at.key == made.key) return false;
        const app::LetterEvent received{.at = made.received_at, .what = LetterStep::received, .by = {}, .note = {}};
        state_.letters[made.id] = {made, {received}};
        return true;
    }
    void save(const Letter& after, const app::LetterEvent& event) override {
        state_.letters.at(after.id).at = after;
        state_.letters.at(after.id).events.push_back(event);
    }
    std::optional<Letter> find(LetterId id) override {
        const auto found = state_.letters.find(id);
        return found == state_.letters.end() ? std::nullopt : std::optional{found->second.at};
    }
    std::vector<app::LetterEvent> history(LetterId id) override { return state_.letters.at(id).events; }
    std::vector<Letter> list(const app::LetterFilter& filter) override {
        std::vector<Letter> found;
        for (const auto& [id, each] : state_.letters)
            if (fits(each.at, filter)) found.push_back(each.at);
        const bool done_last = !filter.newest_first;
        const auto order = [&](const Letter& one) {
            return std::tuple{done_last && one.state == LetterState::done, one.received_at, one.id};
        };
        std::ranges::sort(found, {}, order);
        if (filter.newest_first) std::ranges::reverse(found);
        if (found.size() > static_cast<std::size_t>(filter.limit)) found.resize(static_cast<std::size_t>(filter.limit));
        return found;
    }
    int count(LetterState state) override {
        return static_cast<int>(
            std::ranges::count_if(state_.letters, [&](const auto& each) { return each.second.at.state == state; }));
    }
    std::vector<Letter> awaiting_clock(Instant now) override {
        std::vector<Letter> found;
        for (const Letter& each : list({.limit = 1'000'000}))
            if (has_lapsed(each, now) || (is_overdue(each, now) && !each.reported_at)) found.push_back(each);
        std::ranges::sort(found, {}, [](const Letter& one) { return std::tuple{one.received_at, one.id}; });
        return found;
    }

private:
    static bool fits(const Letter& each, const app::LetterFilter& filter) {
        return (!filter.state || each.state == *filter.state) && (!filter.channel || each.channel == *filter.channel) &&
               (!filter.owner || each.owner == *filter.owner) && (filter.sender.empty() || each.sender == filter.sender);
    }

    MemoryState& state_;
};

}  // namespace hotline::test
