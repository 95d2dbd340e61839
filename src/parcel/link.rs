//! Links and files.

use super::Body;

/// Where a link of this length arrives whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// Up to 2,000 characters: everywhere.
    Everywhere,
    /// Up to 8,000 characters: in most places.
    MostPlaces,
    /// Longer: only as a file.
    FileOnly,
}

impl Fits {
    /// Longest link that arrives everywhere, in characters.
    pub const EVERYWHERE: usize = 2_000;
    /// Longest link that arrives in most places, in characters.
    pub const MOST_PLACES: usize = 8_000;

    fn of(characters: usize) -> Fits {
        if characters <= Self::EVERYWHERE {
            Fits::Everywhere
        } else if characters <= Self::MOST_PLACES {
            Fits::MostPlaces
        } else {
            Fits::FileOnly
        }
    }
}

/// A link, ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole address.
    pub text: String,
    /// Where it arrives.
    pub fits: Fits,
}

/// The link that carries a payload. `base`: the app's own address; what stands
/// behind `#` or `?` in it is left out. The payload stands in the fragment,
/// which no browser sends to a host.
pub fn link(base: &str, payload: &str) -> Link {
    let base = base.split(['#', '?']).next().unwrap_or_default();
    let text = [base, "#/together/", payload].concat();
    let fits = Fits::of(text.len());
    Link { text, fits }
}

/// The same link for a QR code, its payload in digits: an ordinary link, longer
/// to the eye and a quarter smaller as a picture. `None` where it is too long.
pub fn qr_link(base: &str, body: &Body) -> Option<String> {
    body.digits().map(|payload| link(base, &payload).text)
}

/// A text file that carries a payload: a sentence for whoever opens it, then
/// the payload. [`super::find_in`] reads it.
pub fn file(sentence: &str, payload: &str) -> String {
    [sentence.trim(), "\n\n", payload, "\n"].concat()
}
