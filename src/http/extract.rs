//! Extractors. Named `Path`, `Query` and `Json` because the document is derived from those names.
//! Errors come in the contract's order because the first two never wait: path (404), then query or body.

use std::any::TypeId;
use std::collections::HashMap;
use std::future::{Ready, ready};
use std::sync::{LazyLock, RwLock};

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::schema::{Schema, SchemaType, Type};
use utoipa::openapi::{RefOr, Required};
use utoipa::{IntoParams, ToSchema};

use super::compute::compute;
use super::problem::Problem;
use super::{admission, body, json, methods, once};
use crate::app::App;
use crate::contract::page::Page;
use crate::contract::path_id::PathId;
use crate::contract::query::{Filters, Pages};
use crate::contract::rules::Rules;
use crate::contract::shapes::{Shape, whole_numbers};
use crate::db::Share;
use crate::domain::{Code, FieldError, Refusal, Violation};
use crate::http::request::application;
use crate::idempotency::model::Fingerprint;

/// Bytes that a body may have, but for the few operations that take long lists.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Bytes that a body with a long list may have: usage lines to price, accounts to quote, a pricebook's rules.
pub const LONG_BODY_LIMIT: usize = 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

pub(super) const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// Characters of a charset's name that a refusal repeats at most.
const SHOWN: usize = 40;

/// What the path's parameters are read into.
pub trait PathParams: Sized {
    /// Reads the parameters in the order of the path.
    fn read(req: &HttpRequest) -> Result<Self, Problem>;
}

fn parameter<T: PathId>(req: &HttpRequest, index: usize) -> Result<T, Problem> {
    let text = req.match_info().iter().nth(index).map(|(_, value)| value).unwrap_or_default();
    text.parse().map_err(|_| T::PARAMETER.not_found.into())
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
        ready(T::read(req).and_then(|ids| refuse_query(req).map(|()| Self(ids))))
    }
}

/// The query's filters and the page they ask for. As the parameters of an operation it is both.
pub struct Query<T> {
    /// The filters.
    pub filters: T,
    /// Which page.
    pub page: Page,
}

impl<T: DeserializeOwned + Filters + 'static> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read_query::<T>(req).map_err(Problem::from))
    }
}

impl<T: Filters> IntoParams for Query<T> {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = T::into_params(place);
        parameters.extend(T::PAGES.iter().flat_map(Pages::parameters));
        parameters
    }
}

/// Refuses every query parameter of an operation that has none, as lists do with those that they do not know.
fn refuse_query(req: &HttpRequest) -> Result<(), Problem> {
    if req.query_string().is_empty() {
        return Ok(());
    }
    let app = application(req)?;
    let parameters = methods::operation(req, app).and_then(|operation| operation.get("parameters")?.as_array());
    // Those that have parameters read them with `Query`.
    if parameters.into_iter().flatten().any(|parameter| parameter.get("in").is_some_and(|place| place == "query")) {
        return Ok(());
    }
    Ok(read_query::<NoQuery>(req).map(drop)?)
}

/// The query of an operation that has none.
#[derive(serde::Deserialize)]
struct NoQuery {}

impl IntoParams for NoQuery {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        Vec::new()
    }
}

impl Filters for NoQuery {}

fn read_query<T: DeserializeOwned + Filters + 'static>(req: &HttpRequest) -> Result<Query<T>, Refusal> {
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
    let page = Page::of_query(req.path(), &pairs, T::PAGES.map_or(1, |pages| pages.default_limit))?;
    let filters = serde_json::from_value(members).map_err(|error| unread(&error))?;
    Ok(Query { filters, page })
}

struct QueryShape {
    shape: Shape,
    integers: Vec<String>,
}

/// The parameters of `T` as a schema, compiled once a type.
fn query_shape<T: Filters + 'static>() -> &'static QueryShape {
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

fn build_query_shape<T: Filters>() -> QueryShape {
    let mut properties = Map::new();
    let (mut required, mut integers) = (Vec::new(), Vec::new());
    for parameter in Query::<T>::into_params(|| None) {
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

impl<T: DeserializeOwned + ToSchema + Rules + Send + 'static, const LIMIT: usize> FromRequest for Json<T, LIMIT> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        read_body(req, payload, LIMIT, false, json_types(req)).map(|body| body.map(Self)).boxed_local()
    }
}

impl<T: DeserializeOwned + ToSchema + Rules + Send + 'static> FromRequest for OptionalJson<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        read_body(req, payload, BODY_LIMIT, true, json_types(req)).map(|body| body.map(Self)).boxed_local()
    }
}

/// The media types that a JSON body may have.
fn json_types(req: &HttpRequest) -> &'static [&'static str] {
    if req.method() == Method::PATCH { &[MERGE_PATCH, JSON] } else { &[JSON] }
}

