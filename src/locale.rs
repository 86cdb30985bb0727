//! Human text, by message id and language, from the Fluent files in `locale/`. Codes, states and names are no text.

use std::sync::LazyLock;

use actix_web::http::header::{Quality, QualityItem};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A language that answers come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English, also for every language that is not offered.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// All languages.
    pub const ALL: &'static [Self] = &[Self::En, Self::Es];

    /// The language's tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The offered language that an `Accept-Language` gives the most weight, the first of equals, and never one of weight
    /// 0 (RFC 9110 §12.4.2, §12.5.4); regions do not matter, and items that are malformed are passed over.
    pub fn of_header(header: &str) -> Self {
        let items = header.split(',').filter_map(|item| item.trim().parse::<QualityItem<String>>().ok());
        let offered = items.filter_map(|item| Self::of_tag(&item.item).map(|lang| (item.quality, lang)));
        let wanted = offered.filter(|(quality, _)| *quality > Quality::ZERO);
        // Of equals the last is the maximum, so the order is turned round.
        let best = wanted.collect::<Vec<_>>().into_iter().rev().max_by_key(|(quality, _)| *quality);
        best.map(|(_, lang)| lang).unwrap_or_default()
    }

    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }
}

/// The files of both languages, pairwise.
const FILES: &[(&str, &str)] = &[
    (include_str!("locale/en/problems.ftl"), include_str!("locale/es/problems.ftl")),
    (include_str!("locale/en/problem-pages.ftl"), include_str!("locale/es/problem-pages.ftl")),
    (include_str!("locale/en/pages.ftl"), include_str!("locale/es/pages.ftl")),
    (include_str!("locale/en/onboarding.ftl"), include_str!("locale/es/onboarding.ftl")),
    (include_str!("locale/en/role-arn.ftl"), include_str!("locale/es/role-arn.ftl")),
    (include_str!("locale/en/link-requests.ftl"), include_str!("locale/es/link-requests.ftl")),
    (include_str!("locale/en/role-report.ftl"), include_str!("locale/es/role-report.ftl")),
    (include_str!("locale/en/preflight.ftl"), include_str!("locale/es/preflight.ftl")),
    (include_str!("locale/en/setup-kit.ftl"), include_str!("locale/es/setup-kit.ftl")),
    (include_str!("locale/en/discovery.ftl"), include_str!("locale/es/discovery.ftl")),
    (include_str!("locale/en/pricing.ftl"), include_str!("locale/es/pricing.ftl")),
    (include_str!("locale/en/support-plans.ftl"), include_str!("locale/es/support-plans.ftl")),
];

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::En));
static SPANISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Es));

fn sources(lang: Lang) -> impl Iterator<Item = &'static str> {
    FILES.iter().map(move |(english, spanish)| if lang == Lang::En { *english } else { *spanish })
}

/// A file that does not parse loses only its broken messages; a test fails on the first one.
fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(lang.tag().parse().into_iter().collect());
    // The marks that isolate right-to-left text would be invisible garbage in JSON.
    bundle.set_use_isolating(false);
    for source in sources(lang) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message `id`, or its attribute when the id is `message.attribute`; `None` when there is none.
