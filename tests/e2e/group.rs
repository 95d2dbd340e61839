//! Programs the tests start, each with everything it starts in turn.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::outcome::Outcome;

/// The shell leads the group and holds one end of a pipe whose other end is ours. However we go
/// (return, panic, Ctrl-C, SIGKILL), the pipe closes and the shell takes the whole group along.
const LEADER: &str = r#""$@" & read -r _; kill -KILL 0"#;

/// A running program and all its children, as one process group that never outlives the tests.
pub struct Group {
    leader: Child,
}

impl Group {
    /// Starts `command`; what it prints goes to the file `log`.
    pub fn start(command: &[&str], env: &[(&str, &str)], log: &Path) -> Outcome<Self> {
        use std::os::unix::process::CommandExt;
        let out = File::create(log)?;
        let leader = Command::new("sh")
            .args(["-c", LEADER, "sh"])
            .args(command)
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stderr(out.try_clone()?)
            .stdout(out)
            .process_group(0)
            .spawn()?;
        Ok(Self { leader })
    }

    /// SIGKILL to every process of the group at once; returns when all are gone.
    pub fn kill(&mut self) {
        drop(self.leader.stdin.take());
        let _ = self.leader.wait();
        let deadline = Instant::now() + Duration::from_secs(5);
        while anyone_left(self.leader.id()) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Where `program` is on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether a process of this group still runs; one that only waits to be reaped does not count.
fn anyone_left(group: u32) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else {
        return false;
    };
    processes.filter_map(|process| fs::read_to_string(process.ok()?.path().join("stat")).ok()).any(
        |stat| {
            // "pid (name) state parent group ..."; a name may itself hold brackets.
            let after_name = stat.rsplit(')').next().unwrap_or_default();
            let fields: Vec<&str> = after_name.split_whitespace().collect();
            fields.first() != Some(&"Z") && fields.get(2) == Some(&group.to_string().as_str())
        },
    )
}
