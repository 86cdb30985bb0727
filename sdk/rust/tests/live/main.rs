//! The live suite: every scenario of sdk/live/scenarios.txt against a real server. Without `GANGWAY_URL` it does nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod helpers;
mod hooks;
mod onboarding;
mod operations;
mod problems;
mod programs;
mod receiver;
mod resources;
mod retries;
mod tokens;
mod world;

use world::World;

/// How a scenario ends; a check that fails panics.
type Done = Result<(), Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Done {
    if std::env::var_os("GANGWAY_URL").is_none() {
        return Ok(());
    }
    let world = World::from_env().await?;
    macro_rules! scenarios {
        ($($name:literal $scenario:path;)*) => {
            $(
                world.forget().await?;
                $scenario(&world).await.map_err(|error| format!("scenario {}: {error}", $name))?;
                println!("scenario {} ok", $name);
            )*
        };
    }
    scenarios! {
        "token-once" tokens::once;
        "token-renewed" tokens::renewed;
        "token-before-end" tokens::before_end;
        "linking" onboarding::linking;
        "new-account" onboarding::new_account;
        "expiry" onboarding::expiry;
        "every-operation" operations::every;
        "idempotent-retry" retries::idempotent;
        "idempotent-own-key" retries::own_key;
        "retry-503" retries::on_503;
        "retry-429-date" retries::on_429_with_date;
        "retry-reset" retries::on_reset;
        "retry-5xx" retries::on_5xx;
        "restart" retries::restart;
        "deadline" retries::deadline;
        "retry-gives-up" retries::gives_up;
        "no-retry" retries::not_on_refusals;
        "timeout" retries::timeout;
        "paging" resources::paging;
        "event-feed" resources::event_feed;
        "version-conflict" resources::version_conflict;
        "etag" resources::etag;
        "null-and-absent" resources::null_and_absent;
        "unions" resources::unions;
        "not-found" problems::not_found;
        "conflict" problems::conflict;
        "field-errors" problems::field_errors;
        "error-messages" problems::error_messages;
        "unknown-member" resources::unknown_member;
        "unknown-enum" resources::unknown_enum;
        "hooks" hooks::hooks;
        "wait-until" helpers::wait_until;
        "follow" helpers::follow;
        "create-or-find" helpers::create_or_find;
        "raw-request" helpers::raw_request;
        "webhooks" hooks::webhooks;
        "webhook-deliveries" hooks::deliveries;
        "example" programs::example;
        "readme" programs::readme;
    }
    Ok(())
}
