//! Ids in paths.

use std::str::FromStr;

use crate::domain::Code;
use crate::id;

/// An id that stands in a path.
pub trait PathId: FromStr {
    /// The problem for an id that is unknown, someone else's, or none at all: they are not told apart.
    const NOT_FOUND: Code;
}

macro_rules! path_ids {
    ($($id:ident => $code:ident;)*) => {$(impl PathId for id::$id { const NOT_FOUND: Code = Code::$code; })*};
}

path_ids! {
    ResellerId => ResellerNotFound;
    CredentialId => CredentialNotFound;
    ClientId => ClientNotFound;
    PricebookId => PricebookNotFound;
    CloudAccountId => CloudAccountNotFound;
    LinkRequestId => LinkRequestNotFound;
    SupportPlanId => SupportPlanNotFound;
}