pub fn find(lang: Lang, id: &str, args: &[(&'static str, String)]) -> Option<String> {
    let (message, attribute) = id.split_once('.').map_or((id, None), |(message, attribute)| (message, Some(attribute)));
    let bundle = match lang {
        Lang::En => &*ENGLISH,
        Lang::Es => &*SPANISH,
    };
    let message = bundle.get_message(message)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut values = FluentArgs::new();
    for (name, value) in args {
        // Only counts select a plural form; other numbers (account ids!) keep every digit as text.
        let value = match *name {
            "count" => FluentValue::try_number(value),
            _ => FluentValue::from(value.as_str()),
        };
        values.set(*name, value);
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

/// The message `id`; a missing one shows its id, so that a gap is seen and nothing breaks.
pub fn text(lang: Lang, id: &str, args: &[(&'static str, String)]) -> String {
    find(lang, id, args).unwrap_or_else(|| id.to_owned())
}

/// The values of a message together with the texts of their own that it holds, in the same language.
pub fn with_texts(
    lang: Lang,
    values: &[(&'static str, String)],
    texts: &[(&'static str, &'static str)],
) -> Vec<(&'static str, String)> {
    let texts = texts.iter().map(|(name, message)| (*name, text(lang, message, &[])));
    values.iter().cloned().chain(texts).collect()
}

/// The rest of every message id that begins so, in the order of the files.
pub fn ids_after(prefix: &str) -> Vec<&'static str> {
    let lines = sources(Lang::En).flat_map(str::lines);
    lines.filter_map(|line| line.split_once('=')?.0.trim_end().strip_prefix(prefix)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::contract::task::TaskCode;
    use crate::contract::warning::WarningCode;
    use crate::domain::Code;
    use crate::domain::DiagnosisCode;

    /// Ids of all messages and attributes of a file.
    fn ids(source: &str) -> BTreeSet<String> {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
        let mut found = BTreeSet::new();
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                found.insert(message.id.name.to_owned());
                found.extend(message.attributes.iter().map(|one| format!("{}.{}", message.id.name, one.id.name)));
            }
        }
        found
    }

    /// Names of the arguments that a file's texts use.
    fn arguments(source: &str) -> BTreeSet<String> {
        let after =
            |part: &str| part.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).next().map(str::to_owned);
        source.split('$').skip(1).filter_map(after).collect()
    }

    #[test]
    fn every_message_exists_in_both_languages_with_the_same_arguments() {
        for (english, spanish) in FILES {
            assert_eq!(ids(english), ids(spanish));
            assert_eq!(arguments(english), arguments(spanish));
        }
    }

    #[test]
    fn every_problem_code_has_a_title_and_a_detail() {
        for code in Code::ALL {
            let id = format!("problem-{}", code.as_str());
            for lang in Lang::ALL {
                assert!(find(*lang, &id, &[]).is_some(), "no title for {}", code.as_str());
                assert!(find(*lang, &format!("{id}.detail"), &[]).is_some(), "no detail for {}", code.as_str());
            }
        }
    }

    #[test]
    fn every_problem_code_has_the_texts_of_its_page() {
        for (lang, code) in Lang::ALL.iter().flat_map(|lang| Code::ALL.iter().map(move |code| (*lang, code.as_str()))) {
            let file = format!("src/locale/{}/problem-pages.ftl", lang.tag());
            assert!(find(lang, &format!("help-{code}"), &[]).is_some(), "add to {file}: help-{code} = what it means");
            assert!(
                find(lang, &format!("help-{code}.fix"), &[]).is_some(),
                "add to {file}, below help-{code}: .fix = what to do about it, and whether repeating helps"
            );
        }
    }

    #[test]
    fn no_two_problem_codes_say_the_same() {
        for lang in Lang::ALL {
            for suffix in ["problem- ", "problem- .detail", "help- "] {
                let mut said = BTreeMap::new();
                for code in Code::ALL {
                    let id = suffix.replace(' ', code.as_str());
                    let other = said.insert(text(*lang, &id, &[]), id.clone());
                    assert_eq!(other, None, "{id} says the same in {}: one code, one cause", lang.tag());
                }
            }
        }
    }

    #[test]
    fn every_field_code_has_a_meaning_without_values() {
        let codes = ids_after("field-");
        assert!(codes.len() > 40, "{codes:?}");
        for (lang, code) in Lang::ALL.iter().flat_map(|lang| codes.iter().map(move |code| (*lang, code))) {
            let meaning = find(lang, &format!("help-field-{code}"), &[]);
            let meaning = meaning.unwrap_or_else(|| text(lang, &format!("field-{code}"), &[]));
            let file = format!("src/locale/{}/problem-pages.ftl", lang.tag());
            assert!(!meaning.contains('{'), "add to {file}: help-field-{code} = what it means, without values");
        }
    }

    #[test]
    fn every_warning_diagnosis_and_task_has_its_text() {
        let warnings = WarningCode::ALL.iter().map(|code| format!("warning-{}", code.as_str()));
        let diagnoses = DiagnosisCode::ALL.iter().flat_map(|code| with_attribute("diagnosis", code.as_str(), "fix"));
        let tasks = TaskCode::ALL.iter().flat_map(|code| with_attribute("task", code.as_str(), "help"));
        for id in warnings.chain(diagnoses).chain(tasks) {
            assert!(find(Lang::En, &id, &[]).is_some(), "no text for {id}");
        }
    }

    fn with_attribute(kind: &str, code: &str, attribute: &str) -> [String; 2] {
        [format!("{kind}-{code}"), format!("{kind}-{code}.{attribute}")]
    }

    #[test]
    fn the_first_offered_language_by_preference_is_taken() {
        for (header, lang) in [
            ("es", Lang::Es),
            ("es-MX,en;q=0.5", Lang::Es),
            ("en, es;q=0.9", Lang::En),
            ("en;q=0.2, es;q=0.9", Lang::Es),
            ("fr, es;q=0.3", Lang::Es),
            ("fr", Lang::En),
            ("", Lang::En),
            (";;q=x,,\u{1F600}", Lang::En),
            ("es;q=0, en;q=0.1", Lang::En),
            ("es;q=0", Lang::En),
            ("es;q=NaN", Lang::En),
            ("ES-419;Q=0.5", Lang::Es),
        ] {
            assert_eq!(Lang::of_header(header), lang, "{header}");
        }
    }

    #[test]
    fn a_reason_inside_a_text_is_in_the_same_language() {
        let reason = [("reason", "reason-must-be-master")];
        let said = |lang| text(lang, "field-not_allowed", &with_texts(lang, &[], &reason));
        assert!(said(Lang::En).ends_with("it must be a master pricebook"));
        assert!(said(Lang::Es).contains("maestr"));
    }

    #[test]
    fn a_value_that_looks_like_a_message_id_is_a_value() {
        for id in ids_after("reason-").into_iter().map(|rest| format!("reason-{rest}")) {
            let args = [("reason", id.clone())];
            assert!(text(Lang::En, "field-not_allowed", &args).ends_with(&id), "{id}");
        }
    }
}
