//! Extractors. Named `Path`, `Query` and `Json` because the document is derived from those names.
//! Errors come in the contract's order because the first two never wait: path (404), then query or body.

use std::any::TypeId;
use std::collections::HashMap;
use std::future::{Ready, ready};
use std::str::FromStr;
use std::sync::{LazyLock, RwLock};

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, IF_MATCH};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::openapi::schema::{Schema, SchemaType, Type};
use utoipa::openapi::{RefOr, Required};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::problem::Problem;
use super::shapes::{Shape, whole_numbers};
use super::{body, once};
use crate::app::App;
use crate::domain::{Code, Expected, FieldError, Refusal, Violation};
use crate::fault::Fault;
use crate::id;
use crate::page::Page;

/// Bytes that a body may have, but for the few operations that take long lists.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Bytes that a body with a long list may have: usage lines to price, accounts to quote, a pricebook's rules.
pub const LONG_BODY_LIMIT: usize = 1024 * 1024;

const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

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

/// What the path's parameters are read into.
pub trait PathParams: Sized {
    /// Reads the parameters in the order of the path.
    fn read(req: &HttpRequest) -> Result<Self, Problem>;
}

fn parameter<T: PathId>(req: &HttpRequest, index: usize) -> Result<T, Problem> {
    let text = req.match_info().iter().nth(index).map(|(_, value)| value).unwrap_or_default();
    text.parse().map_err(|_| T::NOT_FOUND.into())
}

impl<T: PathId> PathParams for T {
    fn read(req: &HttpRequest) -> Result<Self, Problem> {
        parameter(req, 0)
    }
}

impl<A: PathId, B: PathId> PathParams for (A, B) {
    fn read(req: &HttpRequest) -> Result<Self, Problem> {
        Ok((parameter(req, 0)?, parameter(req, 1)?))
    }
}

/// The ids in the path.
pub struct Path<T>(pub T);

impl<T: PathParams> FromRequest for Path<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(T::read(req).map(Self))
    }
}

/// The query's filters and the page they ask for.
pub struct Query<T> {
    /// The filters.
    pub filters: T,
    /// Which page.
    pub page: Page,
}

impl<T: DeserializeOwned + IntoParams + 'static> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read_query::<T>(req).map_err(Problem::from))
    }
}

fn read_query<T: DeserializeOwned + IntoParams + 'static>(req: &HttpRequest) -> Result<Query<T>, Refusal> {
    let not_utf8 = || Refusal::invalid(vec![Violation::at("", FieldError::new("not_utf8"))]);
    // The reader of forms would put marks in the place of what is not UTF-8.
    percent_decode_str(req.query_string()).decode_utf8().map_err(|_| not_utf8())?;
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(req.query_string()).map_err(|_| not_utf8())?;
    let shape = query_shape::<T>();
    let mut members = Map::new();
    let mut errors = Vec::new();
    for (name, text) in &pairs {
        let number = shape.integers.contains(name).then(|| text.parse::<i64>().ok()).flatten();
        let value = number.map_or_else(|| Value::from(text.as_str()), Value::from);
        if members.insert(name.clone(), value).is_some() {
            errors.push(Violation::at(name, FieldError::new("duplicate_parameter")));
        }
    }
    let members = Value::Object(members);
    errors.extend(shape.shape.check(&members));
    for error in &mut errors {
        error.pointer = error.pointer.trim_start_matches('/').to_owned();
    }
    crate::domain::all_or_invalid(errors)?;
    let page = Page::of_query(req.path(), &pairs)?;
    let filters = serde_json::from_value(members).map_err(|error| unread(&error))?;
    Ok(Query { filters, page })
}

struct QueryShape {
    shape: Shape,
    integers: Vec<String>,
}

