//! The command line as data. What it means is resolved elsewhere, once.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::parser::ValueSource;
use clap::{ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::wording::again::Again;

use crate::practice::plan::{FEWEST, MOST};

/// Practise professional networking in the terminal.
///
/// Short talks in which you choose what to say, see what it leads to, and look back on it. Without a command, in a terminal:
/// the home screen.
#[derive(Debug, Parser)]
#[command(name = "mingle", version, max_term_width = 100, after_help = "Example: mingle play anywhere")]
pub(super) struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Reads the command line; also tells which folders it names itself. Those that the environment names are there again the next time.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<(Cli, Again), clap::Error> {
    let matches = Cli::command().try_get_matches_from(args)?;
    let cli = Cli::from_arg_matches(&matches)?;
    let named = |option: &str, folder: &Option<PathBuf>| {
        let folder = folder.as_ref().filter(|_| matches.value_source(option) == Some(ValueSource::CommandLine))?;
        Some(folder.to_string_lossy().into_owned())
    };
    let again = Again { lessons: named("lessons", &cli.global.lessons), data_dir: named("data_dir", &cli.global.data_dir) };
    Ok((cli, again))
}

/// What every command understands.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// A folder of lessons, instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR", env = "MINGLE_LESSONS", hide_env_values = true)]
    pub lessons: Option<PathBuf>,
    /// The folder that keeps your history, instead of the usual one
    #[arg(long, global = true, value_name = "DIR", env = "MINGLE_DATA_DIR", hide_env_values = true)]
    pub data_dir: Option<PathBuf>,
    /// Linear text: no colours, no redrawing; for screen readers and pipes
    #[arg(long, global = true, env = "MINGLE_PLAIN", hide_env_values = true, value_parser = FalseyValueParser::new())]
    pub plain: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
    /// The time to take for now, for tests
    #[arg(long, global = true, value_name = "RFC3339", hide = true)]
    pub now: Option<String>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    /// Where it is a terminal that wants it.
    Auto,
    /// Also into files and pipes.
    Always,
    /// Nowhere.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Play a lesson: the named one, or the unfinished one, or the next
    #[command(after_help = "Example: mingle play anywhere --fresh")]
    Play(Play),
    /// Meet a few moves again in short scenes: those that are due, each with the reason
    #[command(after_help = "Example: mingle review")]
    Review,
    /// Prepare for an event: a plan up to its date, what is good to do today, and what comes after it
    #[command(after_help = "Example: mingle prep --event 2026-12-02 --minutes 10 --name \"Bakers' fair\"")]
    Prep(Prep),
    /// Print your card: whom you help best, lines to begin and to leave a talk, your plans, what to remember and to keep
    ///
    /// Plans are written anew and deleted under "My card" on the home screen (`mingle`).
    #[command(after_help = "Example: mingle card --format html > card.html")]
    Card(Card),
    /// See how you are doing: what is strong at the first try, what has stayed, what is due
    #[command(after_help = "Example: mingle progress --format json")]
    Progress(Lessons),
    /// List the lessons and how far you are with each
    #[command(after_help = "Example: mingle lessons --format json")]
    Lessons(Lessons),
    /// Print an attempt (the latest, or the named one) as readable Markdown
    #[command(after_help = "Example: mingle transcript > evening.md")]
    Transcript(Transcript),
    /// See or change your name, your profession, whom you serve best and how things are asked and shown
    #[command(after_help = "Example: mingle settings profession bookkeeping")]
    Settings(Settings),
    /// See where your history is, copy it, merge another in, or forget parts of it
    #[command(subcommand, after_help = "Example: mingle data export my-history.jsonl")]
    Data(Data),
    /// Find what is wrong in lessons: folders, files, or the built-in ones
    #[command(after_help = "Example: mingle check lessons/my-lesson.yaml")]
    Check(Check),
    /// Start a lesson: write a short complete one, with comments, to change; with --lessons also the folder for it
    #[command(after_help = "Example: mingle new first-day --lessons our-lessons")]
    New {
        /// The lesson's id; the file is called so. It is put into the folder that --lessons names, which need not be there yet, or else
        /// into the current one
        name: String,
    },
    /// Explain a code of `mingle check`, or list them all
    #[command(after_help = "Example: mingle explain G106")]
    Explain {
        /// The code
        code: Option<String>,
    },
    /// Draw the branch map of a lesson: its scenes, ways on and endings
    #[command(after_help = "Example: mingle graph anywhere --format svg > anywhere.svg")]
    Graph(Graph),
    /// Print the JSON Schema of lesson files, for editors
    #[command(after_help = "Example: mingle schema > lesson.schema.json")]
    Schema,
    /// Print a script that completes commands in your shell
    #[command(after_help = "Example: mingle completions bash > ~/.local/share/bash-completion/completions/mingle")]
    Completions {
        /// Your shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: mingle man > ~/.local/share/man/man1/mingle.1")]
    Man,
}

/// See [`Command::Play`].
#[derive(Debug, Args)]
pub(super) struct Play {
    /// The lesson's id, as `mingle lessons` lists it, or the path of its file
    pub lesson: Option<String>,
    /// Start again instead of going on
    #[arg(long)]
    pub fresh: bool,
    /// Start a fresh attempt with this seed: the same order of answers, the same details
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// For authors: start at this scene; nothing is kept
    #[arg(long, value_name = "SCENE", requires = "lesson")]
    pub from: Option<String>,
    /// For authors: set meters and flags, such as `trust=4,knows_her_past=true`; nothing is kept
    #[arg(long, value_name = "NAME=VALUE", value_delimiter = ',', requires = "lesson")]
    pub set: Vec<String>,
    /// For authors: give these answers first, such as "ask-back > wait"; nothing is kept
    #[arg(long, value_name = "ANSWERS", value_delimiter = '>', requires = "lesson")]
    pub to: Vec<String>,
}

impl Play {
    /// Whether an author wants to start elsewhere than a learner would.
    pub(super) fn is_from_the_middle(&self) -> bool {
        self.from.is_some() || !self.set.is_empty() || !self.to.is_empty()
    }
}

/// See [`Command::Prep`].
#[derive(Debug, Args)]
pub(super) struct Prep {
    /// The date of the event, such as 2026-12-02, "2 December", "Friday" or "in 9 days"; another one moves it
    #[arg(long, value_name = "DATE")]
    pub event: Option<String>,
    /// How many minutes a day you want to practise
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(i64::from(FEWEST)..=i64::from(MOST)))]
    pub minutes: Option<u16>,
    /// What the event is called
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Write the days of the plan, and those to follow up, as a calendar file (- for stdout)
    #[arg(long, value_name = "FILE")]
    pub calendar: Option<PathBuf>,
    /// Forget the event; what you practised stays
    #[arg(long, conflicts_with_all = ["event", "minutes", "name", "calendar", "format"])]
    pub clear: bool,
    /// How to show today and the plan
    #[arg(long, value_name = "FORMAT", default_value = "text", conflicts_with = "calendar")]
    pub format: ListFormat,
}

