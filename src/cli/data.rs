//! `mingle data`: where a history is, a copy of it, another merged in, and parts of it forgotten.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::args::{Data, Forget};
use super::environment::Environment;
use super::error::Error;
use super::learner::{frontend, history};
use super::output::{PIPE, write_new};
use super::{print, say_aloud};
use crate::journal::{Appended, History, Journal};
use crate::lesson::id::Id;
use crate::lesson::text::Text;
use crate::practice::forget::{Forgetting, Part};
use crate::ui::{Ask, Reply};
use crate::wording::{data as say, notice};

pub(super) fn run(environment: &Environment, args: &Data) -> Result<u8, Error> {
    match args {
        Data::Where => place(environment),
        Data::Export { file } => export(environment, file),
        Data::Import { file } => import(environment, file),
        Data::Forget(args) => forget(environment, args),
    }
}

fn place(environment: &Environment) -> Result<u8, Error> {
    let journal = Journal::new(environment.data_dir()?);
    let mut count = 0;
    journal.each(|_| count += 1)?;
    print(format!("{}\n{}\n", Text::new(journal.path().to_string_lossy()), say::kept(count, &environment.again)))
}

fn export(environment: &Environment, file: &Path) -> Result<u8, Error> {
    let bytes = Journal::new(environment.data_dir()?).bytes()?;
    if file == Path::new(PIPE) {
        return print(bytes);
    }
    write_new(file, &bytes)?;
    let name = Text::new(file.to_string_lossy());
    // Counted in what was copied: the journal may have grown meanwhile.
    print(format!("{}\n", say::exported(History::from_bytes(&bytes).events.len(), &name)))
}

fn import(environment: &Environment, file: &Path) -> Result<u8, Error> {
    let (name, read) = if file == Path::new(PIPE) {
        let mut bytes = Vec::new();
        (Text::new("stdin"), io::stdin().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (Text::new(file.to_string_lossy()), fs::read(file))
    };
    let bytes = read.map_err(|error| Error::NotRead { file: name.to_string(), error })?;
    let merged = Journal::new(environment.data_dir()?).merge(&bytes)?;
    warn_unlocked(merged.appended);
    if let Some(first) = merged.bad.first() {
        say_aloud(say::left_out(*first, merged.bad.len(), &name).as_str());
    }
    print(format!("{}\n", say::imported(merged.added, merged.known)))
}

fn forget(environment: &Environment, args: &Forget) -> Result<u8, Error> {
    let (journal, record) = history(environment)?;
    let library = environment.library()?;
    let part = match &args.what.lesson {
        Some(name) => {
            let played = |id: &Id| record.of_lesson(&library.name, id).next().is_some();
            let lesson = Id::new(name).filter(|id| played(id) || library.entry(name).is_some());
            let unknown = || Error::unknown_lesson(&library, name);
            Some(Part::Lesson { library: library.name.clone(), lesson: lesson.ok_or_else(unknown)? })
        }
        None => args.what.texts.then_some(Part::Texts),
    };
    let mut count = 0;
    let mut forgetting = part.clone().map(Forgetting::new);
    journal.each(|event| {
        let left = forgetting.as_mut().and_then(|forgetting| forgetting.next(event.clone()));
        count += usize::from(left.as_ref() != Some(&event));
    })?;
    if count == 0 && part.is_some() {
        return print(format!("{}\n", say::nothing_to_forget()));
    }
    let prompt = match &part {
        Some(Part::Lesson { lesson, .. }) => say::ask_forget_lesson(count, &Text::new(lesson.as_str())),
        Some(Part::Texts) => say::ask_forget_texts(count),
        None => say::ask_forget_all(count),
    };
    let asked = Ask::Confirm { prompt, default: false };
    if !args.yes && frontend(environment, record.settings.plain).ask(&asked)? != Reply::Pick(0) {
        return print(format!("{}\n", say::not_forgotten()));
    }
    let Some(part) = part else {
        journal.clear()?;
        return print(format!("{}\n", say::forgotten()));
    };
    let mut forgetting = Forgetting::new(part);
    let revised = journal.revise(|event| forgetting.next(event))?;
    warn_unlocked(revised.appended);
    if revised.unread > 0 {
        say_aloud(say::unread_kept(revised.unread, &environment.again).as_str());
    }
    print(format!("{}\n", say::forgotten()))
}

fn warn_unlocked(appended: Appended) {
    if appended == Appended::Unlocked {
        say_aloud(notice::unlocked().as_str());
    }
}
