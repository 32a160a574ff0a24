#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace hotline::media {

/// Commands from any thread to one owner, in order, without lock and without bound. Costs the owner one load when empty.
template <class Owner>
class CommandQueue {
public:
    using Command = std::move_only_function<void(Owner&)>;

    CommandQueue() = default;
    CommandQueue(const CommandQueue&) = delete;
    CommandQueue& operator=(const CommandQueue&) = delete;
    ~CommandQueue() { free_chain(newest_.load(std::memory_order_acquire)); }

    void push(Command command) {
        Node* node = new Node{std::move(command), newest_.load(std::memory_order_relaxed)};
        while (!newest_.compare_exchange_weak(node->next, node, std::memory_order_release, std::memory_order_relaxed)) {
        }
        newest_.notify_one();
    }

    /// Owner only: runs everything that was pushed, oldest first. True when there was something.
    bool run(Owner& owner) {
        if (newest_.load(std::memory_order_relaxed) == nullptr) return false;
        Node* chain = reversed(newest_.exchange(nullptr, std::memory_order_acquire));
        while (chain != nullptr) {
            const std::unique_ptr<Node> node{std::exchange(chain, chain->next)};
            node->command(owner);
        }
        return true;
    }

    /// Owner only: sleeps until something is there.
    void wait() const { newest_.wait(nullptr, std::memory_order_relaxed); }

private:
    struct Node {
        Command command;
        Node* next;
    };

    static Node* reversed(Node* newest) {
        Node* oldest = nullptr;
        while (newest != nullptr) {
            Node* const next = std::exchange(newest->next, oldest);
            oldest = std::exchange(newest, next);
        }
        return oldest;
    }
    static void free_chain(Node* node) {
        while (node != nullptr) delete std::exchange(node, node->next);
    }

    std::atomic<Node*> newest_{nullptr};
};

}  // namespace hotline::media