/// See [`Command::Card`].
#[derive(Debug, Args)]
pub(super) struct Card {
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CardFormat,
}

/// A form of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CardFormat {
    /// To read on the screen.
    Text,
    /// For notes.
    Markdown,
    /// A page to print on A6, or to keep on a phone.
    Html,
}

/// See [`Command::Lessons`].
#[derive(Debug, Args)]
pub(super) struct Lessons {
    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// A form of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// See [`Command::Transcript`].
#[derive(Debug, Args)]
pub(super) struct Transcript {
    /// The attempt's id, as it stands at the head of a transcript, or a lesson's, for its latest attempt
    pub attempt: Option<String>,
}

/// See [`Command::Settings`].
#[derive(Debug, Args)]
pub(super) struct Settings {
    /// The setting: name; profession (your field, as in "We need somebody for bookkeeping"); ideal-client (whom you serve best, as in
    /// "I work with bakers who cannot read their figures"); plain, confidence (asks how sure you are) or say-first (asks for a line of
    /// yours first), each on or off
    pub name: Option<String>,
    /// Its value; an empty one forgets it
    pub value: Option<String>,
}

/// See [`Command::Data`].
#[derive(Debug, Subcommand)]
pub(super) enum Data {
    /// Print where your history is, and how much it holds
    Where,
    /// Copy your whole history into a new file, as JSON Lines
    #[command(after_help = "Example: mingle data export my-history.jsonl")]
    Export {
        /// The new file, or - for stdout
        file: PathBuf,
    },
    /// Merge an exported history into yours; what is here already stays as it is
    #[command(after_help = "Example: mingle data import my-history.jsonl")]
    Import {
        /// The exported file, or - for stdin
        file: PathBuf,
    },
    /// Delete a part of your history, or all of it, for good; asks first
    #[command(after_help = "Example: mingle data forget --texts")]
    Forget(Forget),
}

/// See [`Data::Forget`].
#[derive(Debug, Args)]
pub(super) struct Forget {
    #[command(flatten)]
    pub what: What,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// What is to be forgotten: one of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct What {
    /// All that you did in this lesson
    #[arg(long, value_name = "LESSON")]
    pub lesson: Option<String>,
    /// All words of your own, in talks and plans; what you chose is kept
    #[arg(long)]
    pub texts: bool,
    /// Everything
    #[arg(long)]
    pub all: bool,
}

/// See [`Command::Check`].
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folders of lessons, or lesson files
    pub paths: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub format: FindingFormat,
    /// Only these codes, or letters of codes, separated by commas
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// All but these codes, or letters of codes, separated by commas
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Count warnings as findings too
    #[arg(long, action = ArgAction::SetTrue)]
    pub strict: bool,
    /// Print what players reach that choose by a cue, such as the longest choice, instead of findings
    #[arg(long)]
    pub players: bool,
    /// Print where points, principles, moves and kinds of error are met, instead of findings
    #[arg(long, conflicts_with = "players")]
    pub coverage: bool,
}

/// A form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingFormat {
    /// With the line and a caret under the place.
    Full,
    /// One line each.
    Concise,
    /// One array of objects.
    Json,
}

/// See [`Command::Graph`].
#[derive(Debug, Args)]
pub(super) struct Graph {
    /// The lesson's id, as `mingle lessons` lists it, or the path of its file
    pub lesson: String,
    /// How to draw it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: GraphFormat,
}

/// A form of branch maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// An outline.
    Text,
    /// A flowchart for Markdown pages.
    Mermaid,
    /// The language of Graphviz.
    Dot,
    /// A picture.
    Svg,
}
