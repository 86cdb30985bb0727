//! The program's allocator, and its bounds.
//!
//! jemalloc keeps freed memory for each thread, up to a size, and else in areas that threads share; what has lain there for a
//! while goes back to the system. It serves SQLite's and PostgreSQL's libraries too.

#[cfg(target_os = "linux")]
mod jemalloc {
    use tikv_jemallocator::Jemalloc;

    #[global_allocator]
    static ALLOCATOR: Jemalloc = Jemalloc;

    /// Two areas are enough: there are few threads, and each keeps by itself what it needs most, a page of a list too. A second
    /// after it was freed, memory goes back; what a check of a secret took, 19 MiB, at once.
    #[expect(unsafe_code, reason = "jemalloc looks for this name")]
    #[unsafe(export_name = "malloc_conf")]
    #[used]
    static BOUNDS: &[u8; 64] = b"narenas:2,tcache_max:32768,dirty_decay_ms:1000,muzzy_decay_ms:0\0";
}
