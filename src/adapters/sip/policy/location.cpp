#include "adapters/sip/policy/location.hpp"

#include <algorithm>

namespace hotline::sip {

std::optional<BindingRefusal> Location::put(const std::string& extension, Binding binding, Time now) {
    auto& known = bindings_[extension];
    std::erase_if(known, [&](const Binding& old) { return old.expires_at <= now; });
    const auto same = std::ranges::find(known, binding.contact, &Binding::contact);
    std::optional<BindingRefusal> refusal;
    if (same != known.end() && same->call_id == binding.call_id && binding.cseq <= same->cseq) {
        refusal = BindingRefusal::out_of_order;
    } else {
        if (same != known.end()) known.erase(same);
        if (binding.expires_at > now) {
            if (known.size() >= most_contacts_) {
                refusal = BindingRefusal::too_many_contacts;
            } else {
                known.push_back(std::move(binding));
            }
        }
    }
    if (known.empty()) bindings_.erase(extension);
    return refusal;
}

bool Location::is_registered(const std::string& extension, Time now) const {
    const auto known = bindings_.find(extension);
    return known != bindings_.end() &&
           std::ranges::any_of(known->second, [&](const Binding& binding) { return binding.expires_at > now; });
}

std::vector<Binding> Location::bindings(const std::string& extension, Time now) const {
    std::vector<Binding> live;
    if (const auto known = bindings_.find(extension); known != bindings_.end()) {
        std::ranges::copy_if(known->second, std::back_inserter(live), [&](const Binding& b) { return b.expires_at > now; });
    }
    return live;
}

std::vector<std::string> Location::expire(Time now) {
    std::vector<std::string> gone;
    for (auto entry = bindings_.begin(); entry != bindings_.end();) {
        std::erase_if(entry->second, [&](const Binding& binding) { return binding.expires_at <= now; });
        if (!entry->second.empty()) {
            ++entry;
            continue;
        }
        gone.push_back(entry->first);
        entry = bindings_.erase(entry);
    }
    return gone;
}

std::optional<Location::Time> Location::next_expiry() const {
    std::optional<Time> next;
    for (const auto& [extension, known] : bindings_) {
        for (const auto& binding : known) {
            if (!next || binding.expires_at < *next) next = binding.expires_at;
        }
    }
    return next;
}

}  // namespace hotline::sip
