//! Parcels nobody's Darn wrote: whole, with a good checksum, and false inside.

use super::make::{sent, text_of, today};
use super::threads::ROW;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use darn::journal::{EntryId, Instant};
use darn::parcel::{
    Found, MAX_INFLATED, Packed, Parcel, Refused, Sent, ThreadId, backup, find_in, kept,
};
use proptest::prelude::*;
use serde_json::json;

/// CRC-32 by its definition as a division, written apart from the code's.
fn crc(bytes: &[u8]) -> u32 {
    let bits = bytes.iter().flat_map(|byte| (0..8).map(move |place| byte >> place & 1 == 1));
    let remainder = bits.fold(u32::MAX, |crc, bit| {
        let out = (crc & 1 == 1) != bit;
        (crc >> 1) ^ if out { 0xedb8_8320 } else { 0 }
    });
    !remainder
}

fn number(mut number: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while number >= 128 {
        out.push((number % 128 + 128) as u8);
        number /= 128;
    }
    out.push(number as u8);
    out
}

pub fn forged(version: u8, kind: u8, body: &[u8]) -> String {
    let mut frame = vec![version, kind];
    frame.extend(number(body.len()));
    frame.extend(body);
    frame.extend(crc(&frame).to_le_bytes());
    format!("Darn{}z", URL_SAFE_NO_PAD.encode(frame))
}

fn read(text: &str) -> Result<Sent, Refused> {
    match find_in(text, today())? {
        Found::Open(sent) => Ok(*sent),
        Found::Packed(_) => panic!("packed"),
        // As on the screen.
        Found::Part(_) => Err(Refused::OneOfSeveral),
    }
}

/// What was read, sent on, is read again.
fn can_be_sent_on(mut sent: Sent) -> Result<(), TestCaseError> {
    if let Parcel::Journal(carried) = &mut sent.parcel {
        carried.unreadable = 0;
    }
    prop_assert_eq!(&read(&text_of(&sent)).unwrap(), &sent);
    Ok(())
}