/// The parameters of `T` as a schema, compiled once a type.
fn query_shape<T: IntoParams + 'static>() -> &'static QueryShape {
    static SHAPES: LazyLock<RwLock<HashMap<TypeId, &'static QueryShape>>> = LazyLock::new(RwLock::default);
    let known = SHAPES.read().ok().and_then(|shapes| shapes.get(&TypeId::of::<T>()).copied());
    known.unwrap_or_else(|| {
        let built: &'static QueryShape = Box::leak(Box::new(build_query_shape::<T>()));
        if let Ok(mut shapes) = SHAPES.write() {
            shapes.insert(TypeId::of::<T>(), built);
        }
        built
    })
}

fn build_query_shape<T: IntoParams>() -> QueryShape {
    let mut properties = Map::new();
    let (mut required, mut integers) = (Vec::new(), Vec::new());
    for parameter in T::into_params(|| None) {
        if let Some(RefOr::T(Schema::Object(object))) = &parameter.schema
            && matches!(&object.schema_type, SchemaType::Type(Type::Integer))
        {
            integers.push(parameter.name.clone());
        }
        if matches!(parameter.required, Required::True) {
            required.push(Value::from(parameter.name.as_str()));
        }
        properties.insert(parameter.name, serde_json::to_value(&parameter.schema).unwrap_or(Value::Bool(false)));
    }
    let schema = serde_json::json!({
        "type": "object", "properties": properties, "required": required, "additionalProperties": false,
    });
    // A schema that does not compile would refuse every query: false is the schema that nothing fits.
    let shape = Shape::alone("query", &schema).or_else(|_| Shape::alone("query", &Value::Bool(false)));
    match shape {
        Ok(shape) => QueryShape { shape, integers },
        Err(_) => QueryShape { shape: Shape::Tagged { tag: String::new(), variants: Vec::new() }, integers },
    }
}

/// A JSON body that fits its schema, of so many bytes at most.
pub struct Json<T, const LIMIT: usize = BODY_LIMIT>(pub T);

/// A JSON body that may be left out, because all its members may; absent is the same as `{}`.
pub struct OptionalJson<T>(pub T);

impl<T: DeserializeOwned + ToSchema + Validate + 'static, const LIMIT: usize> FromRequest for Json<T, LIMIT> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        read_body(req, payload, LIMIT, false).map(|body| body.map(Self)).boxed_local()
    }
}

impl<T: DeserializeOwned + ToSchema + Validate + 'static> FromRequest for OptionalJson<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        read_body(req, payload, BODY_LIMIT, true).map(|body| body.map(Self)).boxed_local()
    }
}

fn read_body<T: DeserializeOwned + ToSchema + Validate>(
    req: &HttpRequest,
    payload: &mut Payload,
    limit: usize,
    optional: bool,
) -> impl Future<Output = Result<T, Problem>> + use<T> {
    let (req, payload) = (req.clone(), payload.take());
    async move {
        let bytes = body::read(&req, payload, limit).await?;
        let mut value = if optional && bytes.is_empty() {
            Value::Object(Map::new())
        } else {
            check_media_type(&req)?;
            serde_json::from_slice(&bytes).map_err(|error| invalid_json(&error))?
        };
        whole_numbers(&mut value);
        once::note_content(&req, &value);
        let app = req.app_data::<web::Data<App>>().ok_or(Fault::Internal("a handler has no application"))?;
        crate::domain::all_or_invalid(app.shapes.check(&T::name(), &value))?;
        let body: T = serde_json::from_value(value).map_err(|error| unread(&error))?;
        body.validate().map_err(|errors| Refusal::invalid(across_members(&errors)))?;
        Ok(body)
    }
}

