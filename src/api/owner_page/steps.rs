//! The three steps at the top of the page, and where the owner stands.

use crate::owner_page::model::{InvitationStep, RoleStep};

/// A step as the page shows it. Texts are named by their ids.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it is on the page.
    pub anchor: &'static str,
    /// What it is.
    pub title: &'static str,
    /// How far it is, in words.
    pub state: &'static str,
    /// How far it is, for styles.
    pub kind: &'static str,
}

impl Step {
    /// Whether it is what the owner does now.
    pub fn is_current(&self) -> bool {
        matches!(self.kind, "now" | "alert")
    }
}

const fn step(anchor: &'static str, title: &'static str, (state, kind): (&'static str, &'static str)) -> Step {
    Step { anchor, title, state, kind }
}

const DONE: (&str, &str) = ("owner-state-done", "done");
const NOW: (&str, &str) = ("owner-state-now", "now");
const LATER: (&str, &str) = ("owner-state-later", "later");
const WAIT: (&str, &str) = ("owner-state-wait", "wait");
const ALERT: (&str, &str) = ("owner-state-alert", "alert");

/// The steps of an account; one that comes into being in the organization has no invitation.
pub fn steps(role: RoleStep, invitation: InvitationStep) -> Vec<Step> {
    let (create, verify) = match role {
        RoleStep::NoAccount => (WAIT, LATER),
        RoleStep::NoArn => (NOW, LATER),
        RoleStep::Unchecked => (DONE, NOW),
        RoleStep::ByHand | RoleStep::Checking | RoleStep::Settling => (DONE, WAIT),
        ours if ours.is_ours() => (DONE, WAIT),
        RoleStep::Broken(_) | RoleStep::Unknown(_) | RoleStep::Verified(Some(_)) => (DONE, ALERT),
        RoleStep::Verified(None) => (DONE, DONE),
    };
    let accept = match invitation {
        InvitationStep::Accepted => DONE,
        InvitationStep::Sent(_) => NOW,
        InvitationStep::NotAsked => LATER,
        InvitationStep::Preparing => WAIT,
        _ => ALERT,
    };
    let mut steps = vec![step("create", "owner-step-create", create), step("role", "owner-step-check", verify)];
    if invitation != InvitationStep::None {
        steps.push(step("invitation", "owner-step-accept", accept));
    }
    steps
}

/// The same steps once all that the page is for is done, whatever has become of the role since.
pub fn all_done(steps: Vec<Step>) -> Vec<Step> {
    steps.into_iter().map(|Step { anchor, title, .. }| step(anchor, title, DONE)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DiagnosisCode;

    fn kinds(role: RoleStep, invitation: InvitationStep) -> Vec<&'static str> {
        steps(role, invitation).iter().map(|step| step.kind).collect()
    }

    #[test]
    fn the_steps_say_what_is_to_be_done_now() {
        assert_eq!(kinds(RoleStep::NoArn, InvitationStep::NotAsked), ["now", "later", "later"]);
        assert_eq!(
            kinds(RoleStep::Broken(DiagnosisCode::PolicyMissing), InvitationStep::Preparing),
            ["done", "alert", "wait"]
        );
        assert_eq!(
            kinds(RoleStep::Verified(None), InvitationStep::Sent(chrono::DateTime::UNIX_EPOCH)),
            ["done", "done", "now"]
        );
        assert_eq!(kinds(RoleStep::Verified(None), InvitationStep::Accepted), ["done"; 3]);
        assert_eq!(kinds(RoleStep::NoAccount, InvitationStep::None), ["wait", "later"]);
        let unknown = |code| kinds(RoleStep::Unknown(code), InvitationStep::None);
        assert_eq!(unknown(DiagnosisCode::AwsUnavailable), ["done", "alert"]);
        assert_eq!(unknown(DiagnosisCode::PlatformMayNotAssume), ["done", "wait"], "it is ours to mend");
        let blemished = RoleStep::Verified(Some(DiagnosisCode::OverPrivileged));
        assert_eq!(kinds(blemished, InvitationStep::None), ["done", "alert"]);
    }

    #[test]
    fn what_is_done_stays_done() {
        let broken = steps(RoleStep::Broken(DiagnosisCode::PolicyMissing), InvitationStep::Declined);
        assert!(all_done(broken).iter().all(|step| step.kind == "done" && !step.is_current()));
    }
}
