//! The kit as steps for a person who works in the AWS console.
//!
//! A step is a message's id and its values; the sentences are in the locale files, one message
//! for each id in every language. What depends on a value being there is a message of its own.

use super::input::KitInput;
use super::policy::{READ_ONLY_ACCESS, SUPPORT_ACCESS, policy_name};

/// Where the AWS console manages roles.
const IAM_CONSOLE: &str = "https://console.aws.amazon.com/iam/";

/// The first step that is done on the platform.
const ON_THE_PLATFORM: &str = "kit-step-paste-arn";

type Args = Vec<(&'static str, String)>;

/// One thing to do in the AWS console or on the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleStep {
    /// The place in the order, from 1 and without gaps.
    pub number: u8,
    /// The id of the message that says what to do.
    pub id: &'static str,
    /// The message's variables and their values, plain text.
    pub args: Vec<(&'static str, String)>,
}

/// The steps from signing in to saving the role on the platform.
///
/// There are 18, numbered as in the distributor's guide; the policy for the security report is
/// one more after the ninth (R4). That MFA stays off is said where the external ID is (R3).
#[must_use]
pub fn console_steps(kit: &KitInput<'_>) -> Vec<ConsoleStep> {
    let mut steps = vec![
        open_console(kit),
        ("kit-step-select-roles", vec![]),
        ("kit-step-start-role", vec![]),
        ("kit-step-choose-aws-account", vec![]),
        ("kit-step-choose-another-account", vec![]),
        ("kit-step-enter-account-id", arg("account", kit.cross_account_id)),
        ("kit-step-require-external-id", arg("external-id", kit.external_id)),
        ("kit-step-next", vec![]),
        ("kit-step-read-only-policy", arg("policy", policy_name(READ_ONLY_ACCESS))),
    ];
    if kit.security_report {
        steps.push(("kit-step-support-policy", arg("policy", policy_name(SUPPORT_ACCESS))));
    }
    steps.extend([
        ("kit-step-role-name", arg("role-name", kit.role_name)),
        described(kit, "kit-step-description", "kit-step-no-description"),
        ("kit-step-create-role", vec![]),
        ("kit-step-open-role", arg("role-name", kit.role_name)),
        copy_arn(kit),
        (ON_THE_PLATFORM, vec![]),
        ("kit-step-check", arg("policy", policy_name(READ_ONLY_ACCESS))),
        described(kit, "kit-step-platform-description", "kit-step-no-platform-description"),
        ("kit-step-save", vec![]),
    ]);
    (1_u8..).zip(steps).map(|(number, (id, args))| ConsoleStep { number, id, args }).collect()
}

/// Those of the steps that are done in the AWS console: the ARN is in hand then.
#[must_use]
pub fn steps_at_aws(kit: &KitInput<'_>) -> Vec<ConsoleStep> {
    console_steps(kit).into_iter().take_while(|step| step.id != ON_THE_PLATFORM).collect()
}

fn open_console(kit: &KitInput<'_>) -> (&'static str, Args) {
    let mut args = arg("url", IAM_CONSOLE);
    match kit.aws_account_id {
        Some(account) => {
            args.extend(arg("account", account));
            ("kit-step-open-console-of-account", args)
        }
        None => ("kit-step-open-console", args),
    }
}

fn described(kit: &KitInput<'_>, with: &'static str, without: &'static str) -> (&'static str, Args) {
    if kit.description.is_empty() { (without, vec![]) } else { (with, arg("description", kit.description)) }
}

/// With the account known the ARN is known before the role exists, so the owner can compare it (R14).
fn copy_arn(kit: &KitInput<'_>) -> (&'static str, Args) {
    match kit.aws_account_id {
        Some(account) => {
            let arn = format!("arn:aws:iam::{account}:role/{}", kit.role_name);
            ("kit-step-copy-expected-arn", vec![("arn", arn)])
        }
        None => ("kit-step-copy-arn", vec![]),
    }
}

fn arg(name: &'static str, value: &str) -> Args {
    vec![(name, value.to_owned())]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
    use unic_langid::LanguageIdentifier;

    use super::super::tests::{hostile, sample};
    use super::*;

    const LOCALES: [(&str, &str); 2] =
        [("en", include_str!("../../locale/en/setup-kit.ftl")), ("es", include_str!("../../locale/es/setup-kit.ftl"))];

    fn variants() -> [KitInput<'static>; 4] {
        let bare = KitInput { aws_account_id: None, description: "", ..sample() };
        let report = KitInput { security_report: true, ..hostile() };
        [sample(), hostile(), bare, report]
    }

    fn bundle(language: &str, source: &str) -> FluentBundle<FluentResource> {
        let language: LanguageIdentifier = language.parse().unwrap();
        let mut bundle = FluentBundle::new(vec![language]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).expect("valid Fluent");
        bundle.add_resource(resource).expect("no id twice");
        bundle
    }

    fn ids(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| Some(line.split_once(" =")?.0))
            .collect()
    }

    fn render(bundle: &FluentBundle<FluentResource>, id: &str, pairs: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in pairs {
            args.set(*name, value.as_str());
        }
        let message = bundle.get_message(id).unwrap_or_else(|| panic!("{id} is missing"));
        let mut errors = vec![];
        let pattern = message.value().unwrap();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "{id}: {errors:?}");
        text
    }

    #[test]
    fn every_step_has_a_sentence_in_every_language_that_shows_its_values() {
        for (language, source) in LOCALES {
            let bundle = bundle(language, source);
            for step in variants().iter().flat_map(console_steps) {
                let text = render(&bundle, step.id, &step.args);
                for (name, value) in &step.args {
                    assert!(text.contains(value.as_str()), "{language} {}: {name}", step.id);
                }
            }
        }
    }

    #[test]
    fn languages_hold_the_same_messages_and_none_that_no_kit_uses() {
        let mut used: BTreeSet<&str> = variants().iter().flat_map(console_steps).map(|step| step.id).collect();
        used.extend(["kit-title", "kit-intro", "kit-intro-of-account"]);
        for (language, source) in LOCALES {
            assert_eq!(ids(source), used, "{language}");
        }
    }

    #[test]
    fn title_and_introductions_render_in_every_language() {
        for (language, source) in LOCALES {
            let bundle = bundle(language, source);
            assert!(!render(&bundle, "kit-title", &[]).is_empty());
            assert!(!render(&bundle, "kit-intro", &[]).is_empty());
            let account = [("account", "123456789012".to_owned())];
            let text = render(&bundle, "kit-intro-of-account", &account);
            assert!(text.contains("123456789012"), "{language}");
        }
    }

    #[test]
    fn r3_step_seven_says_that_mfa_stays_off_in_every_language() {
        let step = console_steps(&sample()).remove(6);
        assert_eq!((step.number, step.id), (7, "kit-step-require-external-id"));
        for (language, source) in LOCALES {
            let text = render(&bundle(language, source), step.id, &step.args);
            assert!(text.contains("**Require external ID**"), "{language}");
            assert!(text.contains("**Require MFA**"), "{language}");
        }
    }

    #[test]
    fn steps_are_the_guides_eighteen_and_one_more_for_the_report() {
        let [plain, _, bare, report] = variants();
        for (kit, count) in [(plain, 18), (bare, 18), (report, 19)] {
            let numbers: Vec<u8> = console_steps(&kit).iter().map(|step| step.number).collect();
            assert_eq!(numbers, (1..=count).collect::<Vec<u8>>());
        }
        let extra = console_steps(&report).remove(9);
        assert_eq!(extra.id, "kit-step-support-policy");
    }

    #[test]
    fn r14_the_arn_to_expect_is_shown_when_the_account_is_known() {
        let step = console_steps(&sample()).remove(13);
        assert_eq!(step.id, "kit-step-copy-expected-arn");
        assert_eq!(step.args, [("arn", "arn:aws:iam::123456789012:role/IONReadOnly".to_owned())]);
    }
}
