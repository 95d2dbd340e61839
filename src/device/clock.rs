//! The clock on the wall.

use super::{early, reflect};
use crate::journal::{Instant, Now};
use js_sys::{Array, Intl, Object};

/// The present instant with the local offset.
pub fn instant() -> Instant {
    let now = chrono::Local::now();
    let offset = i16::try_from(now.offset().local_minus_utc() / 60).unwrap_or(0);
    Instant::new(now.timestamp_millis(), offset)
}

/// Whether it is night here now.
pub fn is_night() -> bool {
    instant().is_night()
}

/// The present for a command, or the time of a press made before the program was
/// there. `turn_min`: minutes after midnight at which a day turns.
pub fn now(turn_min: u16) -> Now {
    let now = instant();
    let ms = early::pressed_at().unwrap_or(now.ms);
    Now { at: Instant::new(ms, now.offset_min), turn_min }
}

/// The time zone by its name, such as "Europe/Dublin". Empty where the browser knows none.
pub fn zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = reflect::get(&format.resolved_options(), "timeZone");
    zone.and_then(|zone| zone.as_string()).unwrap_or_default()
}
