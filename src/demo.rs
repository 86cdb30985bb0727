//! Demo.
/// x
pub fn run(_exit: bool) -> Result<(), String> {
    Ok(())
}
