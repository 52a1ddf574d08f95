//! Own words: the learner writes, is told which words were found and which were not, rates them, reads the models, and may write once
//! more beside them. A learner in a hurry passes each of these with Enter; whatever is written is on disk before anything is said of it.
//! Who leaves on the way goes on with the checks, without those that they overruled.

use std::collections::{BTreeMap, BTreeSet};

use super::play::misused;
use super::{Error, Leave, Session};
use crate::compose::{Check, Found, Lists, Look, Missing, Seen, checks, is_far_too_short, look, people, prompts};
use crate::journal::{Answer, AttemptId, Given, What};
use crate::lesson::id::Id;
use crate::lesson::model::{Compose, ComposeKind, Sample};
use crate::lesson::template::Template;
use crate::lesson::text::Text;
use crate::practice::Settings;
use crate::story::{self, Story};
use crate::ui::{Ask, Block, Reply};
use crate::wording::{compose as say, page};

/// The words that are being written.
struct Piece<'c> {
    attempt: AttemptId,
    scene: Id,
    compose: &'c Compose,
}

/// How a question around own words was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// On with what comes after it.
    On,
    /// The same words are to be looked at again.
    Again,
    /// Back to before they were written.
    Back,
    /// The learner leaves.
    Leave,
}

impl Piece<'_> {
    fn answer(&self, words: &Text) -> Answer {
        let given = Given::Words { text: words.to_string(), keep_as: self.compose.keep_as.clone() };
        Answer { scene: self.scene.clone(), given }
    }
}

