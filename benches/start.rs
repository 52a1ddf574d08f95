//! How long a learner waits: from starting the program to the first decision or to the home screen, with a short and with a long history.

#![expect(clippy::disallowed_methods, reason = "the benchmark makes the files that the program reads")]

#[path = "../tests/integration/generate/mod.rs"]
mod generate;
mod history;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};

use divan::Bencher;
use portable_pty::{CommandBuilder, PtyPair, PtySize, native_pty_system};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// A learner's folder with a library of one lesson of 100 scenes.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("lessons")).expect("a folder");
    fs::write(folder.path().join("lessons/principles.yaml"), generate::VOCABULARY).expect("a file");
    fs::write(folder.path().join("lessons/long.yaml"), generate::Shape::long(100).yaml()).expect("a file");
    folder
}

/// Starts the program with a history of so many events, and waits for the first option of the first decision. It is written and
/// flushed with all that comes before it, and before the program reads an answer.
fn to_first_decision(bencher: Bencher<'_, '_>, events: usize, args: &[&str]) {
    let folder = folder();
    let (data, journal) = (folder.path().join("data"), history::of(events));
    bencher
        .with_inputs(|| {
            // Playing adds to the journal: each run has it as it was, and pays for making it if there is none.
            let _ = fs::remove_dir_all(&data);
            if events > 0 {
                fs::create_dir_all(&data).expect("a folder");
                fs::write(data.join("journal.jsonl"), &journal).expect("a file");
            }
        })
        .bench_values(|()| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_mingle"));
            command.env_clear().arg("--data-dir").arg(&data).arg("--lessons").arg(folder.path().join("lessons")).args(args);
            let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
            Played::up_to(child, "1. ")
        });
}

/// A program that has asked; it is ended after the time was taken.
struct Played(Child);

impl Played {
    fn up_to(mut child: Child, asked: &str) -> Self {
        let out = BufReader::new(child.stdout.take().expect("a pipe from the program"));
        assert!(out.lines().map_while(Result::ok).any(|line| line.starts_with(asked)), "nothing was asked");
        Self(child)
    }
}

impl Drop for Played {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A lesson from its start.
#[divan::bench(args = [0, 10_000], sample_count = 100, sample_size = 1)]
fn play(bencher: Bencher, events: usize) {
    to_first_decision(bencher, events, &["play", "long", "--plain", "--fresh"]);
}

/// The home screen, on a terminal, up to its last item: with the lessons that ship, and a history of answers to their decisions.
#[divan::bench(args = [0, 100_000], sample_count = 50, sample_size = 1)]
fn home(bencher: Bencher, events: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("journal.jsonl"), history::of_lessons(events)).expect("a file");
    bencher.bench(|| {
        let pty = native_pty_system().openpty(PtySize { rows: 60, ..PtySize::default() }).expect("a pty");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mingle"));
        command.env_clear();
        command.env("TERM", "xterm");
        command.arg("--data-dir");
        command.arg(folder.path());
        let child = pty.slave.spawn_command(command).expect("the program starts");
        let mut out = pty.master.try_clone_reader().expect("a reader");
        let (mut shown, mut bytes) = (Vec::new(), [0; 4096]);
        while !shown.windows(5).any(|word| word == b"Leave") {
            let count = out.read(&mut bytes).expect("the home screen");
            shown.extend_from_slice(&bytes[..count]);
        }
        Shown { child, _pty: pty }
    });
}

/// A program that has shown what was waited for; it is ended after the time was taken, which takes longer than all the rest.
struct Shown {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _pty: PtyPair,
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program itself, without a lesson or a history: what no change to either can save.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn version(bencher: Bencher) {
    bencher
        .bench(|| Command::new(env!("CARGO_BIN_EXE_mingle")).arg("--version").stdout(Stdio::null()).status().expect("a status"));
}
