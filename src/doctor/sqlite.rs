//! The rules for a file of SQLite.

use super::files::Rights;
use super::finding::Finding;

/// Kinds of file systems over a network, by the numbers of Linux: SQLite's locks do not hold there, and its shared memory is
/// not shared.
const NETWORK: [(u32, &str); 11] = [
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB 2"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x7461_636F, "OCFS2"),
    (0x0116_1970, "GFS2"),
    (0x0BD0_0BD0, "Lustre"),
];

/// Memory.
const MEMORY: [u32; 2] = [0x0102_1994, 0x8584_58F6];

/// Layers, as containers have them.
const LAYERS: u32 = 0x794C_7630;

/// Programs that stand in for file systems, over a network or not.
const PROGRAM: u32 = 0x6573_5546;

/// What is said of the kind of file system, by the number of Linux.
pub fn file_system(kind: Option<u32>) -> Finding {
    const CHECK: &str = "database.file_system";
    let Some(kind) = kind else { return Finding::skip(CHECK, "the system does not tell what file system it is") };
    if let Some((_, name)) = NETWORK.iter().find(|(number, _)| *number == kind) {
        let means = format!(
            "the database file is on a network file system ({name}), where SQLite's locks do not hold: it can be \
                             destroyed"
        );
        return Finding::warn(CHECK, means, "move it to a disk of the machine, or use PostgreSQL");
    }
    if MEMORY.contains(&kind) {
        let means = "the database file is in memory (tmpfs): it is gone when the machine restarts";
        return Finding::warn(CHECK, means, "move it to a disk");
    }
    if kind == LAYERS {
        let means = "the database file is in a layered file system (overlay), as a container's own is: it is gone with the container";
        return Finding::warn(CHECK, means, "keep it in a volume");
    }
    if kind == PROGRAM {
        let means = "the database file is on a file system that a program makes (FUSE): whether SQLite's locks hold there is not \
             known";
        return Finding::warn(CHECK, means, "move it to a disk of the machine, unless you know that they do");
    }
    Finding::ok(CHECK, "the database file is on a disk of the machine")
}

/// What is said of the rights at the files of a database, those that are there.
pub fn rights(files: &[(String, Rights)]) -> Finding {
    const CHECK: &str = "database.file_mode";
    let open: Vec<_> = files.iter().filter(|(_, rights)| rights.mode & 0o077 != 0).collect();
    let Some((_, Rights { mode, .. })) = open.first() else {
        return Finding::ok(CHECK, "the database file is closed to other users");
    };
    let names = open.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" ");
    let means =
        format!("other users of the machine have rights at {names} (mode {mode:03o}), with all secrets and data");
    Finding::warn(CHECK, means, format!("chmod 600 {names}: a start does it where it may"))
}

/// What is said of whether the file, and its folder, may be written: SQLite makes files beside it.
pub fn writable(folder: &str, folder_is: bool, file_is: bool) -> Finding {
    const CHECK: &str = "database.writable";
    match (folder_is, file_is) {
        (true, true) => Finding::ok(CHECK, "the database file and its folder can be written"),
        (false, _) => {
            let means = format!("the folder {folder} cannot be written, and SQLite makes files beside the database");
            Finding::fail(CHECK, means, "give it to the user that Gangway runs as")
        }
        (_, false) => {
            Finding::fail(CHECK, "the database file cannot be written", "give it to the user that Gangway runs as")
        }
    }
}

/// What is said of whether writes are logged ahead.
pub fn journal(is_logged_ahead: bool) -> Finding {
    const CHECK: &str = "database.journal";
    if is_logged_ahead {
        return Finding::ok(CHECK, "writes are logged ahead (WAL), so that nobody who reads waits");
    }
    let means = "writes are not logged ahead (WAL): another program has changed that";
    Finding::warn(CHECK, means, "start Gangway, which changes it back, and let no other program write")
}

/// What is said of the pages; none when there was no time to look at all of them.
pub fn pages(wrong: Option<Vec<String>>) -> Finding {
    const CHECK: &str = "database.pages";
    match wrong {
        None => {
            Finding::skip(CHECK, "the file is too large to be looked through in five seconds: `gangway backup` does so")
        }
        Some(wrong) if wrong.is_empty() => Finding::ok(CHECK, "the pages of the file are sound"),
        Some(wrong) => {
            let means = format!("the file is damaged: {}", wrong.join(", "));
            Finding::fail(CHECK, means, "stop Gangway, keep a copy of its files, and restore the last back-up")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn a_file_is_on_a_disk_of_the_machine() {
        for kind in [0x6969, 0xFF53_4D42, 0x0102_1994, 0x794C_7630, 0x6573_5546] {
            assert_eq!(file_system(Some(kind)).status, Status::Warn, "{kind:x}");
        }
        // ext4, XFS, btrfs.
        for kind in [0xEF53, 0x5846_5342, 0x9123_683E] {
            assert_eq!(file_system(Some(kind)).status, Status::Ok, "{kind:x}");
        }
        assert_eq!(file_system(None).status, Status::Skip);
    }

    #[test]
    fn files_are_closed_to_others_and_can_be_written() {
        let file = |name: &str, mode| (name.to_owned(), Rights { mode, is_roots: true });
        assert_eq!(rights(&[file("a.db", 0o600), file("a.db-wal", 0o600)]).status, Status::Ok);
        let open = rights(&[file("a.db", 0o600), file("a.db-wal", 0o644)]);
        assert!(open.status == Status::Warn && open.means.contains("a.db-wal (mode 644)"), "{open:?}");
        assert_eq!(writable("/data", true, true).status, Status::Ok);
        assert_eq!([writable("/data", false, true).status, writable("/data", true, false).status], [Status::Fail; 2]);
    }

    #[test]
    fn damaged_pages_fail_and_those_that_were_not_looked_at_are_said_to_be_so() {
        assert_eq!(pages(Some(Vec::new())).status, Status::Ok);
        assert_eq!(pages(Some(vec!["Page 3: never used".to_owned()])).status, Status::Fail);
        assert_eq!(pages(None).status, Status::Skip);
        assert_eq!([journal(true).status, journal(false).status], [Status::Ok, Status::Warn]);
    }
}