impl Session<'_> {
    /// Asks for own words and looks at them with the learner, up to the models.
    pub(super) fn compose(&mut self, story: &mut Story<'_>, compose: &Compose, attempt: AttemptId) -> Result<Leave, Error> {
        let Some(scene) = story.machine().scene(story.state()) else { return Ok(Leave::Done) };
        let piece = Piece { attempt, scene: scene.id.clone(), compose };
        let ask = words_ask(compose.prompt.fill(story.values()), None, !story.history().is_empty());
        let words = loop {
            match self.ui.ask(&ask)? {
                Reply::Text(words) if words.trim().is_empty() => {}
                Reply::Text(words) => break Text::new(words.trim()),
                Reply::Back => {
                    self.go_back(story, attempt)?;
                    return Ok(Leave::Done);
                }
                Reply::Quit | Reply::End => return Ok(Leave::Quit),
                Reply::Pick(_) | Reply::Hint => {}
            }
        };
        self.record(story, attempt, piece.answer(&words))?;
        story.answer(&story::Answer::Words(words.clone())).map_err(|misuse| misused(&misuse))?;
        if checks(compose.kind).is_empty() {
            self.show([Block::Notice(say::composed(words.as_str().split_whitespace().count()))])?;
            return Ok(Leave::Done);
        }
        let next = self.look_and_rate(story, &piece)?;
        self.leave(next, story, attempt)
    }

    /// Shows the models of own words and lets the learner write once more beside them. Who left while the words were looked at comes
    /// by here again, and goes on with that first.
    pub(super) fn models(&mut self, story: &mut Story<'_>, compose: &Compose, attempt: AttemptId) -> Result<Leave, Error> {
        let scene = story.history().last().and_then(|step| story.machine().scene(step.state)).map(|scene| scene.id.clone());
        let Some(scene) = scene.filter(|_| !checks(compose.kind).is_empty()) else {
            self.show(models(compose, story))?;
            return Ok(Leave::Done);
        };
        let piece = Piece { attempt, scene, compose };
        let (words, rated) = (written(story), self.recorder.record().attempt(attempt).is_none_or(|attempt| attempt.followed));
        // Words that were forgotten since are not there to be looked at.
        if !rated && !words.is_blank() {
            let prompt = compose.prompt.fill(story.values());
            self.show([Block::Paragraph(prompt), Block::Entry { label: say::wrote(), words }])?;
            match self.look_and_rate(story, &piece)? {
                Next::On | Next::Again => {}
                left @ (Next::Back | Next::Leave) => return self.leave(left, story, attempt),
            }
        }
        self.show(models(compose, story))?;
        let next = match self.rewrite(story, &piece, say::copy_one())? {
            Next::On | Next::Again => self.name_client(story, compose.kind)?,
            left @ (Next::Back | Next::Leave) => left,
        };
        self.leave(next, story, attempt)
    }

    fn leave(&mut self, next: Next, story: &mut Story<'_>, attempt: AttemptId) -> Result<Leave, Error> {
        match next {
            Next::On | Next::Again => Ok(Leave::Done),
            Next::Back => self.go_back(story, attempt).map(|()| Leave::Done),
            Next::Leave => Ok(Leave::Quit),
        }
    }

    /// Looks at the words with the learner, who then rates them.
    fn look_and_rate(&mut self, story: &mut Story<'_>, piece: &Piece<'_>) -> Result<Next, Error> {
        match self.look_at_words(story, piece)? {
            Next::On | Next::Again => self.rate(piece),
            left @ (Next::Back | Next::Leave) => Ok(left),
        }
    }

    /// The checks on words that the learner has overruled.
    fn counted_anyway(&self, piece: &Piece<'_>) -> BTreeSet<Check> {
        let opinion = self.recorder.record().attempt(piece.attempt).and_then(|attempt| attempt.opinions.get(&piece.scene));
        let named = |check: &Check| opinion.is_some_and(|opinion| opinion.counted.contains(check.name()));
        Check::ALL.into_iter().filter(named).collect()
    }

    /// Tells what was found in the words and what was not, until the learner goes on.
    fn look_at_words(&mut self, story: &mut Story<'_>, piece: &Piece<'_>) -> Result<Next, Error> {
        let lists = Lists::new(&self.library.vocabulary);
        loop {
            let words = written(story);
            let seen = match look(&lists, piece.compose.kind, &piece.compose.details, words.as_str()) {
                Look::Seen(seen) => Some(seen),
                Look::NoVerdict => None,
            };
            let prompts = prompts(seen.as_deref().unwrap_or_default(), &self.counted_anyway(piece));
            self.show(page_of(piece.compose.kind, seen.as_deref(), &prompts))?;
            if seen.is_some() && prompts.is_empty() {
                return Ok(Next::On);
            }
            match self.ask_about(story, piece, prompts.iter().map(|seen| seen.check).collect())? {
                Next::Again => {}
                next @ (Next::On | Next::Back | Next::Leave) => return Ok(next),
            }
        }
    }

    /// Asks what to do about the checks that found nothing, or about words of which nothing can be said. Once the last check is
    /// overruled, it goes on.
    fn ask_about(&mut self, story: &mut Story<'_>, piece: &Piece<'_>, mut open: Vec<Check>) -> Result<Next, Error> {
        loop {
            let mut items = vec![say::go_on(), say::write_again()];
            items.extend(open.iter().map(|&check| say::count_anyway(asked(piece.compose.kind, check).name)));
            match self.menu(page::what_next(), items, 0)? {
                Ok(0) => return Ok(Next::On),
                Ok(1) => match self.rewrite(story, piece, say::write_again_prompt())? {
                    Next::Back => {}
                    next @ (Next::On | Next::Again | Next::Leave) => return Ok(next),
                },
                Ok(item) => {
                    let check = open.remove(item - 2);
                    if let Some(check) = Id::new(check.name()) {
                        let Piece { attempt, scene, .. } = piece;
                        self.recorder.append(What::Overrule { attempt: *attempt, scene: scene.clone(), check })?;
                    }
                    self.show([Block::Notice(say::counted(asked(piece.compose.kind, check).name))])?;
                    if open.is_empty() {
                        return Ok(Next::On);
                    }
                }
                Err(Leave::Done) => return Ok(Next::Back),
                Err(Leave::Quit) => return Ok(Next::Leave),
            }
        }
    }

    /// Lets the learner write anew, with the words before in view; `Again` if there are other words now.
    fn rewrite(&mut self, story: &mut Story<'_>, piece: &Piece<'_>, prompt: Text) -> Result<Next, Error> {
        let before = written(story);
        match self.ui.ask(&words_ask(prompt, Some(before.clone()), true))? {
            Reply::Text(words) => {
                let words = Text::new(words.trim());
                if words.is_blank() || words == before {
                    return Ok(Next::On);
                }
                self.recorder.append(What::Revise { attempt: piece.attempt, answer: piece.answer(&words) })?;
                story.revise(words).map_err(|misuse| misused(&misuse))?;
                self.show([Block::Notice(say::kept())])?;
                Ok(Next::Again)
            }
            Reply::Back => Ok(Next::Back),
            Reply::Quit | Reply::End => Ok(Next::Leave),
            Reply::Pick(_) | Reply::Hint => Ok(Next::On),
        }
    }

    /// Lets the learner rate the words on four lines, or pass that by.
    fn rate(&mut self, piece: &Piece<'_>) -> Result<Next, Error> {
        match self.ui.ask(&Ask::Confirm { prompt: say::rate(), default: false })? {
            Reply::Pick(0) => {}
            Reply::Back => return Ok(Next::Back),
            Reply::Quit | Reply::End => return Ok(Next::Leave),
            Reply::Pick(_) | Reply::Hint | Reply::Text(_) => return self.keep_rating(piece, BTreeMap::new()),
        }
        let mut answers: Vec<bool> = Vec::new();
        while let Some((_, prompt)) = say::RATED.get(answers.len()) {
            match self.ui.ask(&Ask::Confirm { prompt: say::rate_line(prompt), default: true })? {
                Reply::Pick(picked) => answers.push(picked == 0),
                Reply::Quit | Reply::End => return Ok(Next::Leave),
                Reply::Back | Reply::Hint | Reply::Text(_) => {
                    if answers.pop().is_none() {
                        return self.rate(piece);
                    }
                }
            }
        }
        let rated = || say::RATED.into_iter().zip(&answers);
        let not_yet: Vec<_> = rated().filter(|(_, yes)| !**yes).map(|((_, prompt), _)| prompt).collect();
        let next = self.keep_rating(piece, rated().filter_map(|((name, _), yes)| Some((Id::new(name)?, *yes))).collect())?;
        self.show([Block::Notice(say::rated(&not_yet))])?;
        Ok(next)
    }

    /// Keeps a rating, also one that was passed by: the models come next, and whoever leaves before they do finds them on coming back.
    fn keep_rating(&mut self, piece: &Piece<'_>, lines: BTreeMap<Id, bool>) -> Result<Next, Error> {
        self.recorder.append(What::Rate { attempt: piece.attempt, scene: piece.scene.clone(), lines })?;
        Ok(Next::On)
    }

    /// After the description of an ideal client, asks for a few words by which later talks can name them.
    fn name_client(&mut self, story: &Story<'_>, kind: ComposeKind) -> Result<Next, Error> {
        if kind != ComposeKind::IdealClient {
            return Ok(Next::On);
        }
        let before = self.recorder.record().settings.ideal_client.clone();
        let named = before.clone().or_else(|| people(&Lists::new(&self.library.vocabulary), written(story).as_str()));
        let Some(named) = named else {
            self.show([Block::Notice(say::name_client_later(&self.again))])?;
            return Ok(Next::On);
        };
        let ask = Ask::Words { prompt: say::name_client(), initial: Some(named), many_lines: false, back: true, hint: false };
        match self.ui.ask(&ask)? {
            Reply::Text(words) => {
                let words = Text::new(words).on_one_line();
                if !words.is_blank() && Some(&words) != before.as_ref() {
                    self.recorder.set(Settings::IDEAL_CLIENT, Some(words.to_string()))?;
                }
                Ok(Next::On)
            }
            Reply::Quit | Reply::End => Ok(Next::Leave),
            Reply::Back | Reply::Hint | Reply::Pick(_) => Ok(Next::On),
        }
    }
}

