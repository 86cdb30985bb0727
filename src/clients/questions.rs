//! Clients that are asked for so often that many ask at the same moment.

use diesel::connection::DefaultLoadingMode;
use diesel::expression::Expression;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Text};

use super::dto::ListClients;
use super::model::Client;
use super::store::{self, AFTER_ALL, Columns, Row, columns};
use crate::contract::page::Page;
use crate::contract::query::Pages;
use crate::db::question::{Answers, Question};
use crate::db::{Access, Conn};
use crate::fault::{DbError, Fault};
use crate::id::{ClientId, ResellerId};
use crate::tenant::Tenant;

/// How long a page is at most that is read together with others'.
const USUAL: i64 = Pages::OF_LIST.default_limit;

/// Which clients are asked for, newest first.
pub enum ClientQuestion {
    /// The one with this id, if the tenant may see it.
    One(Tenant, ClientId),
    /// A page of those that it may see.
    Page(Tenant, ListClients, Page),
}

/// Clients of one reseller with ids in a span, newest first.
#[derive(Default)]
struct Spans<'a> {
    resellers: Vec<&'a str>,
    first: Vec<&'a str>,
    before: Vec<String>,
    most: Vec<i64>,
}

impl ClientQuestion {
    /// Whose clients are asked for, if it is one span of them and no more to read than usual.
    fn reseller(&self) -> Option<&ResellerId> {
        match self {
            Self::One(Tenant::Reseller(reseller), _) => Some(reseller),
            Self::Page(Tenant::Reseller(reseller), filters, page) if filters.is_empty() && page.limit <= USUAL => {
                Some(reseller)
            }
            _ => None,
        }
    }

    /// Adds the span that is asked for.
    fn add_to<'a>(&'a self, spans: &mut Spans<'a>) {
        let Some(reseller) = self.reseller() else { return };
        let (first, before, most) = match self {
            // No id begins with another one.
            Self::One(_, id) => (id.as_str(), format!("{id}{AFTER_ALL}"), 1),
            Self::Page(.., page) => ("", page.after.clone().unwrap_or_else(|| AFTER_ALL.to_owned()), page.rows()),
        };
        spans.resellers.push(reseller.as_str());
        spans.first.push(first);
        spans.before.push(before);
        spans.most.push(most);
    }
}

impl Question for ClientQuestion {
    type Answer = Vec<Client>;

    const ACCESS: Access = Access::Look;

    fn joins(&self) -> bool {
        self.reseller().is_some()
    }

    fn ask(&self, conn: &mut Conn) -> Result<Vec<Client>, Fault> {
        match self {
            Self::One(tenant, id) => Ok(store::get(conn, tenant, id)?.into_iter().collect()),
            Self::Page(tenant, filters, page) => Ok(store::list(conn, tenant, filters, page)?),
        }
    }

    fn ask_together(conn: &mut PgConnection, questions: &[&Self]) -> Result<Answers<Self>, DbError> {
        let mut spans = Spans::default();
        for question in questions {
            question.add_to(&mut spans);
        }
        let mut answers: Answers<Self> = questions.iter().map(|_| Ok(Vec::new())).collect();
        let together = Together { spans, columns: columns() };
        for row in together.load_iter::<(i64, Row), DefaultLoadingMode>(conn)? {
            let (number, row) = row?;
            let answer = usize::try_from(number - 1).ok().and_then(|index| answers.get_mut(index));
            let answer = answer.ok_or(DbError::Lost)?;
            match (Client::try_from(row), &mut *answer) {
                (Ok(client), Ok(clients)) => clients.push(client),
                (Err(error), Ok(_)) => *answer = Err(error.into()),
                (_, Err(_)) => {}
            }
        }
        Ok(answers)
    }
}

/// The statement. Each span is read from the index in its order, whatever the others are, and its rows come in that order.
struct Together<'a> {
    spans: Spans<'a>,
    columns: Columns,
}

impl QueryFragment<Pg> for Together<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let Spans { resellers, first, before, most } = &self.spans;
        out.push_sql("SELECT asked.number, found.* FROM unnest(");
        out.push_bind_param::<Array<Text>, _>(resellers)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(first)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(before)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<BigInt>, _>(most)?;
        out.push_sql(
            ") WITH ORDINALITY AS asked (reseller_id, first, before, most, number) CROSS JOIN LATERAL (SELECT ",
        );
        self.columns.walk_ast(out.reborrow())?;
        out.push_sql(
            " FROM clients WHERE clients.reseller_id = asked.reseller_id AND clients.id >= asked.first \
             AND clients.id < asked.before ORDER BY clients.id DESC LIMIT asked.most) AS found",
        );
        Ok(())
    }
}

/// Its text is always the same.
impl QueryId for Together<'_> {
    type QueryId = Together<'static>;

    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for Together<'_> {
    type SqlType = (BigInt, <Columns as Expression>::SqlType);
}

impl RunQueryDsl<PgConnection> for Together<'_> {}
