//! One decision as it is asked, in a lesson and in a review: a line of the learner's own first, which option, how sure they are, and
//! which reason fits.

use super::{Error, Leave, Session};
use crate::journal::{AttemptId, Confidence, Pick};
use crate::lesson::template::Template;
use crate::lesson::text::Text;
use crate::story::{Decision, Reasons, Story};
use crate::ui::{Ask, Block, Reply};
use crate::wording::{page as say, practice as words};

/// How a decision was answered.
pub(super) enum Chosen {
    /// An option was picked. Whoever leaves when asked how sure they are has picked it all the same.
    Pick(Pick, Leave),
    /// The learner goes back to the question before.
    Back,
    /// The learner leaves, or nobody answers any more.
    Left,
}

/// The order in which the learner is asked how sure they are.
const CONFIDENCE: [Confidence; 3] = [Confidence::Guess, Confidence::ThinkSo, Confidence::Sure];

impl Session<'_> {
    /// Asks for a decision until it is answered. `back` tells whether there is a question before it. Doors are only picked.
    pub(super) fn choose(&mut self, decision: &Decision<'_>, back: bool) -> Result<Chosen, Error> {
        let practised = decision.practises.and_then(|practised| self.library.vocabulary.practised(practised));
        let hint = practised.map(|(_, sentence)| sentence.clone());
        let scored = decision.practises.is_some();
        let said = if scored && self.recorder.record().settings.say_first {
            match self.say_first(back, hint.as_ref())? {
                Ok(said) => said,
                Err(chosen) => return Ok(chosen),
            }
        } else {
            None
        };
        let options = decision.options.iter().map(|option| option.words.clone()).collect();
        let ask = Ask::Decision { options, back, hint: hint.is_some() };
        loop {
            match self.ui.ask(&ask)? {
                Reply::Pick(place) => {
                    let Some(option) = decision.options.get(place) else { continue };
                    let shown = decision.options.iter().map(|option| option.id.clone());
                    let pick = Pick { said: said.clone(), ..Pick::new(option.id.clone(), shown) };
                    if !scored {
                        return Ok(Chosen::Pick(pick, Leave::Done));
                    }
                    if let Some(chosen) = self.how_sure(pick)? {
                        return Ok(chosen);
                    }
                }
                Reply::Back => return Ok(Chosen::Back),
                Reply::Hint => self.hint(hint.as_ref())?,
                Reply::Quit | Reply::End => return Ok(Chosen::Left),
                Reply::Text(_) => {}
            }
        }
    }

    /// Asks for a line of the learner's own, which may be skipped.
    fn say_first(&mut self, back: bool, hint: Option<&Text>) -> Result<Result<Option<Box<str>>, Chosen>, Error> {
        let blank = Some(Text::default());
        let ask = Ask::Words { prompt: words::say_first(), initial: blank, many_lines: false, back, hint: hint.is_some() };
        loop {
            match self.ui.ask(&ask)? {
                Reply::Text(line) => {
                    let line = Text::new(line).on_one_line();
                    if line.is_blank() {
                        return Ok(Ok(None));
                    }
                    self.show([Block::Notice(words::pick_closest())])?;
                    return Ok(Ok(Some(line.as_str().into())));
                }
                Reply::Back => return Ok(Err(Chosen::Back)),
                Reply::Hint => self.hint(hint)?,
                Reply::Quit | Reply::End => return Ok(Err(Chosen::Left)),
                Reply::Pick(_) => {}
            }
        }
    }

    /// Asks how sure the learner is of a pick, where they want that; `None` where they go back to pick anew.
    fn how_sure(&mut self, mut pick: Pick) -> Result<Option<Chosen>, Error> {
        if !self.recorder.record().settings.confidence {
            return Ok(Some(Chosen::Pick(pick, Leave::Done)));
        }
        let ask = Ask::Key { prompt: words::how_sure(), options: CONFIDENCE.map(confidence).to_vec() };
        Ok(match self.ui.ask(&ask)? {
            Reply::Pick(place) => {
                pick.confidence = CONFIDENCE.get(place).copied();
                Some(Chosen::Pick(pick, Leave::Done))
            }
            Reply::Back => None,
            Reply::Quit | Reply::End | Reply::Hint | Reply::Text(_) => Some(Chosen::Pick(pick, Leave::Quit)),
        })
    }

    /// Asks which reason fits the strong choice, and tells of the one picked why it does or does not.
    pub(super) fn reasons(&mut self, story: &Story<'_>, asked: &Reasons<'_>, attempt: AttemptId) -> Result<Leave, Error> {
        let fill = |words: &Template| words.fill(story.values()).on_one_line();
        self.show([Block::Label(words::which_reason()), Block::Paragraph(words::for_the_strong_line(&asked.strong))])?;
        let options = asked.reasons.iter().map(|reason| fill(&reason.text)).collect();
        let Reply::Pick(place) = self.ui.ask(&Ask::Decision { options, back: false, hint: false })? else {
            return Ok(Leave::Quit);
        };
        let Some(picked) = asked.reasons.get(place) else { return Ok(Leave::Done) };
        self.recorder.reason(attempt, asked.scene, picked, &asked.reasons)?;
        self.show([Block::Paragraph(fill(&picked.feedback))])?;
        let fitting = asked.reasons.iter().find(|reason| reason.fits).filter(|_| !picked.fits);
        self.show(
            fitting
                .into_iter()
                .flat_map(|reason| [Block::Label(words::reason_that_fits()), Block::Paragraph(fill(&reason.text))]),
        )?;
        Ok(Leave::Done)
    }

    fn hint(&mut self, sentence: Option<&Text>) -> Result<(), Error> {
        self.show(sentence.into_iter().flat_map(|words| [Block::Label(say::hint()), Block::Paragraph(words.clone())]))
    }
}

/// What a learner says who is so sure.
fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::Guess => words::guess(),
        Confidence::ThinkSo => words::think_so(),
        Confidence::Sure => words::sure(),
    }
}