fn words_ask(prompt: Text, initial: Option<Text>, back: bool) -> Ask {
    Ask::Words { prompt, initial, many_lines: true, back, hint: false }
}

/// The own words that were answered last.
fn written(story: &Story<'_>) -> Text {
    story.history().last().and_then(|step| step.words.clone()).unwrap_or_default()
}

/// What was found in the words and what was not.
fn page_of(kind: ComposeKind, seen: Option<&[Seen]>, prompts: &[&Seen]) -> Vec<Block> {
    let Some(seen) = seen else { return vec![Block::Notice(say::no_verdict())] };
    if is_far_too_short(seen) {
        return prompts.iter().filter_map(|seen| short(seen)).collect();
    }
    let found: Vec<Text> = seen
        .iter()
        .filter_map(|seen| match &seen.result {
            Ok(Found::Quote(words)) => Some(say::found_quote(asked(kind, seen.check).name, words)),
            Ok(Found::Count(count)) => (seen.check == Check::Words).then(|| say::found_words(*count)),
            Ok(Found::Clear) | Err(_) => None,
        })
        .collect();
    let found = (!found.is_empty()).then(|| Block::Entry { label: say::found(), words: say::list(&found) });
    let missing = prompts.iter().filter_map(|seen| seen.result.as_ref().err().map(|missing| prompt(kind, seen.check, missing)));
    found.into_iter().chain(missing).chain([Block::Notice(say::honest())]).collect()
}

