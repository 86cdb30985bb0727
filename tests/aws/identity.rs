//! Who the platform is at AWS, and what it can do there.

use gangway::aws::connected::{Ability, Means, Problem, Standing};

use crate::world::{MANAGEMENT, OWNER, World, administrator, connected, number};

#[tokio::test]
async fn the_management_account_is_who_it_should_be() {
    let world = World::start().await;
    let identity = world.gangway().identity().await.unwrap();
    assert_eq!((identity.standing, identity.account), (Standing::Management, number(MANAGEMENT)));
    assert_eq!(identity.problems, Vec::new());
    assert!(identity.organization.unwrap().starts_with("o-"));
}

#[tokio::test]
async fn others_are_told_what_is_wrong() {
    let world = World::start().await;
    let alone = connected(&administrator(&world.peer.url, OWNER)).identity().await.unwrap();
    assert_eq!(alone.standing, Standing::NoOrganization);
    let (account, cross_account_id) = (number(OWNER), number(MANAGEMENT));
    let other = Problem::OtherAccount { account, cross_account_id };
    assert_eq!(alone.problems, [other, Problem::NoOrganization]);
    assert!(alone.problems.iter().all(|problem| problem.to_string().ends_with('.')));
}

#[tokio::test]
async fn a_dry_run_tells_what_reads_and_what_changes_and_changes_nothing() {
    let world = World::start().await;
    let report = world.gangway().dry_run().await.unwrap();
    for capability in &report.capabilities {
        let reads = capability.means == Means::Called;
        assert!(!reads || capability.ability == Ability::Can, "{capability:?}");
        assert!(reads || capability.means == Means::Simulated, "{capability:?}");
    }
    assert_eq!(report.capabilities.len(), 13);
    let text = serde_json::to_string(&report).unwrap();
    assert!(!text.contains("secret") && !text.contains("AKIA"), "{text}");
    let listed = world.organizations(MANAGEMENT).list_handshakes_for_organization().send().await.unwrap();
    assert!(listed.handshakes().is_empty());
}
