//! `mingle play LESSON --from SCENE --set NAME=VALUE --to "ANSWER > ANSWER"`: what an author names becomes a start.

use super::args::Play;
use super::error::{Error, Named};
use crate::lesson::id::{Id, nearest};
use crate::lesson::model::{Lesson, Scene};
use crate::session::try_out::Start;

/// Where an author wants to start; `None` where nothing is said of it.
pub(super) fn start(lesson: &Lesson, args: &Play) -> Result<Option<Start>, Error> {
    if args.from.is_none() && args.set.is_empty() && args.to.is_empty() {
        return Ok(None);
    }
    let mut start = Start::default();
    let scenes = || lesson.scenes.iter().map(|scene| scene.id.as_str());
    if let Some(name) = &args.from {
        let scene = scenes().position(|scene| scene == name);
        start.scene = Some(scene.ok_or_else(|| unknown(Named::Scene, name, scenes()))?);
    }
    for set in &args.set {
        let (name, value) = set.split_once('=').ok_or_else(|| Error::NotASetting { set: set.clone() })?;
        let (name, value) = (name.trim(), value.trim());
        if let Some(meter) = lesson.meters.iter().position(|meter| meter.id.as_str() == name) {
            let bounds = &lesson.meters[meter];
            let number = value.parse().ok().filter(|number| (bounds.min..=bounds.max).contains(number));
            start.meters.push((meter, number.ok_or_else(|| Error::NotASetting { set: set.clone() })?));
        } else if let Some(flag) = lesson.flags.iter().position(|flag| flag.as_str() == name) {
            start.flags.push((flag, value.parse().map_err(|_| Error::NotASetting { set: set.clone() })?));
        } else if let Some(vary) = lesson.vary.iter().position(|vary| vary.id.as_str() == name) {
            let place = lesson.vary[vary].values.iter().position(|known| known.as_str() == value);
            start.vary.push((vary, place.ok_or_else(|| Error::NotASetting { set: set.clone() })?));
        } else {
            let known = lesson.meters.iter().map(|meter| &meter.id).chain(&lesson.flags);
            let known = known.chain(lesson.vary.iter().map(|vary| &vary.id)).map(Id::as_str);
            return Err(unknown(Named::MeterOrFlag, name, known));
        }
    }
    let ways = || lesson.scenes.iter().flat_map(Scene::ways).map(|way| way.id.as_str());
    for answer in args.to.iter().map(|answer| answer.trim()).filter(|answer| !answer.is_empty()) {
        let id = Id::new(answer).filter(|id| ways().any(|way| way == id.as_str()));
        start.answers.push(id.ok_or_else(|| unknown(Named::Answer, answer, ways()))?);
    }
    Ok(Some(start))
}

fn unknown<'a>(kind: Named, name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::UnknownName { kind, name: name.to_owned(), near: nearest(name, known).map(str::to_owned) }
}
