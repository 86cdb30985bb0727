//! Rate limits. Knows no HTTP but what headers tell of a bucket.

pub mod failures;
pub mod limit;
pub mod owners;
pub mod rate_limits;

pub use limit::{Limit, Standing, TokenLimits};
pub use owners::{OwnerLimits, OwnerRates};
pub use rate_limits::{RateLimits, network};
