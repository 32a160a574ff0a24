#include "support/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace hotline::test {
namespace {

std::filesystem::path output_file() {
    std::string name = std::filesystem::temp_directory_path() / "hotline-child-XXXXXX";
    const int fd = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0) throw std::runtime_error("no temporary file");
    ::close(fd);
    return name;
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::filesystem::path& folder, const char* output) {
    const int in = ::open("/dev/null", O_RDONLY);
    const int out = ::open(output, O_WRONLY | O_APPEND);
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
    std::vector<char*> argv;
    for (const auto& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
}

}  // namespace

Child::Child(std::vector<std::string> command, std::filesystem::path folder) : output_(output_file()) {
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("fork failed");
    if (pid_ == 0) become(command, folder, output_.c_str());
}

Child::~Child() {
    end();
    std::error_code ignored;
    std::filesystem::remove(output_, ignored);
}

int Child::wait(std::chrono::milliseconds longest) {
    if (pid_ < 0) return -1;
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    pollfd ended{.fd = handle, .events = POLLIN, .revents = 0};
    const int count = ::poll(&ended, 1, static_cast<int>(longest.count()));
    ::close(handle);
    if (count <= 0) return -1;
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void Child::end() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGTERM);
    if (wait(std::chrono::seconds(2)) != -1 || pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

std::string Child::output() const {
    std::ostringstream text;
    text << std::ifstream(output_).rdbuf();
    return text.str();
}

}  // namespace hotline::test
