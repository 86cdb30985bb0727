//! The commands of the real binary.

use crate::support::process::{gangway, said};

/// Bounds whose name the linker has lost are missed by nobody.
#[cfg(target_os = "linux")]
#[test]
fn the_allocator_takes_its_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let output = gangway(folder.path(), &["--version"], &[("MALLOC_CONF", "confirm_conf:true")]).output().unwrap();
    let said = said(&output);
    for bound in ["narenas:2", "dirty_decay_ms:1000"] {
        assert!(said.contains(&format!("Set conf value: {bound}\n")), "{bound} is not in: {said}");
    }
    assert!(!said.contains("Invalid") && !said.contains("Out-of-range"), "{said}");
}

#[test]
fn every_command_has_help_and_a_wrong_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = gangway(folder.path(), arguments, &[]).output().unwrap();
        (output.status.code(), said(&output))
    };
    let (status, help) = run(&["--help"]);
    assert_eq!(status, Some(0), "{help}");
    for setting in gangway::settings::ALL {
        assert!(help.contains(setting.name), "{} is not in: {help}", setting.name);
    }
    for command in [
        "serve",
        "demo",
        "migrate",
        "copy",
        "backup",
        "openapi",
        "aws",
        "credential",
        "keys",
        "doctor",
        "plan",
        "apply",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in: {help}");
        let (status, help) = run(&[command, "--help"]);
        assert!(status == Some(0) && help.contains("Usage: gangway"), "{help}");
    }
    let (status, help) = run(&["credential", "create", "--help"]);
    assert!(status == Some(0) && help.contains("[possible values: operations, reseller, customer]"), "{help}");
    for (wrong, why) in [
        (&["sreve"][..], "serve"),
        (&["credential", "create"], "--name"),
        (&["credential", "create", "--name", "x", "--role", "reseller"], "--reseller-id"),
        (&["credential", "create", "--name", "x", "--role", "customer"], "--client-id"),
        (&["credential", "create", "--name", "x", "--role", "root"], "possible values"),
        (&["credential", "create", "--name", "x", "--role", "reseller", "--reseller-id", "Sol"], "--reseller-id"),
    ] {
        let (status, said) = run(wrong);
        assert!(status == Some(2) && said.contains(why), "{wrong:?}: {said}");
    }
    let nobody = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha";
    let unknown = ["credential", "create", "--name", "x", "--role", "reseller", "--reseller-id", nobody];
    assert_eq!(run(&unknown), (Some(1), format!("gangway: there is no reseller {nobody}\n")));
    let both = ["credential", "create", "--name", "x", "--reseller-id", nobody];
    let (status, said) = run(&both);
    assert!(status == Some(1) && said.contains("--reseller-id goes with the role reseller"), "{said}");
}

#[test]
fn migrating_alone_and_twice_ends_with_status_0() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let output =
            gangway(folder.path(), &["migrate"], &[("GANGWAY_DATABASE_URL", "sqlite://gangway.db")]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    assert!(folder.path().join("gangway.db").is_file());
}
