//! What an operator measures, in Prometheus's text format at `GET /metrics`. A server has its own registry, so that
//! several servers in one process count apart. Labels are routes, methods, states and names from the code: never an id, a
//! path or anything else that a caller chooses, so the number of series is bounded and no tenant shows.

use std::future::Future;
use std::time::Instant;

use prometheus::core::Collector;
use prometheus::{
    Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
    TextEncoder,
};

/// Bounds of all histograms of durations, in seconds: from a look into an index to the longest wait for the database.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0];

/// A metric that cannot be made, registered or written; a mistake of ours, found at start-up by every test.
#[derive(Debug, thiserror::Error)]
#[error("the metrics cannot be set up: {0}")]
pub struct BadMetric(#[from] prometheus::Error);

/// A server's metrics.
pub struct Metrics {
    /// Requests.
    pub http: Http,
    /// The database.
    pub db: Database,
    /// Background jobs.
    pub jobs: Jobs,
    /// Questions to AWS.
    pub aws: AwsCalls,
    /// Deliveries of webhooks.
    pub webhooks: Webhooks,
    registry: Registry,
}

/// Requests and answers.
pub struct Http {
    requests: IntCounterVec,
    duration: HistogramVec,
    in_flight: IntGauge,
    rate_limited: IntCounter,
    followers: IntGaugeVec,
    /// Refusals because another live account has the number: many of them tell of somebody who tries numbers out, or who
    /// holds those of others.
    pub account_number_conflicts: IntCounter,
}

/// The database's lanes.
#[derive(Clone)]
pub struct Database {
    connections: IntGaugeVec,
    idle: IntGaugeVec,
    limit: IntGaugeVec,
    waiting: IntGaugeVec,
    wait: HistogramVec,
    transactions: IntCounterVec,
    retries: IntCounterVec,
    crowded: IntCounterVec,
    replica_read: IntGauge,
}

/// One lane to the database: `read` and `write` on SQLite, `shared` and `replica` on PostgreSQL.
#[derive(Clone)]
pub struct Lane {
    all: Database,
    /// Its name.
    pub name: &'static str,
}

/// Background jobs, by their names.
pub struct Jobs {
    runs: IntCounterVec,
    failures: IntCounterVec,
    items_failed: IntCounterVec,
    last_success: IntGaugeVec,
    duration: HistogramVec,
}

/// Questions to AWS, by action.
#[derive(Clone)]
pub struct AwsCalls {
    calls: IntCounterVec,
    duration: HistogramVec,
}

/// How an attempt to deliver can end.
const SUCCEEDED: &str = "succeeded";
const FAILED: &str = "failed";

/// Attempts to deliver webhooks.
pub struct Webhooks {
    attempts: IntCounterVec,
    duration: HistogramVec,
    under_way: IntGauge,
}

/// Makes families and registers them.
struct Families<'r>(&'r Registry);

impl Families<'_> {
    fn add<C: Collector + Clone + 'static>(&self, family: prometheus::Result<C>) -> Result<C, BadMetric> {
        let family = family?;
        self.0.register(Box::new(family.clone()))?;
        Ok(family)
    }

    fn counter(&self, name: &str, help: &str, labels: &[&str]) -> Result<IntCounterVec, BadMetric> {
        self.add(IntCounterVec::new(Opts::new(name, help), labels))
    }

    fn gauge(&self, name: &str, help: &str, labels: &[&str]) -> Result<IntGaugeVec, BadMetric> {
        self.add(IntGaugeVec::new(Opts::new(name, help), labels))
    }

    fn seconds(&self, name: &str, help: &str, labels: &[&str]) -> Result<HistogramVec, BadMetric> {
        self.add(HistogramVec::new(HistogramOpts::new(name, help).buckets(SECONDS.to_vec()), labels))
    }
}

