//! `docs/states.md`: what may happen to a link request, to a role, to an account … in each state. All of it is asked of the
//! rules themselves.

use super::{accounts, chapters, hooks, link_requests, pages, plans, roles};

const HEAD: &str = "\
# What may happen in each state

For whoever wants to know what comes next, and what stands in the way: the states of link requests, of roles and of accounts, as
diagrams and as tables, and those of onboarding plans, webhook endpoints and deliveries as diagrams. Written by the test
`book::states::the_page_is_what_the_code_says` from the code; do not edit it by hand.

Blue is under way, green has ended as it should, and grey has ended otherwise.

## Link requests

Each diagram shows all ways of a request; each table the states from which something can happen, and the state that follows.
*Connected to AWS* means that the platform acts by itself and nobody records results.

Operations does `Approve`, `Reject`, `Send`, `Record…`, `Complete`, `Fail` and `Abandon`, which ends what the platform cannot
go on with; whoever may submit a request may `Cancel` it. `Invite…` and `CreateUnanswered` come from a call to AWS that is under way,
`Observed…` from asking AWS later, and `Lapse` when the two weeks for an answer are over.
";

#[test]
fn the_page_is_what_the_code_says() {
    pages::hold("docs/states.md", |_| {
        let parts = [link_requests::part(), roles::part(), accounts::part(), plans::part(), hooks::part()];
        format!("{HEAD}\n{}\n{}", parts.join("\n"), chapters::footer("states.md"))
    });
}
