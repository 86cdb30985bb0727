//! Merge patches (RFC 7396), generated from the published schemas of the `Update…` bodies.

use std::sync::LazyLock;

use chrono::DateTime;
use gangway::clients::dto::{ClientView, UpdateClient};
use gangway::clients::model::{Address, Client, ClientStatus, Contact, Language};
use gangway::cloud_accounts::dto::{CloudAccountView, UpdateCloudAccount};
use gangway::cloud_accounts::model::{CloudAccount, OrganizationRole, OrganizationRoleSource, Origin};
use gangway::contract::formats;
use gangway::contract::shapes::Shapes;
use gangway::domain::AccountStatus;
use gangway::domain::RoleStatus;
use gangway::pricebooks::dto::{PricebookView, UpdatePricebook};
use gangway::pricebooks::model::{Pricebook, PricebookKind, PricebookProvider, PricebookStatus};
use gangway::resellers::dto::{ResellerView, UpdateReseller};
use gangway::resellers::model::{Reseller, ResellerStatus};
use gangway::support_plans::dto::{SupportPlanView, UpdateSupportPlan};
use gangway::support_plans::model::{GroupKind, SupportPlanGroup, SupportType};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::support::contract::{DOCUMENT, resolve, schema_errors};

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes::of_document(&DOCUMENT).unwrap());

/// A resource that a merge patch changes.
trait Patched: Clone + PartialEq + std::fmt::Debug {
    type Patch: DeserializeOwned;
    /// The schema of its patches.
    const PATCH: &'static str;
    /// The schema of what answers show.
    const VIEW: &'static str;
    /// What a member of the patch changes besides itself.
    const FOLLOWS: &'static [(&'static str, &'static str)] = &[];
    /// One that has every member.
    fn full() -> Self;
    fn apply(&mut self, patch: &Self::Patch);
    fn view(self) -> Value;

    fn after(&self, patch: &Value) -> Self {
        let mut after = self.clone();
        after.apply(&serde_json::from_value(patch.clone()).unwrap());
        after
    }
}

fn schema(name: &str) -> &'static Value {
    &DOCUMENT["components"]["schemas"][name]
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn clearable(schema: &Value) -> bool {
    let one_is_null = |all: &Vec<Value>| all.iter().any(|one| types(one).contains(&"null"));
    types(schema).contains(&"null") || schema["oneOf"].as_array().is_some_and(one_is_null)
}

/// Text of this format, in forms that are not the normal one too.
fn text_of(format: &'static str) -> BoxedStrategy<Value> {
    let form = match format {
        "not-blank" => " {0,2}[A-Za-zéß😀\u{200B}\"\\\\/ ]{1,9}[ \n]{0,2}",
        "contact-email" => "[a-zA-Z0-9+.]{1,9}@[a-z]{1,9}\\.example",
        "phone" => " ?[+]?[0-9]{3,9}[ ()./-]{0,3}[0-9]{0,9} ?",
        "country" => "ES|MX|US",
        "currency" => "EUR|USD|JPY",
        "domain-name" => "[a-z]([a-z0-9-]{0,8}[a-z])?\\.example",
        "aws-account-id" => "[ \"]?([0-9]{12}|[0-9]{4}-[0-9]{4}-[0-9]{4})[ \"]?",
        "root-email" => " ?[a-z+]{3,9}@[a-z]{1,9}\\.example ?",
        other => panic!("no text for the format {other}"),
    };
    let fits = move |text: &String| formats::find(format).unwrap()(text).is_ok();
    string_regex(form).unwrap().prop_filter(format, fits).prop_map(Value::from).boxed()
}

