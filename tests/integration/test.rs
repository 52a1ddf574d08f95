//! A run of the program as its user starts it, with a folder of its own and nothing of this machine's environment.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The time at which tests run, unless they say otherwise.
pub(crate) const NOW: &str = "2026-11-23T09:00:00+01:00";

/// A small vocabulary for lessons of tests.
pub(crate) const PRINCIPLES: &str = "\
language: en
principles:
  listening:
    title: Listen first
    points: [g]
    rule: Ask before you tell.
    moves:
      follow-up-question: Ask about the thing that they have just said.
      leave-a-pause: Leave room when somebody is not done yet.
  giving:
    title: Give
    points: [f]
    rule: Offer the small help that fits.
    moves:
      help-that-fits: Offer one small thing that answers a need.
errors:
  pitching: You offer what you sell before anybody has asked.
  topping: You answer a story with one of your own.
";

/// A lesson with ideas, three decisions, doors, own words, a meter that can be used up, a flag, guards, two endings and a plan.
pub(crate) const QUEUE: &str = include_str!("../fixtures/play/queue.yaml");

/// A lesson of three decisions, with a drill or two for the move of each.
pub(crate) const DRILLS: &str = include_str!("../fixtures/play/drills.yaml");

/// A lesson of two decisions whose feedback is held back until the end.
pub(crate) const CALL: &str = include_str!("../fixtures/play/call.yaml");

/// What a run of the program should be given and should do.
pub(crate) struct Test {
    folder: TempDir,
    args: Vec<OsString>,
    stdin: Vec<u8>,
    env: Vec<(String, String)>,
    library: bool,
    data_dir: Option<PathBuf>,
    now: String,
}

/// What a run of the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    /// All of stdout.
    pub(crate) stdout: String,
    /// All of stderr.
    pub(crate) stderr: String,
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    /// What the journal holds after it.
    pub(crate) journal: String,
}

impl Test {
    /// A run without arguments, on the built-in lessons, with an empty history.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data_dir = Some(folder.path().join("data"));
        Self { folder, args: Vec::new(), stdin: Vec::new(), env: Vec::new(), library: false, data_dir, now: NOW.to_owned() }
    }

    /// The path of something in the folder of this test.
    pub(crate) fn path(&self, inner: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(inner)
    }

    /// Where the history is.
    pub(crate) fn journal_path(&self) -> PathBuf {
        self.path("data/journal.jsonl")
    }

    /// Puts a file into the folder of this test.
    pub(crate) fn file(self, inner: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.path(inner);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, contents).expect("a file");
        self
    }

    /// Puts a lesson into a library of this test, which then takes the place of the built-in one.
    pub(crate) fn lesson(mut self, id: &str, yaml: &str) -> Self {
        if !self.library {
            self.library = true;
            self = self.file("lessons/principles.yaml", PRINCIPLES);
        }
        self.file(&format!("lessons/{id}.yaml"), yaml)
    }

    /// Puts the lesson `queue` into the library of this test.
    pub(crate) fn queue(self) -> Self {
        self.lesson("queue", QUEUE)
    }

    /// The arguments, split at spaces, in the place of those before.
    pub(crate) fn args(mut self, args: &str) -> Self {
        self.args = args.split_whitespace().map(OsString::from).collect();
        self
    }

    /// One more argument, as it is.
    pub(crate) fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Another time than the usual one of tests.
    pub(crate) fn now(mut self, now: &str) -> Self {
        now.clone_into(&mut self.now);
        self
    }

    /// What is typed.
    pub(crate) fn stdin(mut self, typed: impl AsRef<[u8]>) -> Self {
        self.stdin = typed.as_ref().to_vec();
        self
    }

    /// A variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Another folder for the history than the usual one of tests; `None` leaves it to the program.
    pub(crate) fn data_dir(mut self, folder: Option<&Path>) -> Self {
        self.data_dir = folder.map(Path::to_owned);
        self
    }

    /// The program with its arguments and environment, not yet started.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingle"));
        command.env_clear().env("HOME", self.folder.path()).envs(self.env.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.data_dir {
            command.env("MINGLE_DATA_DIR", folder);
        }
        command.args(["--now", &self.now]);
        if self.library {
            command.env("MINGLE_LESSONS", self.path("lessons"));
        }
        command.args(&self.args).current_dir(self.folder.path());
        command
    }

    /// The same from a copy in the folder of this test, which everybody may run.
    pub(crate) fn command_of_a_copy(&self) -> Command {
        use std::os::unix::fs::PermissionsExt as _;
        let copy = self.path("mingle");
        // Not by this process: while it held the copy open for writing, a program that another test starts could inherit that for a
        // moment, and what is open for writing cannot be run.
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_mingle")).arg(&copy).status().expect("cp runs");
        assert!(copied.success(), "a copy of the program");
        for path in [self.folder.path(), &copy] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("rights");
        }
        let own = self.command();
        let mut command = Command::new(copy);
        let named = own.get_envs().filter_map(|(name, value)| Some((name, value?)));
        command.env_clear().envs(named).args(own.get_args()).current_dir(self.folder.path());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self) -> Ran {
        let mut child = self
            .command()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("a pipe to the program");
        let typed = self.stdin.clone();
        // A program that does not read all that is typed closes the pipe early, which is no failure of it.
        let typing = std::thread::spawn(move || input.write_all(&typed).ok());
        let output = child.wait_with_output().expect("the program ends");
        typing.join().expect("typing ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Ran { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code(), journal: self.journal() }
    }

    /// What the journal holds.
    pub(crate) fn journal(&self) -> String {
        fs::read_to_string(self.journal_path()).unwrap_or_default()
    }

    /// The answers in the journal that picked something, each as "scene choice". Every line must be whole.
    pub(crate) fn answers(&self) -> Vec<String> {
        let lines = self.journal();
        assert!(lines.is_empty() || lines.ends_with('\n'), "the last line is torn: {lines}");
        let events = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("an event is JSON"));
        let word = |event: &serde_json::Value, key: &str| event[key].as_str().unwrap_or_default().to_owned();
        events
            .filter(|event| event["kind"] == "answer")
            .map(|event| word(&event, "scene") + " " + &word(&event, "choice"))
            .collect()
    }

    /// The program with other arguments, on the same folder, not yet started.
    pub(crate) fn again_with(&mut self, args: &str) -> Command {
        self.args = args.split_whitespace().map(OsString::from).collect();
        self.command()
    }

    /// Runs the program again with other arguments and input, on the same folder.
    pub(crate) fn again(&mut self, args: &str, typed: &str) -> Ran {
        self.args = args.split_whitespace().map(OsString::from).collect();
        self.stdin = typed.as_bytes().to_vec();
        self.run()
    }
}