/// What is said of words that are far too few.
fn short(seen: &Seen) -> Option<Block> {
    let Err(Missing::Words(count, bounds)) = seen.result else { return None };
    Some(Block::Entry { label: say::look_again(), words: say::far_too_short(count, bounds) })
}

/// What is said of a check that did not find what it looks for, or that found what it flags.
fn prompt(kind: ComposeKind, check: Check, missing: &Missing) -> Block {
    let not_found = |words: Text| Block::Entry { label: say::not_found(), words };
    let look_again = |words: Text| Block::Entry { label: say::look_again(), words };
    let say::Asked { name, ask } = asked(kind, check);
    match missing {
        Missing::Nothing => not_found(say::nothing(name, ask)),
        Missing::Anybody(word) => not_found(say::anybody(name, word, ask)),
        Missing::Words(count, bounds) => look_again(say::length(*count, *bounds)),
        Missing::LongSentence(start, count, most) => look_again(say::long_sentence(start, *count, *most)),
        Missing::Jargon(word) => look_again(say::jargon(word)),
        Missing::Superlative(word) => look_again(say::superlative(word)),
        Missing::Sales(word) => look_again(say::sales(word)),
        Missing::Requests(count, most) => look_again(say::requests(*count, *most)),
        Missing::AboutMe { me, you } => look_again(say::about_me(*me, *you)),
    }
}

/// What a check is called in a text of a kind, and what it asks.
fn asked(kind: ComposeKind, check: Check) -> say::Asked {
    say::of_check(kind, check.name()).unwrap_or_default()
}

fn models(compose: &Compose, story: &Story<'_>) -> Vec<Block> {
    let fill = |template: &Template| template.fill(story.values());
    let sample = |head: Text, sample: &Sample| {
        [Block::Label(head), Block::Paragraph(fill(&sample.text)), Block::Paragraph(fill(&sample.why).on_one_line())]
    };
    let works = compose.models.iter().enumerate().flat_map(|(index, model)| sample(say::model(index + 1), model));
    works.chain(sample(say::flawed(), &compose.flawed)).collect()
}
