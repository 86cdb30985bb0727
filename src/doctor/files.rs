//! What the system tells of files and file systems.

use std::fs;
use std::path::Path;

/// Room on a file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Bytes that may still be written.
    pub free: u64,
    /// Bytes in all.
    pub total: u64,
}

/// Rights at a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// The mode's nine bits.
    pub mode: u32,
    /// Whether it belongs to root.
    pub is_roots: bool,
}

/// The rights at a file that is there; none where the system has no such thing.
#[cfg(unix)]
pub fn rights(path: &str) -> Option<Rights> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(path).ok()?;
    Some(Rights { mode: found.mode() & 0o777, is_roots: found.uid() == 0 })
}

/// Whether a file may be written, without writing it.
#[cfg(unix)]
pub fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// How much room there is beside a file.
#[cfg(unix)]
pub fn room(path: &Path) -> Option<Room> {
    let found = rustix::fs::statvfs(path).ok()?;
    Some(Room { free: found.f_bavail.checked_mul(found.f_frsize)?, total: found.f_blocks.checked_mul(found.f_frsize)? })
}

/// The number by which the system names the kind of file system.
#[cfg(target_os = "linux")]
pub fn file_system(path: &Path) -> Option<u32> {
    u32::try_from(rustix::fs::statfs(path).ok()?.f_type).ok()
}

/// The number by which the system names the kind of file system.
#[cfg(not(target_os = "linux"))]
pub const fn file_system(_: &Path) -> Option<u32> {
    None
}

#[cfg(not(unix))]
mod elsewhere {
    use super::{Path, Rights, Room};

    pub const fn rights(_: &str) -> Option<Rights> {
        None
    }

    pub fn is_writable(path: &Path) -> bool {
        std::fs::metadata(path).is_ok_and(|found| !found.permissions().readonly())
    }

    pub const fn room(_: &Path) -> Option<Room> {
        None
    }
}

#[cfg(not(unix))]
pub use elsewhere::{is_writable, rights, room};

/// The rights at the `.env` file of the working directory, and what is in it.
pub fn env_file() -> Option<(Rights, String)> {
    Some((rights(".env")?, fs::read_to_string(".env").ok()?))
}