impl Ran {
    /// Holds the run to its exit code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Holds the run to having gone well, with nothing on stderr.
    #[track_caller]
    pub(crate) fn success(self) -> Self {
        let ran = self.code(0);
        same("stderr", &ran.stderr, "");
        ran
    }

    /// The events of the journal, each without its id, its time, its attempt and its library, which differ from run to run.
    #[track_caller]
    pub(crate) fn events(&self) -> Vec<Value> {
        events(&self.journal)
    }

    /// Holds stdout to its exact text.
    #[track_caller]
    pub(crate) fn stdout(self, expected: &str) -> Self {
        same("stdout", &self.stdout, expected);
        self
    }

    /// Holds stdout to holding a text.
    #[track_caller]
    pub(crate) fn stdout_has(self, part: &str) -> Self {
        assert!(self.stdout.contains(part), "not in stdout:\n{part}\nstdout:\n{}", self.stdout);
        self
    }

    /// Holds stderr to its exact text.
    #[track_caller]
    pub(crate) fn stderr(self, expected: &str) -> Self {
        same("stderr", &self.stderr, expected);
        self
    }
}

/// Holds a text to its exact words, and shows the first line that has others.
#[track_caller]
pub(crate) fn same(what: &str, found: &str, expected: &str) {
    assert!(found == expected, "{what} differs in {}\nall that was found:\n{found}", difference(found, expected));
}

/// The first line in which two texts differ.
fn difference(found: &str, expected: &str) -> String {
    let known = found.lines().zip(expected.lines()).take_while(|(found, expected)| found == expected).count();
    let line = |text: &str| text.lines().nth(known).unwrap_or("(its end)").to_owned();
    format!("line {}\n     found: {}\n  expected: {}", known + 1, line(found), line(expected))
}

/// The events of a journal, each without its id, its time, its attempt and its library, which differ from run to run.
#[track_caller]
pub(crate) fn events(journal: &str) -> Vec<Value> {
    let event = |line| {
        let mut event: Value = serde_json::from_str(line).expect("a line of the journal is JSON");
        let fields = event.as_object_mut().expect("an event is an object");
        for field in ["v", "id", "at", "attempt", "library"] {
            fields.remove(field);
        }
        event
    };
    journal.lines().map(event).collect()
}

/// Whether files of the project are written anew instead of being compared.
pub(crate) fn updating() -> bool {
    std::env::var_os("MINGLE_UPDATE").is_some()
}

/// Holds a file of the project to what it should be; with `MINGLE_UPDATE=1` in the environment it is written instead.
#[track_caller]
pub(crate) fn same_file(path: &str, expected: &str) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if updating() {
        fs::create_dir_all(full.parent().expect("a file has a folder")).expect("a folder");
        fs::write(&full, expected).expect("a file");
    }
    let found = fs::read_to_string(&full).unwrap_or_default();
    assert!(
        found == expected,
        "`MINGLE_UPDATE=1 cargo test` writes {path} anew, which differs in {}",
        difference(&found, expected)
    );
}