impl Metrics {
    /// All metrics at zero.
    pub fn new() -> Result<Self, BadMetric> {
        let registry = Registry::new();
        let make = Families(&registry);
        let build = make.gauge("gangway_build_info", "1, with the version that runs", &["version"])?;
        build.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        let http = Http {
            requests: make.counter(
                "gangway_http_requests_total",
                "Requests that were answered",
                &["route", "method", "status"],
            )?,
            duration: make.seconds(
                "gangway_http_request_duration_seconds",
                "From a request's head to its answer's head",
                &["route", "method"],
            )?,
            in_flight: make
                .add(IntGauge::new("gangway_http_requests_in_flight", "Requests that are being answered"))?,
            rate_limited: make.add(IntCounter::new(
                "gangway_http_rate_limited_total",
                "Requests that were refused because their sender asks too often",
            ))?,
            followers: make.gauge(
                "gangway_event_followers",
                "Requests that are held open for events, and streams of events",
                &["following"],
            )?,
            account_number_conflicts: make.add(IntCounter::new(
                "gangway_account_number_conflicts_total",
                "Requests that were refused because another live account has the AWS account number",
            ))?,
        };
        let lane = &["lane"];
        let db = Database {
            connections: make.gauge("gangway_db_connections", "Open connections", lane)?,
            idle: make.gauge("gangway_db_connections_idle", "Open connections that nobody uses", lane)?,
            limit: make.gauge("gangway_db_connections_max", "Connections that may be open", lane)?,
            waiting: make.gauge("gangway_db_waiting", "Tasks that wait for their turn at the database", lane)?,
            wait: make.seconds("gangway_db_wait_seconds", "How long a task waited for its turn", lane)?,
            transactions: make.counter(
                "gangway_db_transactions_total",
                "Transactions that ended, each with all its tries: committed, refused by a rule, or failed",
                &["lane", "access", "result"],
            )?,
            retries: make.counter(
                "gangway_db_transaction_retries_total",
                "Times that a transaction was run again because others changed the same rows",
                &["lane", "access"],
            )?,
            crowded: make.counter(
                "gangway_db_tenant_busy_total",
                "Tasks that were refused because too many of the same reseller wait already",
                lane,
            )?,
            replica_read: make.add(IntGauge::new(
                "gangway_db_replica_read",
                "1 while lists and events are read at the replica, 0 while the primary is asked in its place",
            ))?,
        };
        let job = &["job"];
        let jobs = Jobs {
            runs: make.counter("gangway_job_runs_total", "Rounds that ended, well or not", job)?,
            failures: make.counter("gangway_job_failures_total", "Rounds that failed", job)?,
            items_failed: make.counter(
                "gangway_job_items_failed_total",
                "Items that a round could not work on and left for later; it went on with the others",
                job,
            )?,
            last_success: make.gauge(
                "gangway_job_last_success_timestamp_seconds",
                "When a round last ended well, in seconds since 1970",
                job,
            )?,
            duration: make.seconds("gangway_job_duration_seconds", "How long a round took", job)?,
        };
        let aws = AwsCalls {
            calls: make.counter(
                "gangway_aws_calls_total",
                "Questions to AWS: answered, also when the answer is a refusal, or unavailable",
                &["action", "result"],
            )?,
            duration: make.seconds(
                "gangway_aws_call_duration_seconds",
                "How long a question to AWS took, with its tries",
                &["action"],
            )?,
        };
        let outcome = &["outcome"];
        let webhooks = Webhooks {
            attempts: make.counter(
                "gangway_webhook_attempts_total",
                "Attempts to deliver an event, tests included, that succeeded or failed",
                outcome,
            )?,
            duration: make.seconds(
                "gangway_webhook_attempt_duration_seconds",
                "How long an attempt took, from the look-up of the name to the end of the answer",
                outcome,
            )?,
            under_way: make.add(IntGauge::new("gangway_webhook_attempts_in_flight", "Attempts that are under way"))?,
        };
        for outcome in [FAILED, SUCCEEDED] {
            webhooks.attempts.with_label_values(&[outcome]);
            webhooks.duration.with_label_values(&[outcome]);
        }
        Ok(Self { http, db, jobs, aws, webhooks, registry })
    }

    /// Everything, as Prometheus reads it.
    pub fn render(&self) -> Result<String, BadMetric> {
        Ok(TextEncoder::new().encode_to_string(&self.registry.gather())?)
    }
}

impl Http {
    /// Counts a request as being answered, as long as the value lives.
    pub fn begin(&self) -> Counted {
        Counted::new(self.in_flight.clone())
    }

    /// Notes an answer: its route, its method, its status, and how long it took in seconds.
    pub fn answered(&self, route: &str, method: &str, status: &str, seconds: f64) {
        self.requests.with_label_values(&[route, method, status]).inc();
        self.duration.with_label_values(&[route, method]).observe(seconds);
    }

