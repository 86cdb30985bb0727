//! What an endpoint demands of its callers and what it can refuse: one entry an endpoint, read by the router, the
//! transactions and the document.

use std::marker::PhantomData;
use std::sync::Arc;

use super::caller::Caller;
use super::scope::{Role, Scope};
use crate::domain::{Code, Refusal};

/// What is known of an endpoint besides its path and its bodies.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its name, as in its operation id but for the first letter.
    pub name: &'static str,
    /// Whether it wants a token.
    pub secured: bool,
    /// The scope that the token must have; none where every caller may.
    pub scope: Option<Scope>,
    /// Roles that may never do it, though they may hold the scope.
    pub barred: &'static [Role],
    /// Whether a customer may do it while its portal is off (C4).
    pub open_without_portal: bool,
    /// Whether its body may be left out.
    pub optional_body: bool,
    /// Whether it only computes: it changes nothing, and there is no version to match.
    pub computes: bool,
    /// Whether what it changes has no version to match.
    pub unversioned: bool,
    /// What its rules refuse with; what follows from its form is not among it.
    pub problems: &'static [Code],
    /// More of them, of rules that it shares with others.
    pub shared_problems: &'static [Code],
}

impl Entry {
    /// An endpoint for everybody.
    pub const fn public() -> Self {
        Self {
            name: "",
            secured: false,
            scope: None,
            barred: &[],
            open_without_portal: false,
            optional_body: false,
            computes: false,
            unversioned: false,
            problems: &[],
            shared_problems: &[],
        }
    }

    /// An endpoint for everybody with a token.
    pub const fn for_callers() -> Self {
        Self { secured: true, ..Self::public() }
    }

    /// An endpoint for callers whose token has this scope.
    pub const fn of(scope: Scope) -> Self {
        Self { scope: Some(scope), ..Self::for_callers() }
    }

    /// Never for these roles.
    pub const fn not_for(self, barred: &'static [Role]) -> Self {
        Self { barred, ..self }
    }

    /// For customers also while their portal is off.
    pub const fn open_without_portal(self) -> Self {
        Self { open_without_portal: true, ..self }
    }

    /// With a body that may be left out.
    pub const fn optional_body(self) -> Self {
        Self { optional_body: true, ..self }
    }

    /// Without any effect.
    pub const fn computes(self) -> Self {
        Self { computes: true, ..self }
    }

    /// On something without a version.
    pub const fn unversioned(self) -> Self {
        Self { unversioned: true, ..self }
    }

    /// Its rules refuse with these codes.
    pub const fn refuses(self, problems: &'static [Code]) -> Self {
        Self { problems, ..self }
    }

    /// And with these, as others' do.
    pub const fn and(self, shared_problems: &'static [Code]) -> Self {
        Self { shared_problems, ..self }
    }

    /// With this name.
    pub const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// Whether the role may ever do it.
    pub fn takes(&self, role: Role) -> bool {
        !self.barred.contains(&role) && self.scope.is_none_or(|scope| role.may_hold(scope))
    }

    /// Refuses a caller who may not do it.
    pub fn check(&self, caller: &Caller) -> Result<(), Refusal> {
        if !self.takes(caller.role) {
            let allowed: Vec<_> =
                Role::ALL.iter().filter(|role| self.takes(**role)).map(|role| role.as_str()).collect();
            let refusal = Refusal::new(Code::RoleNotAllowed).with("role", caller.role.as_str());
            return Err(refusal.with("allowed", allowed.join(", ")));
        }
        match self.scope {
            Some(scope) if !caller.scopes.contains(scope) => Err(insufficient(scope)),
            _ => Ok(()),
        }
    }
}

/// The refusal of a caller whose token lacks this scope.
pub fn insufficient(scope: Scope) -> Refusal {
    Refusal::new(Code::InsufficientScope).with("scope", scope.as_str()).member("requiredScope", scope.as_str())
}

/// An endpoint, as a type that its handler names.
pub trait Endpoint: 'static {
    /// What is known of it.
    const ENTRY: Entry;
}

/// A caller in the eyes of a transaction.
pub trait Admitted {
    /// Whether a customer is refused while its portal is off.
    const GATED: bool;

    /// Who it is.
    fn caller(&self) -> &Arc<Caller>;
}

impl Admitted for Arc<Caller> {
    const GATED: bool = true;

    fn caller(&self) -> &Arc<Caller> {
        self
    }
}

/// The caller of an endpoint, who may do it.
pub struct Allow<E>(pub Arc<Caller>, PhantomData<E>);

impl<E: Endpoint> Allow<E> {
    /// The caller, unless it may not.
    pub fn admit(caller: Arc<Caller>) -> Result<Self, Refusal> {
        E::ENTRY.check(&caller)?;
        Ok(Self(caller, PhantomData))
    }
}

impl<E: Endpoint> Admitted for Allow<E> {
    const GATED: bool = !E::ENTRY.open_without_portal;

    fn caller(&self) -> &Arc<Caller> {
        &self.0
    }
}