/// Reads a JSON body. `taken` are all media types that the operation takes, for its refusals.
pub(super) fn read_body<T: DeserializeOwned + ToSchema + Rules + Send + 'static>(
    req: &HttpRequest,
    payload: &mut Payload,
    limit: usize,
    optional: bool,
    taken: &'static [&'static str],
) -> impl Future<Output = Result<T, Problem>> + use<T> {
    let (req, payload) = (req.clone(), payload.take());
    async move {
        refuse_query(&req)?;
        let mut bytes = without_mark(body::read(&req, payload, limit).await?);
        if optional && bytes.is_empty() {
            bytes = b"{}".to_vec();
        } else {
            check_media_type(&req, taken)?;
        }
        let with_key = once::has_key(&req);
        let is_long = bytes.len() > BODY_LIMIT;
        let (value, content) = checked(&req, is_long, move |app| read_value::<T>(app, &bytes, with_key)).await?;
        once::note_content(&req, content);
        Ok(value)
    }
}

/// Some editors and tools put a mark before UTF-8; a reader may ignore it (RFC 8259 §8.1).
pub(super) fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    bytes
}

/// Looks at a body. A long one takes its time, in which this thread answers others; and of many, one reseller's after another's.
pub(super) async fn checked<T: Send + 'static>(
    req: &HttpRequest,
    is_long: bool,
    look: impl FnOnce(&App) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Problem> {
    let app = application(req)?.clone();
    if !is_long {
        return Ok(look(&app)?);
    }
    let share = admission::of(req).map_or(Share::Logins, |caller| caller.share());
    Ok(compute(&app, &share, look).await??)
}

/// The body, and with a key its content's fingerprint.
fn read_value<T: DeserializeOwned + ToSchema + Rules>(
    app: &App,
    bytes: &[u8],
    with_key: bool,
) -> Result<(T, Option<Fingerprint>), Refusal> {
    let value = check::<T>(app, json::read(bytes)?)?;
    let content = with_key.then(|| Fingerprint::of_body(&value));
    Ok((serde_json::from_value(value).map_err(|error| unread(&error))?, content))
}

/// The body as it is read, if it has its form and breaks none of its rules.
fn check<T: ToSchema + Rules>(app: &App, mut value: Value) -> Result<Value, Refusal> {
    whole_numbers(&mut value);
    let mut errors = app.shapes.shorten(&T::name(), &mut value);
    errors.extend(app.shapes.check(&T::name(), &value));
    errors.extend(T::broken(&value));
    if !errors.is_empty() {
        // A member of the wrong form breaks no further rule.
        let mut beside = T::broken_beside(&value, app.clock.real());
        beside.retain(|one| !errors.iter().any(|other| other.pointer == one.pointer));
        errors.extend(beside);
    }
    crate::domain::all_or_invalid(errors)?;
    Ok(value)
}

/// JSON is UTF-8 (RFC 8259 §8.1), CSV is here, and both are taken as they are: nothing is unpacked. A refusal says what would be
/// taken.
pub(super) fn check_media_type(req: &HttpRequest, taken: &[&str]) -> Result<(), Problem> {
    let patch = req.method() == Method::PATCH;
    let once = req.headers().get_all(CONTENT_TYPE).count() == 1;
    let media = req.mime_type().ok().flatten().filter(|_| once);
    let known = media.as_ref().is_some_and(|media| taken.contains(&media.essence_str()));
    let charset =
        media.as_ref().and_then(|media| media.get_param("charset")).map(|charset| charset.as_str().to_owned());
    let utf8 = charset.as_deref().is_none_or(|charset| ["utf-8", "utf8", "us-ascii"].contains(&charset));
    let encodings = req.headers().get_all(CONTENT_ENCODING).map(|value| value.to_str().unwrap_or_default());
    let plain = encodings
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .all(|one| one.is_empty() || one.eq_ignore_ascii_case("identity"));
    let reason = match (plain, known, utf8) {
        (true, true, true) => return Ok(()),
        (false, _, _) => "encoding",
        (true, true, false) => "charset",
        (true, false, _) => "media",
    };
    let named: String = charset.unwrap_or_default().chars().take(SHOWN).collect();
    let refusal = Refusal::new(Code::UnsupportedMediaType).with("expected", taken.join(" or "));
    let refusal = refusal.with("reason", reason).with("charset", named);
    let problem = Problem::from(refusal);
    Err(match (plain, patch) {
        (false, _) => problem.header(ACCEPT_ENCODING, "identity"),
        (true, true) => {
            problem.header(HeaderName::from_static("accept-patch"), "application/merge-patch+json, application/json")
        }
        (true, false) => problem,
    })
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
