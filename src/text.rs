//! Every sentence the interface says, by screen. The sentences are in the
//! language spoken (`src/text/<code>.toml`); the build makes a function of each
//! key. Here is only what puts several together or picks one.

mod keys {
    include!(concat!(env!("OUT_DIR"), "/text.rs"));
}

pub mod country;

pub use keys::*;

use crate::deck::{Band, Moment};
use crate::journal::Merged;
use crate::parcel::backup::Refused;
use crate::parcel::{self, Fits, HandOver};
use crate::store::Trouble;

/// Finds a sentence in the language spoken, as the functions of the keys do.
pub type Says = fn() -> &'static str;

/// What is here, in numbers.
pub fn held(returns: usize, laters: usize) -> String {
    let of_returns = settings::held_returns(returns);
    match laters {
        0 => settings::held(&of_returns),
        laters => settings::held_both(&settings::held_laters(laters), &of_returns),
    }
}

/// Whom words are for, and after what; `None` for anyone, after anything.
pub fn about(band: Option<Band>, moment: Option<Moment>) -> Option<String> {
    let labels = [band.map(Band::label), moment.map(Moment::label)];
    let labels: Vec<&str> = labels.into_iter().flatten().collect();
    (!labels.is_empty()).then(|| labels.join(" · "))
}

/// What will be gone.
pub fn erasing(returns: usize, laters: usize) -> String {
    settings::erasing(&held(returns, laters))
}

/// What a file would bring. `out`: how many stay out, because they were taken out here.
pub fn preview(merged: Merged, out: usize, unreadable: usize) -> String {
    let (new, same) = (settings::preview_new(merged.new), settings::preview_same(merged.same));
    let mut said = match merged.changed {
        0 => settings::preview(&new, &same),
        changed => settings::preview_newer(&new, &settings::preview_changed(changed), &same),
    };
    if merged.gone > 0 {
        said += " ";
        said += &settings::preview_gone(merged.gone);
    }
    if out > 0 {
        said += " ";
        said += &settings::preview_out(out);
    }
    if unreadable > 0 {
        said += " ";
        said += &settings::left_out(unreadable);
    }
    said
}

/// Why a file cannot be read.
pub fn refused(why: Refused) -> &'static str {
    match why {
        Refused::TooLarge => settings::too_large(),
        Refused::NotABackup => settings::not_a_backup(),
        Refused::Newer => settings::newer_backup(),
    }
}

/// The countries Help knows: two letters; the lists are in
/// `src/deck/help.toml`. `*` is anywhere else.
pub const COUNTRIES: [&str; 12] =
    ["US", "CA", "GB", "IE", "AU", "NZ", "DE", "FR", "ES", "IN", "ZA", "*"];

/// Two letters and a name.
pub fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES.into_iter().zip(help::countries().iter().copied())
}

/// The file of whom to call, below its language's folder: a line a country, by day and by
/// night. In one file they take a third of what they took in many, each like the others.
pub const PEOPLE: &str = "help.txt";

/// What the line of a country in [`PEOPLE`] begins with.
pub fn people_in(iso: &str, is_night: bool) -> String {
    let when = if is_night { "night" } else { "day" };
    format!("{iso} {when} ")
}

/// What went wrong with storing, for a person.
pub fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Denied => trouble::denied(),
        Trouble::Full => trouble::full(),
        Trouble::Newer => trouble::newer(),
        Trouble::Failed => trouble::failed(),
    }
}

/// After a press that could not be made durable.
pub fn not_saved(why: Trouble) -> &'static str {
    match why {
        Trouble::Newer => trouble::not_saved(),
        _ => trouble::not_saved_held(),
    }
}

/// A hand-over note.
pub fn hand_over(note: HandOver) -> &'static str {
    one_of(&HandOver::ALL, note, together::notes())
}

/// Where a link arrives.
pub fn fits(fits: Fits) -> &'static str {
    one_of(&[Fits::Everywhere, Fits::MostPlaces, Fits::FileOnly], fits, together::fits())
}

/// Why nothing came in.
pub fn not_brought(why: parcel::Refused) -> &'static str {
    match why {
        parcel::Refused::NotAParcel => together::not_a_parcel(),
        parcel::Refused::CutShort => together::cut_short(),
        parcel::Refused::Damaged => together::damaged(),
        parcel::Refused::Ahead => together::ahead(),
        parcel::Refused::TooLarge => together::too_large(),
        parcel::Refused::Newer => together::newer(),
        parcel::Refused::OneOfSeveral => together::one_of_several(),
    }
}

/// The line in the place of one choice among all.
fn one_of<T: PartialEq>(all: &[T], one: T, lines: &'static [&'static str]) -> &'static str {
    let place = all.iter().position(|other| *other == one);
    place.and_then(|place| lines.get(place)).copied().unwrap_or_default()
}
