//! Checks of one place, one after another on a thread of their own. One that takes too long, or breaks, is a finding, and holds
//! up nobody else.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::finding::Finding;

enum Step {
    Begun(&'static str),
    Found(Vec<Finding>),
}

/// Where a group's thread says what it does and what it has found.
pub struct Asked(Sender<Step>);

impl Asked {
    /// Runs a check, and hands over what it has found.
    pub fn check(&self, name: &'static str, check: impl FnOnce() -> Vec<Finding>) {
        // Nobody listens any more when a check has taken too long: what it finds is for nobody then.
        drop(self.0.send(Step::Begun(name)));
        drop(self.0.send(Step::Found(check())));
    }
}

/// A group that is at work.
pub struct Group {
    known: Vec<Finding>,
    running: Option<Running>,
}

struct Running {
    name: &'static str,
    limit: Duration,
    steps: Receiver<Step>,
    thread: JoinHandle<()>,
}

impl Group {
    /// One that has nothing to ask.
    pub const fn known(known: Vec<Finding>) -> Self {
        Self { known, running: None }
    }

    /// Begins checks, of which each may take so long.
    pub fn begin(name: &'static str, limit: Duration, work: impl FnOnce(&Asked) + Send + 'static) -> Self {
        let (sender, steps) = channel();
        let thread = std::thread::spawn(move || work(&Asked(sender)));
        Self { known: Vec::new(), running: Some(Running { name, limit, steps, thread }) }
    }

    /// What it has found, when all of it is there, or one check takes too long: the thread is then left to itself.
    pub fn collect(self) -> Vec<Finding> {
        let Self { mut known, running } = self;
        let Some(Running { name, limit, steps, thread }) = running else { return known };
        let mut current = name;
        loop {
            match steps.recv_timeout(limit) {
                Ok(Step::Begun(check)) => current = check,
                Ok(Step::Found(found)) => known.extend(found),
                Err(RecvTimeoutError::Timeout) => {
                    let seconds = limit.as_secs();
                    let means = format!("there was no answer within {seconds} seconds");
                    known.push(Finding::fail(current, means, "find out why it hangs, and ask again"));
                    known.push(Finding::skip(name, "what comes after that was not looked at"));
                    return known;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    if thread.join().is_err() {
                        known.push(Finding::fail(current, "the check itself is broken", "report what stands above"));
                    }
                    return known;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    fn told(found: &[Finding]) -> Vec<(&'static str, Status)> {
        found.iter().map(|one| (one.check, one.status)).collect()
    }

    #[test]
    fn a_check_that_hangs_or_breaks_is_told_and_hides_nothing_that_was_found_or_is_elsewhere() {
        let hangs = Group::begin("first", Duration::from_millis(200), |asked| {
            asked.check("first.fine", || vec![Finding::ok("first.fine", "yes")]);
            asked.check("first.hangs", || {
                std::thread::sleep(Duration::from_secs(60));
                Vec::new()
            });
        });
        let breaks = Group::begin("second", Duration::from_secs(10), |asked| {
            asked.check("second.breaks", || panic!("this test breaks it"));
        });
        let fine = Group::begin("third", Duration::from_secs(10), |asked| {
            asked.check("third.fine", || vec![Finding::ok("third.fine", "yes")]);
        });
        let hung = [("first.fine", Status::Ok), ("first.hangs", Status::Fail), ("first", Status::Skip)];
        assert_eq!(told(&hangs.collect()), hung);
        assert_eq!(told(&breaks.collect()), [("second.breaks", Status::Fail)]);
        assert_eq!(told(&fine.collect()), [("third.fine", Status::Ok)]);
        assert_eq!(Group::known(vec![Finding::skip("aws", "no")]).collect().len(), 1);
    }
}
