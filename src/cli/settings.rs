//! `mingle settings`: by name and value, or as a page to pick from.

use super::FINE;
use super::args;
use super::environment::Environment;
use super::error::{Error, Named};
use super::learner::with_session;
use crate::lesson::id::nearest;
use crate::lesson::text::Text;
use crate::practice::Settings;
use crate::ui::Block;
use crate::wording::page as say;

pub(super) fn run(environment: &Environment, args: &args::Settings) -> Result<u8, Error> {
    let Some(name) = &args.name else {
        return with_session(environment, |session| session.settings().map(|_| ()).map_err(Error::from));
    };
    if !Settings::NAMES.contains(&name.as_str()) {
        return Err(Error::UnknownName {
            kind: Named::Setting,
            name: name.clone(),
            near: nearest(name, Settings::NAMES).map(str::to_owned),
        });
    }
    with_session(environment, |session| {
        if let Some(value) = &args.value {
            let value = Text::new(value).on_one_line();
            let value = match (name.as_str(), value.as_str()) {
                (Settings::PLAIN, "true" | "on" | "yes" | "1") => Some("true".to_owned()),
                (Settings::PLAIN, "false" | "off" | "no" | "0") | (_, "") => None,
                (Settings::PLAIN, _) => return Err(Error::NotOnOrOff(value.to_string())),
                (_, words) => Some(words.to_owned()),
            };
            session.recorder.set(name, value)?;
        }
        let Settings { name: called, profession, plain } = &session.recorder.record().settings;
        let line = match name.as_str() {
            Settings::NAME => say::setting(&say::setting_name(), called.as_ref()),
            Settings::PROFESSION => say::setting(&say::setting_profession(), profession.as_ref()),
            _ => say::setting(&say::setting_plain(), Some(&say::on_or_off(*plain))),
        };
        session.ui.show(&Block::Paragraph(line)).map_err(Error::from)
    })?;
    Ok(FINE)
}
