//! What lists are asked by: filters of their own, and the two parameters that ask for a page, which are the same everywhere.

use serde_json::json;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Required, Schema};

/// Items that a page may have.
const LARGEST_PAGE: i64 = 100;

/// Characters that a cursor may have.
const LONGEST_CURSOR: usize = 512;

/// What an operation can be asked for in its query.
pub trait Filters: IntoParams {
    /// How the pages of its answer are asked for; none when it has no pages.
    const PAGES: Option<Pages> = None;
}

/// How the pages of an answer are asked for. No filter's type has members for it: `limit` and `cursor` are read into a
/// [`Page`](super::page::Page).
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// Items on a page when `limit` is left out.
    pub default_limit: i64,
    limit: &'static str,
    cursor: &'static str,
}

impl Pages {
    /// Pages of a list.
    pub const OF_LIST: Self =
        Self { default_limit: 25, limit: "Items on a page.", cursor: "`nextCursor` of the page before." };

    /// Parts of an answer that is about one resource and usually shows all at once; `limit` says what of.
    pub const fn of_answer(limit: &'static str) -> Self {
        Self { default_limit: LARGEST_PAGE, limit, cursor: "`nextCursor` of the answer before." }
    }

    /// The parameters, as the document has them.
    pub fn parameters(&self) -> [Parameter; 2] {
        let limit = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
            .default(Some(json!(self.default_limit)))
            .minimum(Some(1))
            .maximum(Some(LARGEST_PAGE));
        let cursor = ObjectBuilder::new().schema_type(Type::String).max_length(Some(LONGEST_CURSOR));
        let parameter = |name: &str, meaning: &str, schema: ObjectBuilder| {
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Query)
                .description(Some(meaning))
                .required(Required::False)
                .schema(Some(RefOr::T(Schema::Object(schema.build()))))
        };
        [
            parameter("limit", self.limit, limit).example(Some(json!(50))).build(),
            parameter("cursor", self.cursor, cursor).build(),
        ]
    }
}
