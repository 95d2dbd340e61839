//! How long links are, and where they fit.

use super::make::{day, text_of, today};
use darn::deck::{self, Band, Moment};
use darn::parcel::{
    Body, Colour, Fits, HandOver, Line, Name, Offer, Parcel, Sent, Stitches, ThreadId, Yarn, link,
    qr_link,
};
use darn::route::Route;

const BASE: &str = "https://darn-for-the-moment-after.example/app/";

pub fn year(returns: usize) -> Stitches {
    let yarn = Yarn {
        thread: ThreadId(0x0123_4567_89ab_cdef),
        name: Name::new("Sam"),
        colour: Colour::new(2),
        last: None,
    };
    // Spread unevenly: a fixed walk over the year.
    let days = (0..returns).map(|n| day("2025-11-23").plus((n * 7_919 % 364 + n / 364) as i32));
    Stitches::gather(&yarn, days, None, today())
}

pub fn kinds() -> Vec<(String, Sent)> {
    let from = Name::new("Sam");
    let card = deck::card(Band::Preschool, Moment::Loud).unwrap();
    let offer = |moment: &Moment| {
        let words = deck::card(Band::Preschool, *moment).unwrap_or(card).way(0).words;
        let (words, gesture) = (Line::new(words).unwrap(), Line::new(card.gesture));
        Offer { words, gesture, band: Some(Band::Preschool), moment: Some(*moment) }
    };
    let words =
        |count: usize| Parcel::Words(Moment::ALL.iter().cycle().take(count).map(offer).collect());
    let mut kinds = vec![
        (
            "one card".to_owned(),
            Parcel::Card {
                card: card.reference(card.way(0)),
                words: Line::new(card.way(0).words).unwrap(),
            },
        ),
        ("one of one's own words".into(), words(1)),
        ("10 own words with gestures".into(), words(10)),
        ("a hand-over note".into(), Parcel::HandOver(HandOver::TenMinutes)),
    ];
    for returns in [30, 90, 365, 500] {
        kinds.push((format!("{returns} stitches in a year"), Parcel::Stitches(year(returns))));
    }
    kinds.into_iter().map(|(name, parcel)| (name, Sent { from: from.clone(), parcel })).collect()
}

#[test]
fn all_but_journals_fit_everywhere() {
    for (name, sent) in kinds() {
        let link = link(BASE, &text_of(&sent));
        println!(
            "{name}: {} characters of which {} payload; {} bytes; in digits {}",
            link.text.len(),
            text_of(&sent).len(),
            Body::of(&sent).bytes().len(),
            qr_link(BASE, &Body::of(&sent)).unwrap().len(),
        );
        if name != "10 own words with gestures" {
            assert_eq!(link.fits, Fits::Everywhere, "{name}");
        }
    }
}

#[test]
fn a_year_of_five_hundred_stitches_is_a_short_link() {
    let stitches = year(500);
    assert_eq!(stitches.total(), 500);
    let sent = Sent { from: None, parcel: Parcel::Stitches(stitches) };
    let length = link(BASE, &text_of(&sent)).text.len();
    assert!(length < 300, "{length}");
}

#[test]
fn twenty_years_still_fit_most_places() {
    let yarn = Yarn { thread: ThreadId(1), name: None, colour: Colour::new(0), last: None };
    let days = (0..6_000).map(|n| today().plus(-(n * 7_919 % 7_300)));
    let stitches = Stitches::gather(&yarn, days, None, today());
    assert_eq!(stitches.total(), 6_000);
    let sent = Sent { from: None, parcel: Parcel::Stitches(stitches) };
    let link = link(BASE, &text_of(&sent));
    assert_eq!(link.fits, Fits::MostPlaces, "{}", link.text.len());
}

#[test]
fn lengths_are_told_apart() {
    let of = |length: usize| link("", &"A".repeat(length - "#/together/".len())).fits;
    assert_eq!([of(2_000), of(2_001)], [Fits::Everywhere, Fits::MostPlaces]);
    assert_eq!([of(8_000), of(8_001)], [Fits::MostPlaces, Fits::FileOnly]);
}

#[test]
fn a_link_leads_to_together() {
    let (_, sent) = kinds().remove(0);
    let link = link("https://darn.example/a/?x=1#/cloth", &text_of(&sent)).text;
    assert!(link.starts_with("https://darn.example/a/#/together/Darn"), "{link}");
    assert!(link.ends_with(|last: char| last.is_ascii_alphabetic()));
    let (_, hash) = link.split_at(link.find('#').unwrap());
    // What stands behind it is taken out of the address before there is a route (page/first.js).
    assert!(hash.starts_with(&[Route::Together.hash(), "/"].concat()), "{hash}");
}