fn packed(text: &str) -> Packed {
    match find_in(text, today()) {
        Ok(Found::Packed(packed)) => packed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_checksum_is_the_known_one() {
    assert_eq!(crc(b"123456789"), 0xcbf4_3926);
}

/// Sent once, read for ever.
#[test]
fn a_hand_over_of_the_first_version() {
    let text = forged(1, 3, &[3, b'S', b'a', b'm', 4]);
    assert_eq!(text, text_of(&read(&text).unwrap()));
    assert_eq!(text, "DarnAQMFA1NhbQSh_p7Iz");
}

#[test]
fn a_newer_one_is_named_as_that() {
    assert_eq!(read(&forged(2, 3, &[0, 4])), Err(Refused::Newer));
    assert_eq!(read(&forged(1, 9, &[0, 4])), Err(Refused::Newer));
    assert_eq!(read(&forged(1, 3, &[0, 200])), Err(Refused::Newer));
    let whole = forged(2, 9, b"something of a version to come");
    assert_eq!(read(&whole[..whole.len() - 4]), Err(Refused::CutShort));
}

#[test]
fn a_bomb_is_refused_by_what_it_says() {
    for said in [MAX_INFLATED + 1, 1 << 31, u32::MAX as usize] {
        let text = forged(1, 5 | 0x80, &[number(said), vec![0; 40]].concat());
        assert_eq!(find_in(&text, today()), Err(Refused::TooLarge));
    }
    // And by what it does: other than it says.
    let packed = packed(&forged(1, 5 | 0x80, &[number(9), vec![7; 40]].concat()));
    assert_eq!((packed.length(), packed.deflated().len()), (9, 40));
    assert_eq!(packed.open(&[0; 10]), Err(Refused::Damaged));
    assert_eq!(packed.open(&[]), Err(Refused::Damaged));
}

/// Thread, edition, no name, colour, window from, first day, days, bits.
fn stitches(edition: usize, from: usize, first: usize, days: usize, bits: &[u8]) -> String {
    let mut body = vec![0];
    body.extend(7_u64.to_le_bytes());
    body.extend(number(edition));
    body.extend([0, 250]);
    [from, first, days].iter().for_each(|part| body.extend(number(*part)));
    body.extend(bits);
    forged(1, 4, &body)
}

/// 2026-11-22 in days since 2000-01-01.
const TODAY: usize = 9_822;

#[test]
fn stitches_that_cannot_be_are_refused() {
    let edition = TODAY << 8;
    let good = read(&stitches(edition, 0, TODAY, 1, &[0b1000_0000])).unwrap();
    assert!(matches!(good.parcel, Parcel::Stitches(stitches) if stitches.total() == 1));
    let none = read(&stitches(edition, 0, 0, 0, &[])).unwrap();
    assert!(matches!(none.parcel, Parcel::Stitches(stitches) if stitches.total() == 0));
    for bad in [
        stitches(edition, 0, TODAY + 1, 1, &[0b1000_0000]), // tomorrow
        stitches(edition, 0, TODAY, 1, &[]),                // says a day, has none
        stitches(edition, 0, TODAY, 1, &[0b1100_0001]),     // filling that is not empty
        stitches(edition, 0, TODAY, 1, &[0b1000_0000, 0]),  // filling that is too long
        stitches(edition, 0, TODAY, 1, &[0b0000_0000]),     // begins with no stitch
        stitches(edition, 0, TODAY, 1, &[255; 3]),          // a day without an end
        stitches(edition, 0, TODAY, 1, &[255, 255, 255, 0]), // too many in a day
        stitches(edition, TODAY, TODAY - 1, 1, &[0b1000_0000]), // outside its window
        stitches(edition, TODAY + 1, 0, 0, &[]),            // a window that ends before it begins
        stitches(edition, 0, 1, 65_535, &[0; 9_000]),       // a window of centuries
        stitches(edition, 0, 65_535, 65_535, &[0; 9_000]),
        stitches(edition, 0, 70_000, 1, &[0b1000_0000]),
        stitches(u32::MAX as usize, 0, 0, 0, &[]), // a year far off
    ] {
        assert_eq!(read(&bad), Err(Refused::Damaged), "{bad}");
    }
}

#[test]
fn a_clock_in_2099_is_refused_as_that() {
    let far = (TODAY + 26_000) << 8;
    assert_eq!(read(&stitches(far, 0, TODAY, 1, &[128])), Err(Refused::Ahead));
    assert_eq!(read(&stitches((TODAY + 3) << 8, 0, TODAY, 1, &[128])), Err(Refused::Ahead));
    assert!(read(&stitches((TODAY + 2) << 8, 0, TODAY, 1, &[128])).is_ok());
}

#[test]
fn names_and_words_arrive_clean() {
    let body = ["\u{6}\u{202e}Sam", "\u{5}a.b/2", "\u{d}<b>\u{202e}x</b>\u{0}y"].concat();
    let sent = read(&forged(1, 1, body.as_bytes())).unwrap();
    assert_eq!(sent.from.unwrap().as_str(), "Sam");
    let Parcel::Card { words, .. } = sent.parcel else { panic!("no card") };
    assert_eq!(words.as_str(), "<b>x</b>y");
    let nothing = ["\u{0}", "\u{3}a.b", "\u{3}\u{202e}"].concat();
    assert_eq!(read(&forged(1, 1, nothing.as_bytes())), Err(Refused::Damaged));
}

#[test]
fn rows_that_cannot_be_read_are_counted() {
    let rows = "\0nonsense\n{\"id\":1}\n[]\n{\"thread\":\"x\"}\n{\"yarn\":\"0000000000000007\",\"colour\":3}\n";
    let sent = read(&forged(1, 5, rows.as_bytes())).unwrap();
    let Parcel::Journal(carried) = sent.parcel else { panic!("no journal") };
    assert_eq!((carried.unreadable, carried.entries.len()), (4, 0));
    assert_eq!(carried.yarn.unwrap().colour.place(), 3);
}

/// A record of one's own cannot pass for a thread: threads come in as threads, joined and bounded.
#[test]
fn a_carried_record_is_no_thread() {
    let row = |id: &str, what: &str| {
        let stamp = "000000000001-0000-0000000000000001";
        let record = json!({ "id": id, "stamp": stamp, "what": what, "card": "a.b" });
        json!({ "own": record }).to_string()
    };
    let id = |number: u128| EntryId(number).to_string();
    let rows = [
        row(&id(0x7961_726e << 64), "yarn"),
        row(&id(kept::place(ThreadId(7)).0), "thread"),
        json!({ "own": 1 }).to_string(),
        row(&id(5), "hidden"),
    ];
    let body = ["\0", &rows.join("\n"), "\n"].concat();
    let sent = read(&forged(1, 5, body.as_bytes())).unwrap();
    let Parcel::Journal(carried) = sent.parcel else { panic!("no journal") };
    assert_eq!((carried.unreadable, carried.own.records().count()), (3, 1));
    assert!(carried.own.hides("a.b"));
}

/// A hundred thousand of them, each before the last, froze the page for half a minute.
#[test]
fn there_is_an_end_to_what_is_carried_of_ones_own() {
    let row = |id: u128| {
        let stamp = "000000000001-0000-0000000000000001";
        json!({ "own": { "id": EntryId(id).to_string(), "stamp": stamp, "removed": true } })
            .to_string()
    };
    let rows: Vec<String> = (0..backup::MAX_OWN as u128 + 9).rev().map(row).collect();
    let sent = read(&forged(1, 5, ["\0", &rows.join("\n"), "\n"].concat().as_bytes())).unwrap();
    let Parcel::Journal(carried) = sent.parcel else { panic!("no journal") };
    assert_eq!((carried.own.records().count(), carried.unreadable), (backup::MAX_OWN, 9));
}

/// Two hundred thousand sendings of one thread, row by row, froze the page for an hour; a row of
/// millions of little maps took a gigabyte.
#[test]
fn a_thread_is_carried_once_and_an_endless_row_is_not_looked_at() {
    let endless = format!("[{}1]", "{\"\":0},".repeat(6_000));
    let body = ["\0", ROW, "\n", ROW, "\n", &endless, "\n"].concat();
    let sent = read(&forged(1, 5, body.as_bytes())).unwrap();
    let Parcel::Journal(carried) = sent.parcel else { panic!("no journal") };
    assert_eq!((carried.threads.len(), carried.unreadable), (1, 2));
}

/// They were brought in, said to be kept, and set aside as damaged at the next start.
#[test]
fn rows_too_long_to_be_kept_are_not_carried() {
    let (id, stamp) = (EntryId(5).to_string(), "000000000001-0000-0000000000000001");
    let long = "x".repeat(17_000);
    let entry = json!({
        "id": id, "stamp": stamp, "kind": "return", "at": 0, "offset": 0, "day": "2020-01-01",
        "card": "toddler.loud", "drawing": long,
    });
    let own = json!({ "id": id, "stamp": stamp, "what": "child", "band": "baby", "drawing": long });
    let body = format!("\0{entry}\n{}\n", json!({ "own": own }));
    let sent = read(&forged(1, 5, body.as_bytes())).unwrap();
    let Parcel::Journal(carried) = sent.parcel else { panic!("no journal") };
    assert_eq!(carried.unreadable, 2);
    let saved = Instant::new(0, 0);
    let file = [
        backup::head(saved),
        entry.to_string(),
        backup::OWN.into(),
        own.to_string(),
        backup::TAIL.into(),
    ];
    let mut reading = backup::Reading::new(file.concat()).unwrap();
    assert!(reading.step(20).unwrap());
    assert_eq!(reading.unreadable, 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(15_000))]

    /// Whatever is inside is a reason, or a parcel that can itself be sent.
    #[test]
    fn any_inside_is_harmless(version in 0..3_u8, kind in 0..8_u8, body in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(sent) = read(&forged(version, kind, &body)) {
            can_be_sent_on(sent)?;
        }
    }

    /// Bytes changed inside a good one, under a checksum made good again.
    #[test]
    fn a_forged_change_is_harmless(sent in sent(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let text = text_of(&sent);
        let frame = URL_SAFE_NO_PAD.decode(&text[4..text.len() - 1]).unwrap();
        let head = 2 + frame[2..].iter().position(|byte| *byte < 128).unwrap() + 1;
        let mut body = frame[head..frame.len() - 4].to_vec();
        for (at, byte) in changes {
            let at = at.index(body.len());
            body[at] = byte;
        }
        if let Ok(sent) = read(&forged(1, frame[1], &body)) {
            can_be_sent_on(sent)?;
        }
    }

    #[test]
    fn random_text_is_refused(text in any::<String>(), behind in "[A-Za-z0-9_-]{0,80}", digits in "[0-9]{0,80}") {
        prop_assert!(find_in(&text, today()).is_err());
        let (linked, counted) =
            (format!("{text}#/together/Darn{behind}"), format!("Darn{digits}{text}"));
        prop_assert!(find_in(&linked, today()).is_err());
        prop_assert!(find_in(&counted, today()).is_err());
    }
}