/// What fits this schema.
fn fitting(given: &'static Value) -> BoxedStrategy<Value> {
    let schema = resolve(given);
    if let Some(variants) = schema["oneOf"].as_array() {
        return prop::strategy::Union::new(variants.iter().map(fitting)).boxed();
    }
    if let Some(values) = schema["enum"].as_array() {
        return select(values.clone()).boxed();
    }
    if let Some(pattern) = schema["pattern"].as_str() {
        return string_regex(pattern.trim_matches(['^', '$'])).unwrap().prop_map(Value::from).boxed();
    }
    let of_type = |name: &str| match name {
        "null" => Just(Value::Null).boxed(),
        "string" => text_of(schema["format"].as_str().unwrap()),
        "array" => vec(fitting(&schema["items"]), 0..5)
            .prop_filter("repeated", |items| (1..items.len()).all(|at| !items[at..].contains(&items[at - 1])))
            .prop_map(Value::Array)
            .boxed(),
        "object" => members(schema),
        other => panic!("no value of the type {other}"),
    };
    prop::strategy::Union::new(types(schema).into_iter().map(of_type)).boxed()
}

/// Some of the members of this schema.
fn members(schema: &'static Value) -> BoxedStrategy<Value> {
    let all: Vec<_> = schema["properties"].as_object().unwrap().iter().collect();
    let none = Just(Map::new()).boxed();
    let add = |rest: BoxedStrategy<Map<String, Value>>, (name, schema): (&'static String, &'static Value)| {
        let given = prop::option::of(fitting(schema));
        let with = move |(mut rest, given): (Map<String, Value>, Option<Value>)| {
            rest.extend(given.map(|given| (name.clone(), given)));
            rest
        };
        (rest, given).prop_map(with).boxed()
    };
    all.into_iter().fold(none, add).prop_map(Value::Object).boxed()
}

/// Every member of the patch, by its path.
fn paths(schema: &'static Value) -> Vec<(Vec<&'static str>, &'static Value)> {
    let mut found = Vec::new();
    for (name, given) in schema["properties"].as_object().unwrap() {
        let member = resolve(given);
        found.push((vec![name.as_str()], member));
        if member["properties"].is_object() {
            found.extend(
                paths(member).into_iter().map(|(path, member)| ([&[name.as_str()], &path[..]].concat(), member)),
            );
        }
    }
    found
}

fn nested(path: &[&str], value: Value) -> Value {
    path.iter().rev().fold(value, |inner, name| json!({ *name: inner }))
}

fn at<'v>(value: &'v Value, path: &[&str]) -> &'v Value {
    path.iter().fold(value, |value, name| &value[*name])
}

/// The patch that sends back what an answer shows.
fn echo(schema: &Value, view: &Value) -> Value {
    let mut patch = Map::new();
    for (name, member) in schema["properties"].as_object().unwrap() {
        let member = resolve(member);
        let Some(shown) = view.get(name) else { continue };
        let shown = if member["properties"].is_object() { echo(member, shown) } else { shown.clone() };
        patch.insert(name.clone(), shown);
    }
    Value::Object(patch)
}

fn null_clears_what_is_clearable_and_nothing_else<T: Patched>() {
    let full = T::full();
    assert!(schema_errors(T::VIEW, &full.clone().view()).is_empty());
    for (path, member) in paths(schema(T::PATCH)) {
        let patch = nested(&path, Value::Null);
        assert!(!at(&full.clone().view(), &path).is_null(), "the example has no {path:?}");
        let refused = SHAPES.check(T::PATCH, &patch);
        assert_eq!(refused.is_empty(), clearable(member), "{patch}: {refused:?}");
        if clearable(member) {
            let view = full.after(&patch).view();
            assert!(at(&view, &path).is_null(), "{patch} leaves {view}");
            assert!(schema_errors(T::VIEW, &view).is_empty());
        }
    }
}

fn nothing_changes_nothing<T: Patched>() {
    for patch in [json!({}), echo(schema(T::PATCH), &T::full().view())] {
        assert!(SHAPES.check(T::PATCH, &patch).is_empty());
        assert_eq!(T::full().after(&patch), T::full(), "{patch}");
    }
}

