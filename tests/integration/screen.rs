//! A terminal for tests: the program runs on a pty, keys are pressed, and what shows is looked at. Nothing here sleeps; everything
//! waits for what the program writes, up to a deadline.

use std::fs::File;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use crate::test::Test;

/// How long anything may take; slow machines are slow.
const DEADLINE: Duration = Duration::from_secs(60);

/// The program on a terminal of its own.
pub(crate) struct Screen {
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    reader: JoinHandle<()>,
    parser: vt100::Parser,
    raw: Vec<u8>,
    modes: String,
    /// How much had been written when a key was last pressed: only what comes later can be an answer to it.
    pressed_at: usize,
    /// The line, counted from the first that was ever shown, below which nobody can have read yet.
    unread_from: usize,
    /// How often the program has waited for its reader.
    pub(crate) pauses: usize,
}

/// What the program waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// The reader, at the end of a page.
    More,
    /// A decision of which nothing is marked.
    Decision,
    /// An item of a menu, of which the first is marked.
    Menu,
    /// Yes or no.
    YesNo,
    /// A line of own words.
    Words,
}

/// How the program ended.
pub(crate) struct Ended {
    /// All rows that it left, the oldest first, without the blank ones at the end.
    pub(crate) rows: Vec<String>,
    /// The rows that still show.
    pub(crate) last_screen: String,
    /// Every byte that it wrote.
    pub(crate) raw: String,
    /// Its exit code.
    pub(crate) code: u32,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn some(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a terminal has rows and columns")
}

/// The same program, arguments and environment, in the form that a pty takes.
fn on_pty(command: &Command) -> CommandBuilder {
    let mut builder = CommandBuilder::new(command.get_program());
    builder.args(command.get_args());
    builder.env_clear();
    builder.env("TERM", "xterm-256color");
    for (name, value) in command.get_envs() {
        builder.env(name, value.expect("tests only set variables"));
    }
    builder.cwd(command.get_current_dir().expect("tests have a folder"));
    builder
}

impl Test {
    /// Starts the program on a terminal.
    pub(crate) fn screen(&self, columns: u16, rows: u16) -> Screen {
        let pty = native_pty_system().openpty(size(columns, rows)).expect("a pty");
        let modes = modes(&*pty.master);
        let child = pty.slave.spawn_command(on_pty(&self.command())).expect("the program starts");
        let mut reading = pty.master.try_clone_reader().expect("a reader");
        let (sender, output) = channel();
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reading.read(&mut bytes)
                && sender.send(bytes[..count].to_vec()).is_ok()
            {}
        });
        Screen {
            keys: pty.master.take_writer().expect("a writer"),
            master: pty.master,
            child,
            output,
            reader,
            parser: vt100::Parser::new(some(rows), some(columns), 10_000),
            raw: Vec::new(),
            modes,
            pressed_at: 0,
            unread_from: 0,
            pauses: 0,
        }
    }
}

/// How the terminal treats keys and lines, to be compared.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a pty has modes"))
}

