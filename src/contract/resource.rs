//! What answers show: single resources and pages of lists.

use serde::Serialize;

/// A single resource as answers show it.
pub trait Resource: Serialize {
    /// Its version, for the `ETag`.
    fn version(&self) -> i32;
    /// Its path.
    fn path(&self) -> String;
    /// The member that is a secret, where the answer holds one: it is shown once, and nothing may keep it.
    fn secret_member(&self) -> Option<&'static str> {
        None
    }
}

/// The body of a list.
pub trait PageBody<T>: Serialize {
    /// A page of these items.
    fn new(data: Vec<T>, next_cursor: Option<String>) -> Self;
}

/// Declares the concrete page type of a list, and which filters it is asked by: generic pages would be inlined into the
/// document.
#[macro_export]
macro_rules! page_body {
    ($(#[$doc:meta])* $name:ident of $item:ty, asked by $filters:ty) => {
        $(#[$doc])*
        #[derive(Debug, serde::Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// The items of this page, newest first.
            #[schema(max_items = 100)]
            pub data: Vec<$item>,
            /// Send it as `cursor` to get the next page; absent on the last one.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub next_cursor: Option<String>,
        }

        impl $crate::contract::resource::PageBody<$item> for $name {
            fn new(data: Vec<$item>, next_cursor: Option<String>) -> Self {
                Self { data, next_cursor }
            }
        }

        impl $crate::contract::query::Filters for $filters {
            const PAGES: Option<$crate::contract::query::Pages> = Some($crate::contract::query::Pages::OF_LIST);
        }
    };
}
