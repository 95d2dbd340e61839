//! What messengers and mail do to a link.

use super::make::{open, sent, text_of, today};
use darn::parcel::{Body, MAX_TEXT, Refused, Sent, find_in, link, qr_link};
use proptest::prelude::*;

const BASE: &str = "https://darn.example/app/";

fn refusal(text: &str) -> Refused {
    find_in(text, today()).unwrap_err()
}

/// Puts something between the letters, every so many.
fn broken(text: &str, every: usize, with: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(every).map(String::from_iter).collect::<Vec<_>>().join(with)
}

/// A link as it arrives after one kind of handling.
fn handled(link: &str, payload: &str, how: usize, every: usize) -> String {
    match how {
        0 => format!("Darn: words for later. {link}. See you at six"),
        1 => format!("<{link}>"),
        2 => format!("\"{link}\", she said (see {link})!"),
        3 => broken(link, every, "\r\n"),
        4 => format!("> {}", broken(link, every, "\n> ")),
        5 => broken(link, every, "\u{200b}"),
        6 => broken(link, every, "=\r\n"),
        7 => link.replace('#', "%23").replace("/together/", "%2Ftogether%2F").replace(':', "%3A"),
        8 => format!("[Darn]({link})"),
        9 => format!("On Sunday, A wrote:\n>> {}\n>> -- \n", broken(link, every, "\n>> ")),
        10 => format!("\u{202a}{link}\u{202c}"),
        11 => broken(link, every, "%0D%0A"),
        12 => link.replace('_', "\\_"),
        13 => payload.to_owned(),
        14 => format!("{payload}\u{a0}and more words, Darn it"),
        15 => broken(link, every, "\n    "),
        16 => format!("{link}?utm_source=mail&fbclid=Darn"),
        17 => broken(link, every, "%E2%80%8B"),
        18 => link.replace("#/together/", "#/together/\n"),
        _ => darn::parcel::file("This is from Darn. Open Darn, then paste it.", payload),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8_000))]

    #[test]
    fn links_survive_handling(sent in sent(), how in 0..20_usize, every in 1..90_usize, digits in any::<bool>()) {
        let body = Body::of(&sent);
        let payload = if digits { body.digits() } else { body.text() }.unwrap();
        let link = link(BASE, &payload).text;
        prop_assert_eq!(open(&handled(&link, &payload, how, every)), sent);
    }

    #[test]
    fn the_first_of_two_is_read(a in sent(), b in sent()) {
        let both = format!("{} {}", link(BASE, &text_of(&a)).text, link(BASE, &text_of(&b)).text);
        prop_assert_eq!(open(&both), a);
    }

    #[test]
    fn a_good_one_is_found_behind_a_cut_one(a in sent(), b in sent()) {
        let cut = &text_of(&a)[..9];
        let both = format!("{}\n\n{}", link(BASE, cut).text, link(BASE, &text_of(&b)).text);
        prop_assert_eq!(open(&both), b);
    }
}

#[test]
fn text_without_a_parcel_is_that() {
    let prose = [
        "",
        " ",
        "Darn",
        "Darn it all, we should have left by now, and then some more of it.",
        "Darning-needles and other things that are of some length to be sure of it",
        "https://darn.example/app/",
        "https://darn.example/app/#/together",
        "#/cloth",
        "tel:116123",
        "Darn\u{0}",
        "zzzzzzzzzzzzzzzzzzzzzz",
        "Darnzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
    ];
    for text in prose {
        assert_eq!(refusal(text), Refused::NotAParcel, "{text}");
    }
}

fn one() -> (Sent, String) {
    let from = darn::parcel::Name::new("Sam");
    let sent = Sent { from, parcel: darn::parcel::Parcel::HandOver(darn::parcel::HandOver::Back) };
    let text = link(BASE, &text_of(&sent)).text;
    (sent, text)
}

#[test]
fn a_cut_link_in_a_message_is_cut() {
    let (_, link) = one();
    for cut in 4..14 {
        let stump = &link[..link.len() - cut];
        for text in [
            stump.to_owned(),
            format!("{stump}... read more"),
            format!(
                "{stump}\n\nSent from my phone, which is quite a long line to be read as letters"
            ),
            format!("{stump}\u{2026}"),
        ] {
            assert_eq!(refusal(&text), Refused::CutShort, "{text}");
        }
    }
    assert_eq!(refusal("https://darn.example/#/together/"), Refused::CutShort);
    assert_eq!(refusal("https://darn.example/#/together/Dar"), Refused::CutShort);
    assert_eq!(refusal("https://darn.example/#%2Ftogether%2FDarnA"), Refused::CutShort);
}

#[test]
fn a_changed_letter_is_damage() {
    let (_, link) = one();
    let at = link.len() - 5;
    let other = if link.as_bytes()[at] == b'B' { 'C' } else { 'B' };
    let changed = format!("{}{other}{}", &link[..at], &link[at + 1..]);
    assert_eq!(refusal(&changed), Refused::Damaged);
}

#[test]
fn ten_megabytes_are_refused_unread() {
    let (_, link) = one();
    let long = format!("{link}{}", "A".repeat(10_000_000));
    assert_eq!(refusal(&long), Refused::TooLarge);
    assert!(long.len() > MAX_TEXT);
}

/// A text made to be read again and again: from every mark to the end, it would take hours.
#[test]
fn a_text_full_of_marks_comes_to_an_end() {
    let mark = "#/together/DarnAQH___8A";
    let text = mark.repeat(MAX_TEXT / mark.len());
    assert_ne!(refusal(&text), Refused::NotAParcel);
    let bare = "Darn".repeat(MAX_TEXT / 4);
    assert_eq!(refusal(&bare), Refused::NotAParcel);
}

#[test]
fn digits_are_an_ordinary_link() {
    let (sent, _) = one();
    let link = qr_link(BASE, &Body::of(&sent)).unwrap();
    let payload = link.strip_prefix("https://darn.example/app/#/together/Darn").unwrap();
    let digits = payload.strip_suffix('z').unwrap();
    assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{digits}");
}
