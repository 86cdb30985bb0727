//! Roles, scopes and which role may hold which scope. Pure.

use std::fmt;

use crate::text_enum::UnknownName;

crate::text_enum! {
    /// What a credential is for.
    Role as "CredentialRole" {
        /// The distributor's Cloud Operations team: sees everything.
        Operations "operations",
        /// A partner: sees its own clients and all below them.
        Reseller "reseller",
        /// The end customer in the customer portal: sees its own client while the provider is enabled there.
        Customer "customer",
    }
}

impl Role {
    /// Whether a credential of this role may ever hold the scope.
    pub const fn may_hold(self, scope: Scope) -> bool {
        match self {
            Self::Operations => true,
            Self::Reseller => {
                !matches!(scope, Scope::LinkRequestsOperate | Scope::ResellersRead | Scope::ResellersWrite)
            }
            Self::Customer => matches!(
                scope,
                Scope::ClientsRead
                    | Scope::CloudAccountsRead
                    | Scope::CloudAccountsWrite
                    | Scope::RoleArnRead
                    | Scope::RoleArnWrite
                    | Scope::LinkRequestsRead
                    | Scope::LinkRequestsWrite
                    | Scope::SupportPlansRead
            ),
        }
    }
}

macro_rules! scopes {
    ($($name:ident $text:literal $meaning:literal;)*) => {
        crate::text_enum! {
            /// A permission of a credential or a token.
            Scope as "Scope" { $(#[doc = $meaning] $name $text,)* }
        }

        impl Scope {
            /// What it permits.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

scopes! {
    ClientsRead "clients:read" "Read clients and their cloud providers";
    ClientsWrite "clients:write" "Create, change and archive clients, set their cloud providers";
    PricebooksRead "pricebooks:read" "Read pricebooks";
    PricebooksWrite "pricebooks:write" "Create, change and retire pricebooks";
    CloudAccountsRead "cloud-accounts:read" "Read cloud accounts and their checklists";
    CloudAccountsWrite "cloud-accounts:write" "Add, change and unlink cloud accounts";
    RoleArnRead "role-arn:read" "Read role ARNs and setup kits";
    RoleArnWrite "role-arn:write" "Save, clear and check role ARNs";
    LinkRequestsRead "link-requests:read" "Read link requests and their history";
    LinkRequestsWrite "link-requests:write" "Submit, cancel and renew link requests";
    LinkRequestsOperate "link-requests:operate" "Approve, reject and send link requests, record their outcome";
    SupportPlansRead "support-plans:read" "Read support plan groups";
    SupportPlansWrite "support-plans:write" "Create, change and delete support plan groups";
    CredentialsRead "credentials:read" "Read credentials, without their secrets";
    CredentialsWrite "credentials:write" "Create and revoke credentials";
    ResellersRead "resellers:read" "Read resellers";
    ResellersWrite "resellers:write" "Create and change resellers";
    EventsRead "events:read" "Read the feed of events";
    WebhooksRead "webhooks:read" "Read webhook endpoints and deliveries";
    WebhooksWrite "webhooks:write" "Create, change and test webhook endpoints";
}

/// A set of scopes, in the registry's order and without repetition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// Everything that the role may hold.
    pub fn of_role(role: Role) -> Self {
        Scope::ALL.iter().copied().filter(|scope| role.may_hold(*scope)).collect()
    }

    /// Reads a space-separated list, as OAuth writes it.
    pub fn parse(text: &str) -> Result<Self, UnknownName> {
        text.split_ascii_whitespace().map(str::parse).collect()
    }

    /// Whether the scope is in the set.
    pub fn contains(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// The scopes of this set that the other lacks.
    pub fn beyond(&self, other: &Self) -> Vec<Scope> {
        self.0.iter().copied().filter(|scope| !other.contains(*scope)).collect()
    }

    /// The scopes that both sets have.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        self.0.iter().copied().filter(|scope| other.contains(*scope)).collect()
    }

    /// The scopes, in order.
    pub fn list(&self) -> Vec<Scope> {
        self.0.clone()
    }

    /// The names, in order.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|scope| scope.as_str().to_owned()).collect()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        let mut scopes: Vec<_> = scopes.into_iter().collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self(scopes)
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_hold_what_the_contract_grants() {
        let names = |role| Scopes::of_role(role).to_string();
        assert_eq!(Scopes::of_role(Role::Operations).0.len(), Scope::ALL.len());
        assert!(!names(Role::Reseller).contains("operate") && !names(Role::Reseller).contains("resellers"));
        assert_eq!(Scopes::of_role(Role::Reseller).0.len(), Scope::ALL.len() - 3);
        assert_eq!(
            names(Role::Customer),
            "clients:read cloud-accounts:read cloud-accounts:write role-arn:read role-arn:write \
             link-requests:read link-requests:write support-plans:read"
        );
    }

    #[test]
    fn a_set_prints_in_the_registrys_order_and_reads_back() {
        let scopes = Scopes::parse("role-arn:read  clients:read role-arn:read").unwrap();
        assert_eq!(scopes.to_string(), "clients:read role-arn:read");
        assert_eq!(Scopes::parse(&scopes.to_string()), Ok(scopes));
        assert_eq!(Scopes::parse("clients:all"), Err(UnknownName));
    }
}