impl Screen {
    /// Presses keys, all at once.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.pressed_at = self.raw.len();
        self.keys.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self
    }

    /// Waits until something holds of what shows.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while !holds(self) {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => panic!("no {what} within the deadline:\n{}", self.contents()),
                Err(RecvTimeoutError::Disconnected) => panic!("the program ended before {what}:\n{}", self.contents()),
            }
        }
        self
    }

    /// Waits until a text shows.
    #[track_caller]
    pub(crate) fn until_text(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the program waits for the next thing, and holds it to what nobody could have read being in sight.
    #[track_caller]
    pub(crate) fn wait(&mut self) -> At {
        let (at, row) = self.until("question", |screen| screen.at().is_some()).at().expect("it waits");
        let scrolled = self.parser.screen().scrollback_len();
        assert!(scrolled <= self.unread_from, "{} rows went by unread:\n{}", scrolled - self.unread_from, self.contents());
        self.unread_from = scrolled + row;
        at
    }

    /// Reads on, page by page, until the program waits for `at`.
    #[track_caller]
    pub(crate) fn read_to(&mut self, at: At) -> &mut Self {
        while at != At::More && self.next_is_more() {
            self.press("\r");
        }
        if at == At::More {
            assert_eq!(self.wait(), At::More, "\n{}", self.contents());
        } else {
            assert_eq!(self.at().map(|(at, _)| at), Some(at), "\n{}", self.contents());
        }
        self
    }

    #[track_caller]
    fn next_is_more(&mut self) -> bool {
        let more = self.wait() == At::More;
        self.pauses += usize::from(more);
        more
    }

    /// Takes an item of a menu by its number.
    #[track_caller]
    pub(crate) fn pick(&mut self, item: &str) -> &mut Self {
        let number = self.number_of(item);
        self.mark(&number.to_string(), number).press("\r")
    }

    /// Answers yes or no with a key, which only marks, and Enter.
    #[track_caller]
    pub(crate) fn answer(&mut self, yes: bool) -> &mut Self {
        let (key, marked) = if yes { ("y", " > yes ") } else { ("n", " > no ") };
        self.press(key).until(marked, |screen| screen.line().starts_with(marked) && is_keys(&screen.line())).press("\r")
    }

    /// Marks an option of a decision by some keys, without taking it. Each key is seen to move the mark before the next one is pressed:
    /// on its way it may pass the option, and what comes after that would be taken for the next question.
    #[track_caller]
    pub(crate) fn mark(&mut self, keys: &str, number: usize) -> &mut Self {
        let mut left = keys;
        while !left.is_empty() {
            let escape = left.starts_with('\u{1b}').then_some(3);
            let (key, rest) = left.split_at(escape.or_else(|| left.chars().next().map(char::len_utf8)).unwrap_or(left.len()));
            let (before, named) = (self.marked(), key.starts_with(|c: char| c.is_ascii_digit()));
            self.press(key).until("the mark to move", |screen| {
                // A digit may name what is marked already, or begin to; the other keys move on.
                screen.marked().is_some_and(|marked| {
                    Some(marked) != before || (named && marked == if rest.is_empty() { number } else { number / 10 })
                })
            });
            left = rest;
        }
        assert_eq!(self.marked(), Some(number), "\n{}", self.contents());
        self
    }

    /// The number of the option that is marked in the decision that waits.
    fn marked(&self) -> Option<usize> {
        let line = self.line();
        let number: String = line.strip_prefix(" > ")?.chars().take_while(char::is_ascii_digit).collect();
        (is_keys(&line) && self.cursor().1 == 3 + number.len()).then_some(())?;
        number.parse().ok()
    }

    /// Writes a line of own words.
    #[track_caller]
    pub(crate) fn say(&mut self, words: &str) -> &mut Self {
        self.press(words).until(words, |screen| screen.line().ends_with(words)).press("\r")
    }

    /// The number of the latest option that has these words on its first line.
    #[track_caller]
    pub(crate) fn number_of(&self, words: &str) -> usize {
        let rows = self.rows();
        let row = rows.iter().rfind(|row| row.contains(words)).unwrap_or_else(|| panic!("no {words} in\n{}", self.contents()));
        row.split_whitespace().next().expect("a number").parse().expect("a number")
    }

    /// What the program waits for, and the row from which on that stands; nothing while it is still writing. What was there before
    /// the last key does not count, so that no answer is taken for the next question.
    fn at(&self) -> Option<(At, usize)> {
        let (row, column) = self.cursor();
        let rows = self.rows();
        let line = rows.get(row)?.as_str();
        let (at, from, written) = if line == " more: Enter" && column == line.len() {
            (At::More, row, "more: Enter")
        } else if is_menu(line) && column == 4 {
            (At::Menu, row, "leave")
        } else if is_yes_or_no(line) && column == if line.starts_with(" > yes") { 6 } else { 5 } {
            (At::YesNo, row, "leave")
        } else if line.starts_with(" >   ") && is_keys(line) && column == 3 {
            (At::Decision, row, "leave")
        } else if line.starts_with(" >") && self.is_active(row) && column == line.chars().count().max(3) {
            (At::Words, row, ">")
        } else {
            return None;
        };
        String::from_utf8_lossy(&self.raw[self.pressed_at..]).contains(written).then_some((at, from))
    }

    /// Whether the mark at the start of a row has the colour of what is active, which the record of an answer has not.
    fn is_active(&self, row: usize) -> bool {
        let cell = u16::try_from(row).ok().and_then(|row| self.parser.screen().cell(row, 1));
        cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
    }

    fn cursor(&self) -> (usize, usize) {
        let (row, column) = self.parser.screen().cursor_position();
        (row.into(), column.into())
    }

    /// The row of the cursor.
    pub(crate) fn line(&self) -> String {
        self.rows()[self.cursor().0].clone()
    }

    /// The rows that show.
    pub(crate) fn rows(&self) -> Vec<String> {
        self.parser.screen().rows(0, self.columns()).map(|row| row.trim_end().to_owned()).collect()
    }

    fn columns(&self) -> u16 {
        self.parser.screen().size().1.get()
    }

    /// All that shows, as one text.
    pub(crate) fn contents(&self) -> String {
        self.rows().join("\n")
    }

    /// Every byte that was written so far, as text.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Whether the cursor shows.
    pub(crate) fn cursor_shows(&self) -> bool {
        !self.parser.screen().hide_cursor()
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.resize(size(columns, rows)).expect("a pty can be resized");
        self.parser.set_size(some(rows), some(columns));
        self
    }

    /// Sends the program a signal, by its short name.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().expect("a running program");
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {id}")]).status().expect("a shell");
        assert!(sent.success());
        self
    }

    /// Waits for the program to end and holds it to the terminal being as it was.
    #[track_caller]
    pub(crate) fn end(mut self) -> Ended {
        let deadline = Instant::now() + DEADLINE;
        loop {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the program does not end:\n{}", self.contents()),
            }
        }
        let code = self.child.wait().expect("the program ended").exit_code();
        assert!(self.cursor_shows(), "the cursor stays hidden:\n{}", self.contents());
        assert_eq!(modes(&*self.master), self.modes, "the terminal is left in another mode");
        Ended {
            last_screen: self.contents(),
            rows: self.all_rows(),
            raw: String::from_utf8(self.raw).expect("the program writes UTF-8"),
            code,
        }
    }

    /// All rows that were shown and stayed, without the blank ones at the end.
    fn all_rows(&mut self) -> Vec<String> {
        let mut all = Vec::new();
        for back in (1..=self.parser.screen().scrollback_len()).rev() {
            self.parser.screen_mut().set_scrollback(back);
            all.extend(self.rows().into_iter().next());
        }
        self.parser.screen_mut().set_scrollback(0);
        all.extend(self.rows());
        let last = all.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
        all.truncate(last);
        all
    }

    /// Closes the terminal while the program runs, waits for the program to end, and gives its exit code.
    #[track_caller]
    pub(crate) fn hang_up(self) -> u32 {
        let Self { keys, master, mut child, output, reader, .. } = self;
        let name = master.tty_name().expect("a pty has a name");
        let mut tty = File::options().read(true).write(true).open(name).expect("the pty");
        // portable-pty says Ctrl-D for us as it closes; without that key, what the program meets is a closed terminal.
        let mut modes = tcgetattr(&tty).expect("modes");
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&tty, OptionalActions::Now, &modes).expect("modes");
        // The reader holds the terminal open while it waits: a last byte lets it find out that nobody listens any more.
        drop(output);
        tty.write_all(b"\0").expect("the pty");
        reader.join().expect("the reader ends");
        drop((tty, keys, master));
        let (sender, ended) = channel();
        thread::spawn(move || sender.send(child.wait()));
        ended.recv_timeout(DEADLINE).expect("the program ends").expect("its end is told").exit_code()
    }
}

