//! Human text, by message id and language, from the Fluent files in `locale/`. Codes, states and names are no text.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A language that answers come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English, also for every language that is not offered.
    #[default]
    En,
}

impl Lang {
    /// The language's tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }
}

const ENGLISH: &[&str] = &[
    include_str!("locale/en/problems.ftl"),
    include_str!("locale/en/onboarding.ftl"),
    include_str!("locale/en/role-arn.ftl"),
    include_str!("locale/en/link-requests.ftl"),
    include_str!("locale/en/setup-kit.ftl"),
    include_str!("locale/en/pricing.ftl"),
    include_str!("locale/en/support-plans.ftl"),
];

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(ENGLISH));

/// A file that does not parse loses only its broken messages; a test fails on the first one.
fn bundle(sources: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![unic_langid::LanguageIdentifier::default()]);
    // The marks that isolate right-to-left text would be invisible garbage in JSON.
    bundle.set_use_isolating(false);
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message `id`, or its attribute when the id is `message.attribute`; `None` when there is none.
pub fn find(_lang: Lang, id: &str, args: &[(&'static str, String)]) -> Option<String> {
    let (message, attribute) = id.split_once('.').map_or((id, None), |(message, attribute)| (message, Some(attribute)));
    let message = BUNDLE.get_message(message)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut values = FluentArgs::new();
    for (name, value) in args {
        // Only counts select a plural form; other numbers (account ids!) keep every digit as text.
        let value = if *name == "count" { FluentValue::try_number(value) } else { FluentValue::from(value.as_str()) };
        values.set(*name, value);
    }
    let mut errors = Vec::new();
    Some(BUNDLE.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

/// The message `id`; a missing one shows its id, so that a gap is seen and nothing breaks.
pub fn text(lang: Lang, id: &str, args: &[(&'static str, String)]) -> String {
    find(lang, id, args).unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;

    #[test]
    fn every_file_parses() {
        for source in ENGLISH {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{errors:?} in {}", &source[..source.len().min(80)]);
            }
        }
    }

    #[test]
    fn every_problem_code_has_a_title_and_a_detail() {
        for code in Code::ALL {
            let id = format!("problem-{}", code.as_str());
            assert!(find(Lang::En, &id, &[]).is_some(), "no title for {}", code.as_str());
            assert!(find(Lang::En, &format!("{id}.detail"), &[]).is_some(), "no detail for {}", code.as_str());
        }
    }
}
