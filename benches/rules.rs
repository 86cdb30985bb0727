//! How long the pure rules take. `cargo bench --bench rules`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark that meets the unexpected shall stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gangway::api::openapi;
use gangway::contract::shapes::Shapes;
use gangway::domain::{AwsAccountId, Country, RoleArn};
use gangway::id::ClientId;
use serde_json::json;
use uuid::Uuid;

fn values(c: &mut Criterion) {
    c.bench_function("an account number", |b| b.iter(|| AwsAccountId::parse(black_box("123456789012"))));
    c.bench_function("a country", |b| b.iter(|| Country::parse(black_box("ZW"))));
    let arn = "arn:aws:iam::123456789012:role/GangwayReadOnly";
    c.bench_function("a role's ARN", |b| b.iter(|| RoleArn::parse(black_box(arn))));
    let id = ClientId::from_uuid(Uuid::now_v7());
    c.bench_function("an id", |b| b.iter(|| black_box(id.as_str()).parse::<ClientId>()));
}

fn bodies(c: &mut Criterion) {
    let document = openapi::document_at("http://127.0.0.1");
    c.bench_function("all schemas compiled", |b| b.iter(|| Shapes::of_document(&document).unwrap()));
    let shapes = Shapes::of_document(&document).unwrap();
    let body = json!({
        "name": "Panadería Sol S.L.",
        "contact": { "name": "Contact Person", "email": "contact@example.com", "phone": "+34 900 000 000" },
        "address": { "street": "Calle Mayor 1", "city": "Madrid", "postalCode": "28013", "country": "ES" },
    });
    assert!(shapes.check("CreateClient", &body).is_empty());
    c.bench_function("a new client's body", |b| b.iter(|| shapes.check("CreateClient", black_box(&body))));
}

criterion_group!(rules, values, bodies);
criterion_main!(rules);
