#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace hotline::test {

/// A program run beside the test, its output kept in a file; ended when the object goes.
class Child {
public:
    explicit Child(std::vector<std::string> command, std::filesystem::path folder = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// Exit status; -1 after the time was up or a signal ended it.
    int wait(std::chrono::milliseconds longest = std::chrono::seconds(20));
    /// SIGTERM, then SIGKILL after two seconds.
    void end();
    [[nodiscard]] std::string output() const;

private:
    pid_t pid_{-1};
    std::filesystem::path output_;
};

}  // namespace hotline::test