fn obeys<T: Patched>(before: &T, patch: &Value) -> Result<T, TestCaseError> {
    let refused = SHAPES.check(T::PATCH, patch);
    prop_assert!(refused.is_empty(), "{patch}: {refused:?}");
    let after = before.after(patch);
    prop_assert_eq!(&after.after(patch), &after, "twice is not once");
    prop_assert_eq!(&after.after(&json!({})), &after, "an empty patch changes something");
    let (old, new) = (before.clone().view(), after.clone().view());
    let errors = schema_errors(T::VIEW, &new);
    prop_assert!(errors.is_empty(), "{errors:?}");
    let shown = echo(schema(T::PATCH), &new);
    let refused = SHAPES.check(T::PATCH, &shown);
    prop_assert!(refused.is_empty(), "what is shown is refused: {shown}: {refused:?}");
    prop_assert_eq!(&after.after(&shown), &after, "what is shown changes something");
    let names = schema(T::VIEW)["properties"].as_object().unwrap().keys();
    for name in names.filter(|name| patch.get(name.as_str()).is_none()) {
        let follows = T::FOLLOWS.iter().any(|(leader, follower)| follower == name && patch.get(leader).is_some());
        prop_assert!(follows || old.get(name) == new.get(name), "{name} is not in the patch and changes");
    }
    Ok(after)
}

macro_rules! laws {
    ($($name:ident $type:ty;)*) => {$(
        mod $name {
            use super::*;

            #[test]
            fn null_clears_what_is_clearable_and_nothing_else() {
                super::null_clears_what_is_clearable_and_nothing_else::<$type>();
            }

            #[test]
            fn nothing_and_what_is_there_already_change_nothing() {
                nothing_changes_nothing::<$type>();
            }

            proptest! {
                #[test]
                fn patches_obey_the_laws_one_after_another(
                    patches in vec(fitting(schema(<$type as Patched>::PATCH)), 1..4),
                ) {
                    let mut resource = <$type>::full();
                    for patch in &patches {
                        resource = obeys(&resource, patch)?;
                    }
                }
            }
        }
    )*};
}

