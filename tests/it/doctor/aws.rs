//! What the doctor says of AWS, with a stand-in that refuses everything.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};

use super::{Told, healthy, told};
use crate::support::process::gangway;

/// Takes AWS's place, and refuses everything at a moment that is so far from this one.
fn refusing(off: TimeDelta) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
            drop(stream.read(&mut [0; 16384]));
            let date = (Utc::now() + off).format("%a, %d %b %Y %H:%M:%S GMT");
            let body = "<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code>\
                        <Message>Signature expired</Message></Error></ErrorResponse>";
            let head = format!("HTTP/1.1 403 Forbidden\r\nDate: {date}\r\nContent-Type: text/xml\r\nConnection: close");
            drop(write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
        }
    });
    format!("http://{address}")
}

fn with_aws(folder: &Path, url: &str, allow: &str) -> Told {
    let settings = [
        healthy("sqlite://gangway.db"),
        vec![("GANGWAY_AWS_MODE", "aws"), ("GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", allow)],
    ];
    let mut doctor = gangway(folder, &["doctor", "--json"], &settings.concat());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        doctor.env_remove(name);
    }
    let keys = [("AWS_ACCESS_KEY_ID", "AKIA111111111111"), ("AWS_SECRET_ACCESS_KEY", "hunter2-secret")];
    doctor.env("HOME", folder).envs(keys).env("AWS_ENDPOINT_URL", url);
    told(doctor)
}

#[test]
fn a_clock_that_differs_from_awss_is_told_though_aws_refuses_everything() {
    let folder = tempfile::tempdir().unwrap();
    let told = with_aws(folder.path(), &refusing(TimeDelta::minutes(10)), "true");
    told.says("fail", "clock.aws", &["seconds behind AWS's", "NTP"]);
    told.says("fail", "aws.credentials", &["gangway aws check"]);
    with_aws(folder.path(), &refusing(TimeDelta::seconds(-12)), "true").says("warn", "clock.aws", &["ahead of AWS's"]);
    with_aws(folder.path(), &refusing(TimeDelta::seconds(4)), "true").says("warn", "clock.aws", &["seconds behind"]);
    with_aws(folder.path(), &refusing(TimeDelta::zero()), "true").says("ok", "clock.aws", &[]);
}

#[test]
fn aws_that_is_away_or_must_not_be_asked_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let begun = Instant::now();
    let told = with_aws(folder.path(), &format!("http://{nobody}"), "true");
    told.says("fail", "aws.credentials", &["AWS does not answer"]);
    told.says("skip", "clock.aws", &["AWS does not answer"]);
    told.says("warn", "settings.aws_endpoint", &["for tests"]);
    told.says("ok", "database.reachable", &[]);
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    let told = with_aws(folder.path(), &format!("http://{nobody}"), "false");
    told.says("fail", "aws.settings", &["AWS_ENDPOINT_URL leads requests elsewhere"]);
}
