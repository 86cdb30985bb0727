//! What requests and answers about owners' links look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{LinkStatus, OwnerLink};
use super::token::LinkToken;
use crate::clients::model::Language;
use crate::contract::resource::Resource;
use crate::id::{CloudAccountId, OwnerLinkId};

/// A new link for the account's owner.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateOwnerLink {
    /// The language of its page; the client's when left out.
    pub language: Option<Language>,
    /// Hours for which it is good, two weeks at most; three days when left out.
    #[schema(minimum = 1, maximum = 336, default = 72, example = 72)]
    pub expires_in_hours: Option<i64>,
}

/// A list of links has no filters.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListOwnerLinks {}

/// A link by which the owner of an AWS account does the own steps: creates the role, saves its ARN, accepts the invitation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OwnerLink)]
pub struct OwnerLinkView {
    /// Its id.
    pub id: OwnerLinkId,
    /// The account that it is for.
    pub cloud_account_id: CloudAccountId,
    /// Its address, for the owner; only in the answer that made it, never again. Whoever has it can do the owner's steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        format = "uri",
        example = "https://gangway.example.com/o/gwo_ZXhhbXBsZS1vZi1hLXRva2VuLXNob3duLW9uY2UuLi4"
    )]
    pub url: Option<String>,
    /// The language of its page.
    pub language: Language,
    /// What it is good for.
    pub status: LinkStatus,
    /// When its time is over.
    pub expires_at: DateTime<Utc>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When its page was fetched last, to the second. Scanners of mail fetch it too; it counts no version and is no event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_opened_at: Option<DateTime<Utc>>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`. That its time is over is no change.
    #[schema(example = 1)]
    pub version: i32,
}

crate::page_body! {
    /// A page of owner's links.
    OwnerLinkPage of OwnerLinkView, asked by ListOwnerLinks
}

impl OwnerLinkView {
    /// The link as it is at this moment, without its address.
    pub fn new(link: OwnerLink, now: DateTime<Utc>) -> Self {
        Self {
            status: link.status(now),
            id: link.id,
            cloud_account_id: link.cloud_account_id,
            url: None,
            language: link.language,
            expires_at: link.expires_at,
            created_at: link.created_at,
            last_opened_at: link.last_opened_at,
            version: link.version,
        }
    }

    /// The link that was just made, with its address below the public URL.
    pub fn with_url(link: OwnerLink, token: &LinkToken, public_url: &str, now: DateTime<Utc>) -> Self {
        Self { url: Some(format!("{public_url}/o/{}", token.reveal())), ..Self::new(link, now) }
    }
}

impl Resource for OwnerLinkView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/cloud-accounts/{}/owner-links/{}", self.cloud_account_id, self.id)
    }

    fn secret_member(&self) -> Option<&'static str> {
        self.url.as_ref().map(|_| "url")
    }
}

crate::no_rules!(CreateOwnerLink);