laws! {
    clients Client;
    cloud_accounts CloudAccount;
    pricebooks Pricebook;
    resellers Reseller;
    support_plans SupportPlanGroup;
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

impl Patched for Client {
    type Patch = UpdateClient;
    const PATCH: &'static str = "UpdateClient";
    const VIEW: &'static str = "ClientProfile";

    fn full() -> Self {
        Self {
            id: parsed("cli_01jdgx3v9re8tbq4m6n0y7k2hc"),
            reseller_id: parsed("rsl_01jdgx3v9re8tbq4m6n0y7k2ha"),
            name: "Panadería Sol".to_owned(),
            external_ref: Some("CRM-1001".to_owned()),
            contact: Contact {
                name: "Ana".to_owned(),
                email: parsed("ana@example.com"),
                phone: Some("+34 910".to_owned()),
            },
            address: Address {
                street: "Calle Mayor 1".to_owned(),
                city: "Madrid".to_owned(),
                state: Some("Madrid".to_owned()),
                postal_code: Some("28013".to_owned()),
                country: parsed("ES"),
            },
            domain: Some("sol.example".to_owned()),
            language: Language::En,
            status: ClientStatus::Active,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn apply(&mut self, patch: &UpdateClient) {
        patch.apply(self);
    }

    fn view(self) -> Value {
        serde_json::to_value(ClientView::from(self)).unwrap()
    }
}

impl Patched for CloudAccount {
    type Patch = UpdateCloudAccount;
    const PATCH: &'static str = "UpdateCloudAccount";
    const VIEW: &'static str = "CloudAccount";
    const FOLLOWS: &'static [(&'static str, &'static str)] = &[
        ("awsAccountId", "roleStatus"),
        ("awsAccountId", "detectedSupportType"),
        ("awsAccountId", "payerAccountId"),
        ("organizationRole", "organizationRoleSource"),
        ("organizationRole", "payerAccountId"),
        ("pricebookId", "effectivePricebook"),
    ];

    fn full() -> Self {
        Self {
            id: parsed("acc_01jdgx3v9re8tbq4m6n0y7k2he"),
            reseller_id: parsed("rsl_01jdgx3v9re8tbq4m6n0y7k2ha"),
            client_id: parsed("cli_01jdgx3v9re8tbq4m6n0y7k2hc"),
            origin: Origin::Existing,
            aws_account_id: Some(parsed("111122223333")),
            nickname: Some("Production".to_owned()),
            root_email: Some(parsed("aws-root@example.com")),
            support_type: SupportType::ALL[0],
            organization_role: Some(OrganizationRole::ALL[0]),
            organization_role_source: Some(OrganizationRoleSource::Declared),
            payer_account_id: Some(parsed("444455556666")),
            detected_support_type: Some(SupportType::ALL[0]),
            pricebook_id: Some(parsed("pbk_01jdgx3v9re8tbq4m6n0y7k2hd")),
            external_id: parsed("CA01JDGX3V9RE8TBQ4M6N0Y7K2HA"),
            status: AccountStatus::Registered,
            role_status: RoleStatus::Verified,
            link_request_id: Some(parsed("lrq_01jdgx3v9re8tbq4m6n0y7k2hf")),
            support_plan_id: Some(parsed("spg_01jdgx3v9re8tbq4m6n0y7k2hg")),
            liability_starts_at: Some(DateTime::UNIX_EPOCH),
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn apply(&mut self, patch: &UpdateCloudAccount) {
        patch.apply(self);
    }

    fn view(self) -> Value {
        serde_json::to_value(CloudAccountView::new(self, None)).unwrap()
    }
}

impl Patched for Pricebook {
    type Patch = UpdatePricebook;
    const PATCH: &'static str = "UpdatePricebook";
    const VIEW: &'static str = "Pricebook";

    fn full() -> Self {
        Self {
            id: parsed("pbk_01jdgx3v9re8tbq4m6n0y7k2hd"),
            reseller_id: Some(parsed("rsl_01jdgx3v9re8tbq4m6n0y7k2ha")),
            provider: PricebookProvider::Aws,
            kind: PricebookKind::Custom,
            name: "Retail".to_owned(),
            currency: parsed("USD"),
            based_on: Some(parsed("pbk_01jdgx3v9re8tbq4m6n0y7k2hd")),
            rules: Vec::new(),
            rules_version: Some(1),
            status: PricebookStatus::Active,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn apply(&mut self, patch: &UpdatePricebook) {
        patch.apply(self);
    }

    fn view(self) -> Value {
        serde_json::to_value(PricebookView::from(self)).unwrap()
    }
}

impl Patched for Reseller {
    type Patch = UpdateReseller;
    const PATCH: &'static str = "UpdateReseller";
    const VIEW: &'static str = "Reseller";

    fn full() -> Self {
        Self {
            id: parsed("rsl_01jdgx3v9re8tbq4m6n0y7k2ha"),
            name: "Nube Partners".to_owned(),
            external_ref: Some("SAP-0042".to_owned()),
            country: Some(parsed("ES")),
            default_currency: parsed("USD"),
            status: ResellerStatus::Active,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn apply(&mut self, patch: &UpdateReseller) {
        patch.apply(self);
    }

    fn view(self) -> Value {
        serde_json::to_value(ResellerView::from(self)).unwrap()
    }
}

impl Patched for SupportPlanGroup {
    type Patch = UpdateSupportPlan;
    const PATCH: &'static str = "UpdateSupportPlan";
    const VIEW: &'static str = "SupportPlanGroup";

    fn full() -> Self {
        Self {
            id: parsed("spg_01jdgx3v9re8tbq4m6n0y7k2hg"),
            reseller_id: parsed("rsl_01jdgx3v9re8tbq4m6n0y7k2ha"),
            client_id: parsed("cli_01jdgx3v9re8tbq4m6n0y7k2hc"),
            name: "Production accounts".to_owned(),
            kind: GroupKind::ALL[0],
            cloud_account_ids: std::vec![parsed("acc_01jdgx3v9re8tbq4m6n0y7k2he")],
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn apply(&mut self, patch: &UpdateSupportPlan) {
        patch.apply(self);
    }

    fn view(self) -> Value {
        serde_json::to_value(SupportPlanView::from(self)).unwrap()
    }
}
