//! The rules for the disk that SQLite's file is on.

use super::files::Room;
use super::finding::Finding;

const MIB: u64 = 1024 * 1024;
const GIB: u64 = 1024 * MIB;

/// Less is as good as full: the log beside the database grows by so much while a long read goes on.
const FULL: u64 = 100 * MIB;

/// Less is little in any case.
const LITTLE: u64 = GIB;

/// So much is enough whatever share of the disk it is.
const PLENTY: u64 = 20 * GIB;

/// Of a hundred parts, less is little.
const LITTLE_SHARE: u64 = 10;

const ADVICE: &str = "make room or take a larger disk";

/// What is said of the room beside a database of this many bytes.
pub fn judge(room: Option<Room>, database: u64) -> Finding {
    const CHECK: &str = "disk.room";
    let Some(Room { free, total }) = room else {
        return Finding::skip(CHECK, "the system does not tell how much room there is");
    };
    let share = free.saturating_mul(100) / total.max(1);
    let means = format!("{} MiB are free on the database's disk, {share} %", free / MIB);
    if free < FULL {
        let full = format!("{means}: when it is full every write is refused with 503 until there is room");
        return Finding::fail(CHECK, full, ADVICE);
    }
    if free < LITTLE || (share < LITTLE_SHARE && free < PLENTY) {
        return Finding::warn(CHECK, format!("{means}: that is little"), ADVICE);
    }
    if free < database {
        let small = format!("{means}, and the database has {} MiB: a back-up beside it does not fit", database / MIB);
        return Finding::warn(CHECK, small, "back up to another disk, or make room");
    }
    Finding::ok(CHECK, means)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn room_is_judged_by_bytes_and_by_its_share() {
        for (free, total, database, status) in [
            (99 * MIB, 400 * MIB, 0, Status::Fail),
            (0, 0, 0, Status::Fail),
            (100 * MIB, 200 * MIB, 0, Status::Warn),
            (2 * GIB, 100 * GIB, 0, Status::Warn),
            (21 * GIB, 1000 * GIB, 0, Status::Ok),
            (10 * GIB, 100 * GIB, 0, Status::Ok),
            (10 * GIB, 40 * GIB, 11 * GIB, Status::Warn),
            (10 * GIB, 40 * GIB, 10 * GIB, Status::Ok),
        ] {
            let said = judge(Some(Room { free, total }), database);
            assert_eq!(said.status, status, "{said:?}");
        }
        assert_eq!(judge(None, 0).status, Status::Skip);
    }
}
