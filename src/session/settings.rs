//! What learners may say of themselves, and how they want to be shown things.

use super::{Error, Leave, Session};
use crate::lesson::text::Text;
use crate::practice::Settings;
use crate::ui::{Ask, Block, Reply};
use crate::wording::page as say;

impl Session<'_> {
    /// Shows the settings and lets the learner change them, until they go back.
    pub fn settings(&mut self) -> Result<Leave, Error> {
        self.show([Block::Heading(say::settings())])?;
        loop {
            let Settings { name, profession, ideal_client, plain, confidence, say_first } =
                self.recorder.record().settings.clone();
            let switch = |label: Text, on: bool| say::setting(&label, Some(&say::on_or_off(on)));
            let items = vec![
                say::setting(&say::setting_name(), name.as_ref()),
                say::setting(&say::setting_profession(), profession.as_ref()),
                say::setting(&say::setting_ideal_client(), ideal_client.as_ref()),
                switch(say::setting_confidence(), confidence),
                switch(say::setting_say_first(), say_first),
                switch(say::setting_plain(), plain),
                say::back(),
            ];
            let back = items.len() - 1;
            let left = match self.menu(say::change_what(), items, back)? {
                Ok(0) => self.set_words(Settings::NAME, say::ask_name(), name.as_ref())?,
                Ok(1) => self.set_words(Settings::PROFESSION, say::ask_profession(), profession.as_ref())?,
                Ok(2) => self.set_words(Settings::IDEAL_CLIENT, say::ask_ideal_client(), ideal_client.as_ref())?,
                Ok(3) => self.switch(Settings::CONFIDENCE, say::ask_confidence_on(), confidence)?,
                Ok(4) => self.switch(Settings::SAY_FIRST, say::ask_say_first_on(), say_first)?,
                Ok(5) => self.switch(Settings::PLAIN, say::ask_plain(), plain)?,
                Ok(_) => return Ok(Leave::Done),
                Err(leave) => return Ok(leave),
            };
            if left == Leave::Quit {
                return Ok(Leave::Quit);
            }
        }
    }

    fn set_words(&mut self, name: &str, prompt: Text, before: Option<&Text>) -> Result<Leave, Error> {
        match self.line(prompt, before)? {
            Ok(words) => {
                self.recorder.set(name, (!words.is_blank()).then(|| words.to_string()))?;
                self.show([Block::Notice(say::setting_kept())])?;
                Ok(Leave::Done)
            }
            Err(leave) => Ok(leave),
        }
    }

    fn switch(&mut self, name: &str, prompt: Text, before: bool) -> Result<Leave, Error> {
        match self.ui.ask(&Ask::Confirm { prompt, default: before })? {
            Reply::Pick(picked) => {
                self.recorder.set(name, (picked == 0).then(|| "true".to_owned()))?;
                self.show([Block::Notice(say::setting_kept())])?;
                Ok(Leave::Done)
            }
            Reply::Quit | Reply::End => Ok(Leave::Quit),
            Reply::Back | Reply::Hint | Reply::Text(_) => Ok(Leave::Done),
        }
    }
}
