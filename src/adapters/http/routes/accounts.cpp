#include "app/administration/accounts.hpp"
#include "adapters/http/routes/admin_documents.hpp"
#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/routes.hpp"

namespace hotline::http {
namespace {

using app::AccountRow;
using app::AdminWork;

Awaitable<Answer<app::AccountPage>> list(Context& context, AccountListQuery wanted) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_accounts(unit, {wanted.q, wanted.role, wanted.department, wanted.state, wanted.cursor, wanted.limit},
                                  now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<AccountRow>> show(Context& context) {
    const auto id = context.id<UserId>();
    if (!id) co_return refused("admin_row_not_found");
    auto look_up = [id](app::UnitOfWork& unit) { return app::read_account(unit, *id); };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("admin_row_not_found");
    co_return std::move(*found);
}

Awaitable<std::vector<app::MadePassword>> passwords(Context& context, std::size_t count) {
    auto make = [&secrets = context.services.ports.secrets, count] { return app::make_passwords(secrets, count); };
    co_return co_await context.services.passwords.run(std::move(make));
}

Awaitable<Answer<app::AccountMade>> create(Context& context, app::NewAccount wanted) {
    const std::vector<app::NewAccount> rows{std::move(wanted)};
    auto check = [&](app::UnitOfWork& unit) { return app::faults_of_new(unit, rows); };
    auto faults = co_await read(context.services, std::move(check));
    if (!faults.empty()) {
        const app::AdminRefused why{app::AdminRefusal::unfit, std::move(faults)};
        co_return std::unexpected(problem_of(why));
    }
    const auto made = co_await passwords(context, 1);
    auto work = [&](const AdminWork& doing) { return app::create_accounts(doing, rows, made); };
    auto done = co_await administered(context, {}, std::move(work));
    if (!done) co_return std::unexpected(std::move(done.error()));
    co_return app::AccountMade{std::move(done->front()), made.front().text};
}

/// One change of the account in the path. Whoever must not take calls any more leaves the seat; a call that he has goes on to its
/// end.
template <class Work>
Awaitable<Answer<AccountRow>> changed(Context& context, std::string note, Work work) {
    const auto id = context.id<UserId>();
    if (!id) co_return refused("admin_row_not_found");
    auto of_account = [id, &work](const AdminWork& doing) { return work(doing, *id); };
    auto leave_seat = [&context, note](const AccountRow& account) {
        if (account.state == app::AccountState::active && may(account.role, Permission::call_take)) return;
        app::ForcedState out{.work = app::ForcedWork::signed_out, .by = context.actor().user, .note = note};
        context.services.ports.desk.force_state(account.id, std::move(out), [](const auto&) {});
    };
    co_return co_await administered(context, std::move(note), std::move(of_account), std::move(leave_seat));
}

Awaitable<Answer<AccountRow>> edit(Context& context, app::EditAccount wanted) {
    auto work = [&](const AdminWork& doing, UserId id) { return app::edit_account(doing, id, wanted); };
    co_return co_await changed(context, wanted.note, std::move(work));
}

Awaitable<Answer<AccountRow>> grant(Context& context, app::GrantAccount wanted) {
    auto work = [&](const AdminWork& doing, UserId id) { return app::grant_account(doing, id, wanted); };
    co_return co_await changed(context, wanted.note, std::move(work));
}

Awaitable<Answer<AccountRow>> lock(Context& context, app::AccountReason wanted) {
    auto work = [&](const AdminWork& doing, UserId id) { return app::lock_account(doing, id, wanted.revision); };
    co_return co_await changed(context, wanted.note, std::move(work));
}

Awaitable<Answer<AccountRow>> unlock(Context& context, app::AccountReason wanted) {
    auto work = [&](const AdminWork& doing, UserId id) { return app::unlock_account(doing, id, wanted.revision); };
    co_return co_await changed(context, wanted.note, std::move(work));
}

Awaitable<Answer<app::AccountMade>> reset(Context& context, app::AccountReason wanted) {
    const auto made = co_await passwords(context, 1);
    auto work = [&](const AdminWork& doing, UserId id) { return app::reset_password(doing, id, wanted.revision, made.front()); };
    auto done = co_await changed(context, wanted.note, std::move(work));
    if (!done) co_return std::unexpected(std::move(done.error()));
    co_return app::AccountMade{std::move(*done), made.front().text};
}

}  // namespace

Routes account_routes() {
    const Access reads = with(Permission::accounts_read);
    const Access manages = with(Permission::accounts_manage);
    return {
        route(Method::get, "/api/v1/admin/accounts", reads, {.name = "list_accounts", .summary = "Accounts, by username"}, list),
        route(Method::post, "/api/v1/admin/accounts", manages,
              {.name = "create_account",
               .summary = "Make an account; its initial password is in this answer and nowhere else",
               .status = 201},
              create),
        route(Method::get, "/api/v1/admin/accounts/{id}", reads, {.name = "read_account", .summary = "One account"}, show),
        route(Method::put, "/api/v1/admin/accounts/{id}", manages,
              {.name = "edit_account", .summary = "Change name, extension and skills"}, edit),
        route(Method::put, "/api/v1/admin/accounts/{id}/grant", with(Permission::grants_manage),
              {.name = "grant_account", .summary = "Grant a role and its scope; ends the person's sessions"}, grant),
        route(Method::post, "/api/v1/admin/accounts/{id}/lock", manages,
              {.name = "lock_account", .summary = "Let nobody log in with it; ends the person's sessions"}, lock),
        route(Method::post, "/api/v1/admin/accounts/{id}/unlock", manages,
              {.name = "unlock_account", .summary = "Let the person log in again"}, unlock),
        route(Method::post, "/api/v1/admin/accounts/{id}/password", manages,
              {.name = "reset_password", .summary = "A new initial password, in this answer only; ends the person's sessions"},
              reset),
    };
}

}  // namespace hotline::http
