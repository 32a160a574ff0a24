#include "adapters/store/queue_rows.hpp"

namespace hotline::store {

void QueueRows::put(const app::City& city) {
    put_skills(city);
    for (const app::QueueItem& queue : city.queues) put_queue(queue);
    for (const app::QueueItem& queue : city.queues) put_overflow(queue);
    put_offer_rules(city);
    put_caller_classes(city);
}

void QueueRows::put_skills(const app::City& city) {
    for (const app::SkillItem& skill : city.skills)
        execute(connection_,
                "INSERT INTO skills (code, name_zh, name_en) VALUES (?1, ?2, ?3) ON CONFLICT (code) DO UPDATE SET "
                "name_zh = excluded.name_zh, name_en = excluded.name_en",
                skill.code, skill.name_zh, skill.name_en);
}

void QueueRows::put_queue(const app::QueueItem& q) {
    execute(connection_,
            "INSERT INTO queues (code, name_zh, name_en, strategy, calendar_code, ring_timeout_s, wrap_up_s, music, "
            "announce_every_s, most_waiting, longest_wait_s) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, "
            "name_en = excluded.name_en, strategy = excluded.strategy, calendar_code = excluded.calendar_code, "
            "ring_timeout_s = excluded.ring_timeout_s, wrap_up_s = excluded.wrap_up_s, music = excluded.music, "
            "announce_every_s = excluded.announce_every_s, most_waiting = excluded.most_waiting, "
            "longest_wait_s = excluded.longest_wait_s",
            q.code, q.name_zh, q.name_en, q.strategy, q.hours, q.ring_timeout_s, q.wrap_up_s, q.music, q.announce_every_s,
            q.most_waiting, q.longest_wait_s);
    const Relaxation falls = q.relaxation.value_or(Relaxation{});
    execute(connection_,
            "UPDATE queues SET relax_every_s = ?2, relax_by = ?3, relax_least = ?4, head_start_s = ?5, same_agent_s = ?6, "
            "keeps_place_min = ?7, for_guests = ?8, offers_callback = ?9 WHERE code = ?1",
            q.code, falls.every_s, falls.by, falls.least, q.head_start_s, q.same_agent_s, q.keeps_place_min, q.for_guests,
            q.offers_callback);
    put_needs(q);
}

void QueueRows::put_needs(const app::QueueItem& queue) {
    execute(connection_, "DELETE FROM queue_skills WHERE queue_code = ?1", queue.code);
    for (const auto& [skill, level] : queue.needs)
        execute(connection_, "INSERT INTO queue_skills (queue_code, skill_code, level) VALUES (?1, ?2, ?3)", queue.code, skill,
                level);
}

void QueueRows::put_overflow(const app::QueueItem& queue) {
    execute(connection_, "DELETE FROM queue_overflow WHERE queue_code = ?1", queue.code);
    int position = 0;
    for (const Overflow& rule : queue.overflow)
        execute(connection_,
                "INSERT INTO queue_overflow (queue_code, position, to_code, after_s, when_waiting) VALUES (?1, ?2, ?3, ?4, ?5)",
                queue.code, ++position, rule.to, rule.after_s, rule.when_waiting);
}

void QueueRows::put_offer_rules(const app::City& city) {
    execute(connection_, "DELETE FROM offer_rules");
    for (const OfferRule& rule : city.offer_rules)
        execute(connection_, "INSERT INTO offer_rules (why, memory_s, rest_s, most) VALUES (?1, ?2, ?3, ?4)", rule.why,
                rule.memory_s, rule.rest_s, rule.limit);
}

void QueueRows::put_caller_classes(const app::City& city) {
    execute(connection_, "DELETE FROM caller_prefixes");
    execute(connection_, "DELETE FROM caller_classes");
    for (const CallerClass& each : city.caller_classes) {
        execute(connection_, "INSERT INTO caller_classes (code, name_zh, name_en, head_start_s) VALUES (?1, ?2, ?3, ?4)",
                each.code, each.name_zh, each.name_en, each.head_start_s);
        for (const std::string& prefix : each.prefixes)
            execute(connection_, "INSERT INTO caller_prefixes (class_code, prefix) VALUES (?1, ?2)", each.code, prefix);
    }
}

std::map<QueueCode, Queue> QueueRows::queues() {
    std::map<QueueCode, Queue> all;
    Query query(connection_,
                "SELECT code, name_zh, name_en, strategy, calendar_code, ring_timeout_s, wrap_up_s, music, announce_every_s, "
                "most_waiting, longest_wait_s, relax_every_s, relax_by, relax_least, head_start_s, same_agent_s, "
                "keeps_place_min, for_guests, offers_callback "
                "FROM queues");
    while (query.next()) {
        Queue queue;
        query.into(queue.code, queue.name_zh, queue.name_en, queue.strategy, queue.hours, queue.ring_timeout_s, queue.wrap_up_s,
                   queue.music, queue.announce_every_s, queue.most_waiting, queue.longest_wait_s, queue.relaxation.every_s,
                   queue.relaxation.by, queue.relaxation.least, queue.head_start_s, queue.same_agent_s, queue.keeps_place_min,
                   queue.for_guests, queue.offers_callback);
        read_needs(queue);
        read_overflow(queue);
        all.emplace(queue.code, std::move(queue));
    }
    return all;
}

void QueueRows::read_needs(Queue& queue) {
    Query needs(connection_, "SELECT skill_code, level FROM queue_skills WHERE queue_code = ?1", queue.code);
    while (needs.next()) queue.needs[needs.get<SkillCode>(0)] = needs.get<int>(1);
}

void QueueRows::read_overflow(Queue& queue) {
    Query rules(connection_, "SELECT to_code, after_s, when_waiting FROM queue_overflow WHERE queue_code = ?1 ORDER BY position",
                queue.code);
    while (rules.next()) {
        Overflow& rule = queue.overflow.emplace_back();
        rules.into(rule.to, rule.after_s, rule.when_waiting);
    }
}

OfferRules QueueRows::offer_rules() {
    OfferRules all = kOfferRules;
    Query query(connection_, "SELECT why, memory_s, rest_s, most FROM offer_rules");
    while (query.next()) {
        OfferRule rule;
        query.into(rule.why, rule.memory_s, rule.rest_s, rule.limit);
        all.at(static_cast<std::size_t>(rule.why)) = rule;
    }
    return all;
}

std::vector<CallerClass> QueueRows::caller_classes() {
    std::vector<CallerClass> all;
    Query query(connection_, "SELECT code, name_zh, name_en, head_start_s FROM caller_classes ORDER BY code");
    while (query.next()) {
        CallerClass& each = all.emplace_back();
        query.into(each.code, each.name_zh, each.name_en, each.head_start_s);
        Query prefixes(connection_, "SELECT prefix FROM caller_prefixes WHERE class_code = ?1 ORDER BY prefix", each.code);
        while (prefixes.next()) each.prefixes.push_back(prefixes.get<std::string>(0));
    }
    return all;
}

}  // namespace hotline::store
