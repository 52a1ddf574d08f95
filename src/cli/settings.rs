//! `mingle settings`: by name and value, or as a page to pick from.

use super::FINE;
use super::args;
use super::environment::Environment;
use super::error::{Error, Named};
use super::learner::with_session;
use crate::lesson::text::Text;
use crate::practice::Settings;
use crate::ui::Block;
use crate::wording::page as say;

pub(super) fn run(environment: &Environment, args: &args::Settings) -> Result<u8, Error> {
    let Some(name) = &args.name else {
        return with_session(environment, |session| session.settings().map(|_| ()).map_err(Error::from));
    };
    if !Settings::NAMES.contains(&name.as_str()) {
        return Err(Error::unknown(Named::Setting, name, Settings::NAMES));
    }
    with_session(environment, |session| {
        if let Some(value) = &args.value {
            let value = Text::new(value).on_one_line();
            let switch = Settings::SWITCHES.contains(&name.as_str());
            let value = match value.as_str() {
                "" => None,
                "true" | "on" | "yes" | "1" if switch => Some("true".to_owned()),
                "false" | "off" | "no" | "0" if switch => None,
                _ if switch => return Err(Error::NotOnOrOff(value.to_string())),
                words => Some(words.to_owned()),
            };
            session.recorder.set(name, value)?;
        }
        let settings = &session.recorder.record().settings;
        let (label, value) = match name.as_str() {
            Settings::NAME => (say::setting_name(), settings.name.clone()),
            Settings::PROFESSION => (say::setting_profession(), settings.profession.clone()),
            Settings::IDEAL_CLIENT => (say::setting_ideal_client(), settings.ideal_client.clone()),
            Settings::CONFIDENCE => (say::setting_confidence(), Some(say::on_or_off(settings.confidence))),
            Settings::SAY_FIRST => (say::setting_say_first(), Some(say::on_or_off(settings.say_first))),
            _ => (say::setting_plain(), Some(say::on_or_off(settings.plain))),
        };
        let line = say::setting(&label, value.as_ref());
        session.ui.show(&Block::Paragraph(line)).map_err(Error::from)
    })?;
    Ok(FINE)
}
