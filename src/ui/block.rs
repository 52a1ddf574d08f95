//! The parts of which every page is made.

use crate::lesson::text::Text;

/// One thing to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The head of a page or of a part of it.
    Heading(Text),
    /// The head of a scene: the lesson, how far it is, where we are, and its meters.
    Scene {
        /// The lesson's title.
        title: Text,
        /// Where or when we are.
        at: Option<Text>,
        /// How far it is, in words such as "3 of about 7".
        progress: Option<Text>,
        /// All meters as they stand.
        meters: Vec<MeterReading>,
    },
    /// A heading over the next blocks, such as "Why".
    Label(Text),
    /// Running text. Newlines in it are kept.
    Paragraph(Text),
    /// Words that may be missed, such as a source. Drawn dim.
    Aside(Text),
    /// One of a list of sentences.
    Item(Text),
    /// A line of the narrator's. Several in a row belong together.
    Narration(Text),
    /// Sets what follows apart from what was before, without a head.
    Break,
    /// Words that somebody says.
    Line {
        /// Who says them.
        speaker: Speaker,
        /// The words.
        words: Text,
    },
    /// A word and what it stands for, in a list of such: "You", and what the learner did.
    Entry {
        /// The word.
        label: Text,
        /// What it stands for; newlines in it are kept.
        words: Text,
    },
    /// A meter that has moved.
    MeterMoved {
        /// The meter as it stands now.
        now: MeterReading,
        /// What it was before.
        before: u8,
    },
    /// A share of a whole, drawn as a bar: "Listening 5 of 8".
    Share {
        /// What it is a share of.
        label: Text,
        /// The part.
        part: u32,
        /// The whole, at least 1.
        whole: u32,
        /// A word beside it.
        note: Option<Text>,
        /// All of this in a sentence, for those who do not see it.
        words: Text,
    },
    /// A small picture made of characters, for those who see it, and the same in words.
    Picture {
        /// What it is of.
        label: Text,
        /// The picture, as one line.
        picture: Text,
        /// What it says.
        words: Text,
    },
    /// A word about the program itself, such as where something was kept.
    Notice(Text),
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name before the words.
    pub name: Text,
    /// The member's place in the cast, which decides the colour.
    pub voice: usize,
}

/// A meter and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeterReading {
    /// Its name.
    pub label: Text,
    /// The lowest value.
    pub min: u8,
    /// The highest value.
    pub max: u8,
    /// The value now.
    pub value: u8,
}
