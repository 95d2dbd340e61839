//! What travels, made ready: said line by line, as a link and as a file.

use super::code::Codes;
use crate::deck::{self, Band, Moment};
use crate::device::{dates, inflate, share};
use crate::parcel::{Body, Link, Parcel, Sent, link, qr_link};
use crate::screen::part::lean::line;
use crate::text::{self, together};
use leptos::prelude::*;
use std::sync::Arc;

/// A line of what is in a parcel.
#[derive(Clone)]
pub enum Said {
    /// The interface's.
    Plain(String),
    /// For whom words are, and after what.
    About(String),
    /// Words to say.
    Words(String),
    /// What to do with them.
    Gesture(String),
}

impl Said {
    /// For whom words are and after what; `None` where it is anyone, after anything.
    pub fn about(band: Option<Band>, moment: Option<Moment>) -> Option<Said> {
        text::about(band, moment).map(Said::About)
    }

    /// The line.
    pub fn view(&self) -> AnyView {
        match self {
            Said::Plain(text) => line("lead", text.as_str()),
            Said::About(text) => line("about", text.as_str()),
            Said::Words(text) => line("words small", text.as_str()),
            Said::Gesture(text) => line("gesture", text.as_str()),
        }
    }
}

/// A parcel ready to go.
#[derive(Clone)]
pub struct Travel {
    /// All that travels, line by line.
    pub said: Vec<Said>,
    /// Whether it is for oneself alone.
    pub is_private: bool,
    /// The link.
    pub link: Link,
    /// What a link or a file carries, and the link for a code.
    pub codes: Arc<Codes>,
}

impl Travel {
    /// Makes a parcel ready. `None` where it is too long even for a file.
    pub async fn of(sent: Sent) -> Option<Travel> {
        let is_private = matches!(sent.parcel, Parcel::Journal(_));
        let said = said(&sent);
        let body = Body::of(&sent);
        drop(sent);
        let packed = match body.asks_for_packing() {
            true => inflate::pack(body.bytes()).await,
            false => None,
        };
        let payload = match packed {
            Some(packed) => body.packed_text(&packed),
            None => body.text(),
        }?;
        let base = share::address();
        let link = link(&base, &payload);
        // A journal is in letters, packed: digits of it unpacked would be longer.
        let digits = if is_private { None } else { qr_link(&base, &body) };
        let for_code = digits.unwrap_or_else(|| link.text.clone());
        Some(Travel { said, is_private, link, codes: Arc::new(Codes { link: for_code, payload }) })
    }
}

fn said(sent: &Sent) -> Vec<Said> {
    let mut lines = match &sent.parcel {
        Parcel::Card { card, words } => {
            let known = deck::look_up(card).map(|(card, _)| card);
            let about = known.and_then(|card| Said::about(Some(card.band), Some(card.moment)));
            about.into_iter().chain([Said::Words(words.as_str().into())]).collect()
        }
        Parcel::Words(offers) => {
            let of_one = |offer: &crate::parcel::Offer| {
                let gesture = offer.gesture.as_ref();
                let gesture = gesture.map(|gesture| Said::Gesture(gesture.as_str().into()));
                let words = Said::Words(offer.words.as_str().into());
                let about = Said::about(offer.band, offer.moment);
                about.into_iter().chain([words]).chain(gesture)
            };
            offers.iter().flat_map(of_one).collect()
        }
        Parcel::HandOver(note) => vec![Said::Words(text::hand_over(*note).into())],
        Parcel::Stitches(stitches) => {
            let days: Vec<_> = stitches.days().map(|(day, _)| day).collect();
            let count = together::stitches(stitches.total());
            vec![Said::Plain(match (days.first(), days.last()) {
                (Some(day), Some(last)) if day == last => {
                    together::one_day(&count, &dates::day(*day, true))
                }
                (Some(first), Some(last)) => {
                    together::days(&count, &dates::day(*first, true), &dates::day(*last, true))
                }
                _ => together::no_days().into(),
            })]
        }
        Parcel::Journal(carried) => {
            let journal = &carried.entries;
            let held = text::held(journal.cloth().total(), journal.laters().count());
            let mut lines = vec![Said::Plain(together::private().into()), Said::Plain(held)];
            let own = &carried.own;
            if !own.is_empty() {
                let (words, children) = (own.cards().len(), own.children().count());
                let said = together::own(&children.to_string(), &words.to_string());
                lines.push(Said::Plain(said));
            }
            lines
        }
    };
    if !matches!(sent.parcel, Parcel::Journal(_)) {
        lines.push(Said::Plain(match &sent.from {
            Some(name) => together::from(name.as_str()),
            None => together::from_nobody().into(),
        }));
    }
    lines
}
