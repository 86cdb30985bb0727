//! What requests and answers about support plan groups look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{GroupKind, SupportPlanGroup};
use crate::contract::patch::set;
use crate::contract::resource::Resource;
use crate::domain::trimmed;
use crate::id::{ClientId, CloudAccountId, ResellerId, SupportPlanId};

/// A new support plan group.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateSupportPlan {
    /// The client whose accounts it will hold.
    pub client_id: ClientId,
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Production accounts")]
    pub name: String,
    /// `passthrough` for accounts with Basic or Developer Support, `business` for every other plan.
    pub kind: GroupKind,
    /// The client's accounts to put in, each with a support type that fits `kind`; none when left out.
    #[schema(value_type = Option<HashSet<CloudAccountId>>, max_items = 1000)]
    pub cloud_account_ids: Option<Vec<CloudAccountId>>,
}

/// Changes to a support plan group; what is left out stays.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateSupportPlan {
    /// Its name.
    #[schema(
        min_length = 1,
        max_length = 120,
        format = "not-blank",
        example = "Production accounts",
        nullable = false
    )]
    pub name: Option<String>,
    /// How its accounts are billed for support; every account that is in it afterwards must fit.
    #[schema(nullable = false)]
    pub kind: Option<GroupKind>,
    /// Replaces its accounts: those that are not named are taken out.
    #[schema(value_type = Option<HashSet<CloudAccountId>>, max_items = 1000, nullable = false)]
    pub cloud_account_ids: Option<Vec<CloudAccountId>>,
}

/// Which support plan groups to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListSupportPlans {
    /// Only those of this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
    /// Only those of this kind.
    #[param(inline, example = "business")]
    pub kind: Option<GroupKind>,
    /// Only those of this reseller's clients.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

/// Some of a client's accounts that are billed for AWS Support in the same way. An account is in at most one group;
/// without one, its support charges may end up as a negative margin.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SupportPlanGroup)]
pub struct SupportPlanView {
    /// Its id.
    pub id: SupportPlanId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// The client whose accounts it holds.
    pub client_id: ClientId,
    /// Its name.
    #[schema(example = "Production accounts")]
    pub name: String,
    /// How its accounts are billed for support.
    pub kind: GroupKind,
    /// Its accounts, in the order of their ids; at most a thousand.
    #[schema(max_items = 1000)]
    pub cloud_account_ids: Vec<CloudAccountId>,
    /// Counts the changes, from 1, of its accounts too; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of support plan groups.
    SupportPlanPage of SupportPlanView, asked by ListSupportPlans
}

/// The order that a group keeps its accounts in.
pub fn sorted(ids: &[CloudAccountId]) -> Vec<CloudAccountId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}

impl UpdateSupportPlan {
    /// Merges the patch into a group (RFC 7396); version and times stay as they are.
    pub fn apply(&self, group: &mut SupportPlanGroup) {
        set(&mut group.name, self.name.as_deref().map(trimmed));
        set(&mut group.kind, self.kind);
        set(&mut group.cloud_account_ids, self.cloud_account_ids.as_deref().map(sorted));
    }
}

impl From<SupportPlanGroup> for SupportPlanView {
    fn from(group: SupportPlanGroup) -> Self {
        Self {
            id: group.id,
            reseller_id: group.reseller_id,
            client_id: group.client_id,
            name: group.name,
            kind: group.kind,
            cloud_account_ids: group.cloud_account_ids,
            version: group.version,
            created_at: group.created_at,
            updated_at: group.updated_at,
        }
    }
}

impl Resource for SupportPlanView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/support-plans/{}", self.id)
    }
}

crate::no_rules!(CreateSupportPlan, UpdateSupportPlan);