/// Whether a row ends like the line of keys of a decision, written to its end.
fn is_keys(row: &str) -> bool {
    row.ends_with("q leave") || row.ends_with(" w q") || row.ends_with(" b q") || row.ends_with("(kept)")
}

/// Whether a row is the line of keys of a menu, with the first item marked.
fn is_menu(row: &str) -> bool {
    row.starts_with(" > 1 ") && is_keys(row) && !row.contains("hint") && !row.contains(" w ")
}

/// Whether a row is the line of keys of a question that is answered with yes or no.
fn is_yes_or_no(row: &str) -> bool {
    (row.starts_with(" > yes ") || row.starts_with(" > no ")) && is_keys(row)
}

impl Ended {
    /// Holds the run to its exit code.
    #[track_caller]
    pub(crate) fn code(self, code: u32) -> Self {
        assert_eq!(self.code, code, "\n{}", self.last_screen);
        self
    }

    /// Holds the run to no row having reached the last column, where terminals differ about what comes next.
    #[track_caller]
    pub(crate) fn within(self, columns: u16) -> Self {
        for row in &self.rows {
            assert!(textwrap::core::display_width(row) < columns.into(), "{row}");
        }
        self
    }

    /// Holds the run to having left a text somewhere, once.
    #[track_caller]
    pub(crate) fn said_once(self, text: &str) -> Self {
        // Wherever it was wrapped.
        let said = self.rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said.matches(text).count(), 1, "{text}\n{}", self.rows.join("\n"));
        self
    }
}
