//! Why the application does not start.

use crate::auth::key_store::KeyError;
use crate::auth::secret::HashFailed;
use crate::aws::CannotConnect;
use crate::contract::shapes::BadSchema;
use crate::db::NotOurs;
use crate::db::migrate::MigrateError;
use crate::fault::{DbError, Fault};
use crate::metrics::BadMetric;
#[cfg(feature = "otlp")]
use crate::traces::CannotExport;

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum StartError {
    #[error("the database cannot be opened: {0}")]
    Db(#[from] DbError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error(transparent)]
    Replica(#[from] NotOurs),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Hash(#[from] HashFailed),
    #[error(transparent)]
    Schema(#[from] BadSchema),
    #[error(transparent)]
    Metric(#[from] BadMetric),
    #[error(transparent)]
    Aws(#[from] CannotConnect),
    #[cfg(feature = "otlp")]
    #[error(transparent)]
    Export(#[from] CannotExport),
    #[error(transparent)]
    Fault(#[from] Fault),
}