    /// Notes how many follow the events in one way.
    pub fn followers(&self, following: &str, count: u32) {
        self.followers.with_label_values(&[following]).set(count.into());
    }

    /// Notes that a request was refused because its sender asks too often.
    pub fn rate_limited(&self) {
        self.rate_limited.inc();
    }
}

impl Database {
    /// The metrics of one lane with this many connections at most; they are there from now on.
    pub fn lane(&self, name: &'static str, size: u32) -> Lane {
        self.limit.with_label_values(&[name]).set(size.into());
        self.waiting.with_label_values(&[name]).set(0);
        self.wait.with_label_values(&[name]);
        self.crowded.with_label_values(&[name]);
        Lane { all: self.clone(), name }
    }

    /// Notes whether the replica is read.
    pub fn replica_read(&self, is_read: bool) {
        self.replica_read.set(is_read.into());
    }
}

impl Lane {
    /// Notes how the pool stands.
    pub fn pool(&self, connections: u32, idle: u32) {
        self.all.connections.with_label_values(&[self.name]).set(connections.into());
        self.all.idle.with_label_values(&[self.name]).set(idle.into());
    }

    /// Counts somebody who waits for a turn, until the value ends or is dropped.
    pub fn waits(&self) -> Waits {
        let waiting = Counted::new(self.all.waiting.with_label_values(&[self.name]));
        Waits { _waiting: waiting, begun: Instant::now(), took: self.wait() }
    }

    fn wait(&self) -> Histogram {
        self.all.wait.with_label_values(&[self.name])
    }

    /// Notes that somebody was refused a place in the queue.
    pub fn refused(&self) {
        self.all.crowded.with_label_values(&[self.name]).inc();
    }

    /// Notes the end of a transaction.
    pub fn transaction(&self, access: &str, result: &str) {
        self.all.transactions.with_label_values(&[self.name, access, result]).inc();
    }

    /// Notes that a transaction is run again.
    pub fn retry(&self, access: &str) {
        self.all.retries.with_label_values(&[self.name, access]).inc();
    }
}

impl Jobs {
    /// Runs one round of a job; `now` is when it ended, in seconds since 1970.
    pub async fn round<T, E>(
        &self,
        job: &'static str,
        now: impl FnOnce() -> i64,
        round: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let begun = Instant::now();
        let done = round.await;
        let job = &[job];
        self.duration.with_label_values(job).observe(begun.elapsed().as_secs_f64());
        self.runs.with_label_values(job).inc();
        // It is there from the first round on, at zero.
        self.items_failed.with_label_values(job);
        let failures = self.failures.with_label_values(job);
        match &done {
            Ok(_) => self.last_success.with_label_values(job).set(now()),
            Err(_) => failures.inc(),
        }
        done
    }

    /// Notes that a round left an item for later.
    pub fn item_failed(&self, job: &str) {
        self.items_failed.with_label_values(&[job]).inc();
    }
}

impl AwsCalls {
    /// Asks, measures and counts the answer, and hands it on.
    pub async fn measured<T, E>(
        &self,
        action: &'static str,
        question: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let timer = self.duration.with_label_values(&[action]).start_timer();
        let answer = question.await;
        timer.observe_duration();
        let result = if answer.is_ok() { "answered" } else { "unavailable" };
        self.calls.with_label_values(&[action, result]).inc();
        answer
    }
}

impl Webhooks {
    /// Counts an attempt as being under way, as long as the value lives.
    pub fn begin(&self) -> Counted {
        Counted::new(self.under_way.clone())
    }

    /// Notes the end of an attempt, and how long it took in seconds.
    pub fn attempted(&self, succeeded: bool, seconds: f64) {
        let outcome = &[if succeeded { SUCCEEDED } else { FAILED }];
        self.attempts.with_label_values(outcome).inc();
        self.duration.with_label_values(outcome).observe(seconds);
    }
}

/// Somebody waits for a turn as long as this lives.
pub struct Waits {
    _waiting: Counted,
    begun: Instant,
    took: Histogram,
}

impl Waits {
    /// The turn has come.
    pub fn end(self) {
        self.took.observe(self.begun.elapsed().as_secs_f64());
    }
}

/// One more in a gauge as long as this lives, also when its task is dropped half way.
pub struct Counted(IntGauge);

impl Counted {
    fn new(gauge: IntGauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
