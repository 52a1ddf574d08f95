//! One decision as it is asked, in a lesson and in a review: which option, and what goes with it.

use super::{Error, Session};
use crate::journal::Pick;
use crate::lesson::text::Text;
use crate::story::Decision;
use crate::ui::{Ask, Block, Reply};
use crate::wording::page as say;

/// How a decision was answered.
pub(super) enum Chosen {
    /// An option was picked.
    Pick(Pick),
    /// The learner goes back to the question before.
    Back,
    /// The learner leaves, or nobody answers any more.
    Left,
}

impl Session<'_> {
    /// Asks for a decision until it is answered. `back` tells whether there is a question before it.
    pub(super) fn choose(&mut self, decision: &Decision<'_>, back: bool) -> Result<Chosen, Error> {
        let practised = decision.practises.and_then(|practised| self.library.vocabulary.practised(practised));
        let sentence = practised.map(|(_, sentence)| sentence.clone());
        let options = decision.options.iter().map(|option| option.words.clone()).collect();
        let ask = Ask::Decision { options, back, hint: sentence.is_some() };
        loop {
            match self.ui.ask(&ask)? {
                Reply::Pick(place) => {
                    let Some(option) = decision.options.get(place) else { continue };
                    let shown = decision.options.iter().map(|option| option.id.clone()).collect();
                    return Ok(Chosen::Pick(Pick::new(option.id.clone(), shown)));
                }
                Reply::Back => return Ok(Chosen::Back),
                Reply::Hint => self.hint(sentence.as_ref())?,
                Reply::Quit | Reply::End => return Ok(Chosen::Left),
                Reply::Text(_) => {}
            }
        }
    }

    fn hint(&mut self, sentence: Option<&Text>) -> Result<(), Error> {
        self.show(sentence.into_iter().flat_map(|words| [Block::Label(say::hint()), Block::Paragraph(words.clone())]))
    }
}
