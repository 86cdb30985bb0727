//! The program's allocator, and its bounds.
//!
//! jemalloc keeps small things that were freed for each thread, and a page of a list is one; what is larger lies in areas that
//! threads share, and goes back to the system within about a second, as others are taken. It serves SQLite's and PostgreSQL's
//! libraries too.

#[cfg(target_os = "linux")]
mod jemalloc {
    use tikv_jemallocator::Jemalloc;

    #[global_allocator]
    static ALLOCATOR: Jemalloc = Jemalloc;

    /// Two areas are enough, because there are few threads. What has 8 MiB or more lies in a third one and goes back at once, as
    /// do the 19 that a check of a secret takes.
    #[expect(unsafe_code, reason = "jemalloc looks for this name")]
    #[unsafe(export_name = "malloc_conf")]
    #[used]
    static BOUNDS: &[u8; 30] = b"narenas:2,dirty_decay_ms:1000\0";
}
