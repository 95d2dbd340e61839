//! The likely card at this time of day.

use super::{Band, Moment};
use serde_json::{Map, Value};

/// The pair last used in each part of the day, and nothing else: no counts, no
/// history, so nothing in it can be read as a record of wrongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    last: [Option<(Band, Moment)>; 4],
}

/// Parts of the day and the hour each ends; the night goes on until the first.
const PARTS: [(&str, u16); 4] = [("night", 6), ("morning", 12), ("afternoon", 17), ("evening", 22)];

impl Habit {
    /// Remembers a pair as the last used. `minute`: after midnight.
    pub fn used(&mut self, minute: u16, band: Band, moment: Moment) {
        if let Some(last) = self.last.get_mut(part(minute)) {
            *last = Some((band, moment));
        }
    }

    /// The pair last used at about this time of day, if any.
    pub fn suggest(&self, minute: u16) -> Option<(Band, Moment)> {
        self.last.get(part(minute)).copied().flatten()
    }

    /// The name of the part of the day an hour, 0 to 23, lies in. The page knows
    /// the same parts (page/start.js).
    pub fn part(hour: u16) -> &'static str {
        PARTS.get(part(hour * 60)).map_or("", |(name, _)| name)
    }

    /// The names of all parts of the day.
    pub fn parts() -> impl Iterator<Item = &'static str> {
        PARTS.iter().map(|(name, _)| *name)
    }

    /// The fields of an object: `{"night":"baby.night"}`.
    pub fn to_map(&self) -> Map<String, Value> {
        // Inserted one by one: collecting would bring in a sort.
        let mut map = Map::new();
        for ((name, _), pair) in PARTS.iter().zip(self.last) {
            if let Some((band, moment)) = pair {
                let pair = format!("{}.{}", band.id(), moment.id());
                map.insert((*name).into(), pair.into());
            }
        }
        map
    }

    /// Reads what [`Habit::to_map`] wrote; what cannot be read is left out.
    pub fn from_map(map: &Map<String, Value>) -> Habit {
        let pair = |name: &str| {
            let (band, moment) = map.get(name)?.as_str()?.split_once('.')?;
            Some((Band::parse(band)?, Moment::parse(moment)?))
        };
        Habit { last: PARTS.map(|(name, _)| pair(name)) }
    }
}

fn part(minute: u16) -> usize {
    PARTS.iter().position(|(_, end)| minute < end * 60).unwrap_or(0)
}
