//! `mingle play LESSON --from SCENE --set NAME=VALUE --to "ANSWER > ANSWER"`: what an author names becomes a start.

use std::collections::BTreeSet;

use super::args::Play;
use super::error::{Error, Named, Takes};
use crate::lesson::id::Id;
use crate::lesson::model::{Lesson, Scene};
use crate::session::try_out::Start;

/// Where an author wants to start; `None` where nothing is said of it.
pub(super) fn start(lesson: &Lesson, args: &Play) -> Result<Option<Start>, Error> {
    if !args.is_from_the_middle() {
        return Ok(None);
    }
    let called = || args.lesson.clone().unwrap_or_else(|| lesson.id.to_string());
    let mut start = Start::default();
    let scenes = || lesson.scenes.iter().map(|scene| scene.id.as_str());
    if let Some(name) = &args.from {
        let scene = scenes().position(|scene| scene == name);
        start.scene = Some(scene.ok_or_else(|| Error::unknown(Named::Scene(called()), name, scenes()))?);
    }
    args.set.iter().try_for_each(|set| put(lesson, set, &mut start))?;
    let ways: BTreeSet<&Id> = lesson.scenes.iter().flat_map(Scene::ways).map(|way| &way.id).collect();
    for answer in args.to.iter().map(|answer| answer.trim()).filter(|answer| !answer.is_empty()) {
        let way = ways.iter().find(|way| way.as_str() == answer);
        let unknown = || Error::unknown(Named::Answer(called()), answer, ways.iter().map(|way| way.as_str()));
        start.answers.push((*way.ok_or_else(unknown)?).clone());
    }
    Ok(Some(start))
}

/// Sets a meter, a flag or a detail, as in `trust=4`.
fn put(lesson: &Lesson, set: &str, start: &mut Start) -> Result<(), Error> {
    let (name, value) = set.split_once('=').ok_or_else(|| Error::NotASetting(set.to_owned()))?;
    let (name, value) = (name.trim(), value.trim());
    let not = |takes: Takes| Error::NotAValue { set: set.to_owned(), takes };
    if let Some(meter) = lesson.meters.iter().position(|meter| meter.id.as_str() == name) {
        let range = lesson.meters[meter].min..=lesson.meters[meter].max;
        let number = value.parse().ok().filter(|number| range.contains(number));
        start.meters.push((meter, number.ok_or_else(|| not(Takes::Number(range)))?));
    } else if let Some(flag) = lesson.flags.iter().position(|flag| flag.as_str() == name) {
        start.flags.push((flag, value.parse().map_err(|_| not(Takes::Switch))?));
    } else if let Some(vary) = lesson.vary.iter().position(|vary| vary.id.as_str() == name) {
        let values = &lesson.vary[vary].values;
        let place = values.iter().position(|known| known.as_str() == value);
        let takes = || not(Takes::OneOf(values.iter().map(ToString::to_string).collect()));
        start.vary.push((vary, place.ok_or_else(takes)?));
    } else {
        let known = lesson.meters.iter().map(|meter| &meter.id).chain(&lesson.flags);
        let known = known.chain(lesson.vary.iter().map(|vary| &vary.id)).map(Id::as_str);
        return Err(Error::unknown(Named::MeterOrFlag, name, known));
    }
    Ok(())
}
