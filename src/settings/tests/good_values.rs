//! What holds when nothing is set, what is taken, and that the README says so.

use super::read;
use crate::aws::AwsMode;
use crate::db::Target;
use crate::quotas::model::Quota;
use crate::settings::ALL;

#[test]
fn defaults_are_those_of_the_table() {
    let settings = read(&[]).unwrap();
    assert_eq!(settings.public_url, "http://127.0.0.1:8080");
    assert_eq!(settings.database, Target::Sqlite { path: "gangway.db".to_owned(), durable: true });
    assert_eq!(settings.database_pool, 8);
    assert_eq!(settings.aws_mode, AwsMode::Manual);
    assert_eq!(settings.cross_account_id.as_str(), "328676173091");
}

#[test]
fn the_default_quotas_are_those_of_the_table() {
    let line = ALL.iter().find(|one| one.name == "GANGWAY_RESELLER_QUOTAS").unwrap();
    let all: Vec<_> = Quota::ALL.iter().map(|quota| format!("{}={}", quota.as_str(), quota.default_limit())).collect();
    assert_eq!(line.default, all.join(" "));
    let read = read(&[]).unwrap().reseller_quotas;
    assert!(Quota::ALL.iter().all(|quota| read.limit(*quota) == quota.default_limit()));
}

#[test]
fn good_values_are_taken() {
    let key = "MC4CAQAwBQYDK2VwBCIEIAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD";
    for (name, value) in [
        ("GANGWAY_BIND", "[::1]:0"),
        ("GANGWAY_PUBLIC_URL", "https://gangway.example.com/api/"),
        ("GANGWAY_DATABASE_URL", "postgresql://u:p%40ss@[::1]:5432,other:5433/d?connect_timeout=2"),
        ("GANGWAY_DATABASE_URL", "postgres:///gangway"),
        ("GANGWAY_DATABASE_URL", "sqlite://a b/gangway.db"),
        ("GANGWAY_CROSS_ACCOUNT_ID", "3286-7617-3091"),
        ("GANGWAY_SIGNING_KEY", key),
        ("GANGWAY_LOG", "info,gangway::db=debug"),
        ("GANGWAY_CORS_ORIGINS", "https://portal.example.com, http://localhost:5173"),
        ("GANGWAY_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,2001:db8::/32"),
        ("GANGWAY_LOG", "off"),
        ("GANGWAY_DISTRIBUTOR_NAME", "Distribuidora Ejemplo, S.A."),
        ("GANGWAY_DISTRIBUTOR_LOGO_URL", "https://static.example.com/logo.svg"),
        ("GANGWAY_DISTRIBUTOR_SUPPORT", "aws@example.com"),
        ("GANGWAY_DISTRIBUTOR_SUPPORT", "+34 900 000 000"),
        ("GANGWAY_DISTRIBUTOR_SUPPORT", "https://example.com/help"),
        ("GANGWAY_OTLP_SAMPLE", "0.25"),
        ("GANGWAY_DATABASE_POOL", ""),
    ] {
        read(&[(name, value)]).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn a_collector_is_taken_where_there_is_a_way_to_it() {
    let taken = read(&[("GANGWAY_OTLP_ENDPOINT", "http://127.0.0.1:4318/")]);
    if cfg!(feature = "otlp") {
        let settings = taken.unwrap();
        assert_eq!(settings.otlp_endpoint.as_deref(), Some("http://127.0.0.1:4318"));
        assert!((settings.otlp_sample - 1.0).abs() < f64::EPSILON);
    } else {
        let refused = taken.unwrap_err().to_string();
        assert!(refused.contains("GANGWAY_OTLP_ENDPOINT needs") && refused.contains("`otlp`"), "{refused}");
    }
}

#[test]
fn the_readme_lists_every_setting_as_it_is() {
    let readme = include_str!("../../../README.md");
    let rows: Vec<_> =
        ALL.iter().map(|one| format!("| `{}` | {} | {} |", one.name, one.default, one.meaning)).collect();
    let table = rows.join("\n");
    assert!(readme.contains(&table), "put this table into README.md:\n{table}");
    // Its instructions are for a server without settings.
    let settings = read(&[]).unwrap();
    let Target::Sqlite { path, .. } = settings.database else { panic!("the default is SQLite") };
    let url = settings.public_url;
    for text in [format!("in `{path}` unless"), format!("<{url}/swagger-ui/>"), format!("API=${{API:-{url}}}")] {
        assert!(readme.contains(&text), "{text}");
    }
}