/// JSON is UTF-8 (RFC 8259 §8.1), and it is taken as it is: nothing is unpacked. A refusal says what would be taken.
fn check_media_type(req: &HttpRequest) -> Result<(), Problem> {
    let patch = req.method() == Method::PATCH;
    let once = req.headers().get_all(CONTENT_TYPE).count() == 1;
    let media = req.mime_type().ok().flatten().filter(|_| once);
    let is_json = media.is_some_and(|media| {
        let known = media.essence_str() == JSON || (patch && media.essence_str() == MERGE_PATCH);
        known && media.get_param("charset").is_none_or(|charset| charset == "utf-8")
    });
    let plain = req.headers().get_all(CONTENT_ENCODING).all(|encoding| encoding == "identity");
    if is_json && plain {
        return Ok(());
    }
    let expected = if patch { "application/merge-patch+json or application/json" } else { JSON };
    let problem = Problem::from(Refusal::new(Code::UnsupportedMediaType).with("expected", expected));
    Err(match (plain, patch) {
        (false, _) => problem.header(ACCEPT_ENCODING, "identity"),
        (true, true) => {
            problem.header(HeaderName::from_static("accept-patch"), "application/merge-patch+json, application/json")
        }
        (true, false) => problem,
    })
}

fn invalid_json(error: &serde_json::Error) -> Refusal {
    let refusal = Refusal::new(Code::InvalidJson);
    if error.is_eof() {
        return refusal.with_text("reason", "reason-ends-too-early");
    }
    let position = refusal.with("reason", "position");
    position.with("line", error.line().to_string()).with("column", error.column().to_string())
}

/// The schema let something pass that the type does not hold: report it as the caller's, without the inside.
fn unread(error: &serde_json::Error) -> Refusal {
    // The error's text repeats what the caller sent.
    tracing::warn!(kind = ?error.classify(), "a request fits its schema but not its type");
    Refusal::invalid(vec![Violation::at(
        "",
        FieldError::new("wrong_type").with_text("expected", "reason-as-documented"),
    )])
}

/// Rules across members, from `#[validate(schema(...))]`: code and pointer are the validator's.
fn across_members(errors: &validator::ValidationErrors) -> Vec<Violation> {
    let mut found = Vec::new();
    for (member, errors) in errors.field_errors() {
        for error in errors {
            let pointer = if member == "__all__" { String::new() } else { format!("/{member}") };
            let code: &'static str = match &error.code {
                std::borrow::Cow::Borrowed(code) => code,
                std::borrow::Cow::Owned(_) => "invalid_format",
            };
            found.push(Violation::at(pointer, FieldError::new(code)));
        }
    }
    found
}

/// The versions that `If-Match` takes; without the header every version.
pub struct IfMatch(pub Expected);

impl FromRequest for IfMatch {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut values = req.headers().get_all(IF_MATCH).peekable();
        if values.peek().is_none() {
            return ready(Ok(Self(Expected::Any)));
        }
        // Strong comparison (RFC 9110 §13.1.1): weak tags and foreign ones match nothing.
        let lines: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
        // An asterisk stands alone; in a list it is at most a piece of a foreign tag.
        let expected = if lines.iter().any(|line| line.trim() == "*") {
            Expected::Any
        } else {
            Expected::OneOf(lines.iter().flat_map(|line| line.split(',')).filter_map(version_of_tag).collect())
        };
        ready(Ok(Self(expected)))
    }
}

/// `"v12"` → 12; only the spelling that answers carry.
pub fn version_of_tag(tag: &str) -> Option<i32> {
    let digits = tag.trim().strip_prefix("\"v")?.strip_suffix('"')?;
    let version = digits.parse().ok()?;
    (etag(version) == tag.trim()).then_some(version)
}

/// The entity tag of a version.
pub fn etag(version: i32) -> String {
    format!("\"v{version}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tags_that_answers_carry_are_versions() {
        assert_eq!(version_of_tag(" \"v12\" "), Some(12));
        for tag in ["v12", "\"12\"", "W/\"v12\"", "\"v+12\"", "\"v012\"", "\"v\"", "\"v99999999999\"", ""] {
            assert_eq!(version_of_tag(tag), None, "{tag}");
        }
    }
}
