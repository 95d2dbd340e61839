//! Whatever is pasted gives a parcel that can be sent on, or a reason.

use darn::journal::Day;
use darn::parcel::{Body, Found, Gathering, MAX_PARTS, Parcel, find_in};

/// Panics where it does not hold. The first byte says how the rest is meant: 0 a text as
/// pasted, 1 the inside of a frame with a good checksum, 2 parts of a series, else what a
/// packed parcel inflated to. `None` where that is no parcel.
pub fn holds(data: &[u8]) -> Option<()> {
    let (how, rest) = data.split_first()?;
    let today = Day::from_ymd(2026, 11, 22)?;
    let found = match how {
        0 => find_in(std::str::from_utf8(rest).ok()?, today),
        1 => {
            let (kind, body) = rest.split_first()?;
            find_in(&framed(*kind, body), today)
        }
        2 => {
            let mut gathering = Gathering::default();
            for part in rest.chunks(24) {
                if let Ok(Found::Part(part)) = find_in(&framed(6, part), today) {
                    gathering.take(part);
                }
                let (seen, count) = gathering.seen();
                assert!(seen <= count && count <= MAX_PARTS);
            }
            gathering.whole(today)?
        }
        _ => {
            let mut body = Vec::new();
            number(&mut body, rest.len());
            let Ok(Found::Packed(packed)) = find_in(&framed(how | 0x80, &body), today) else {
                return None;
            };
            packed.open(rest).map(|sent| Found::Open(Box::new(sent)))
        }
    };
    let Ok(Found::Open(mut sent)) = found else {
        return None;
    };
    if let Parcel::Journal(carried) = &mut sent.parcel {
        carried.unreadable = 0;
    }
    let text = Body::of(&sent).text()?;
    assert_eq!(find_in(&text, today), Ok(Found::Open(sent.clone())));
    let digits = Body::of(&sent).digits()?;
    assert_eq!(find_in(&digits, today), Ok(Found::Open(sent)));
    Some(())
}

fn number(out: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn framed(kind: u8, body: &[u8]) -> String {
    let mut frame = vec![1, kind];
    number(&mut frame, body.len());
    frame.extend(body);
    let mut crc = u32::MAX;
    for byte in &frame {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    frame.extend((!crc).to_le_bytes());
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::from("Darn");
    for group in frame.chunks(3) {
        let mut bits = [0; 3];
        bits[..group.len()].copy_from_slice(group);
        let bits = u32::from_be_bytes([0, bits[0], bits[1], bits[2]]);
        (0..=group.len())
            .for_each(|at| text.push(letters[(bits >> (18 - 6 * at) & 63) as usize].into()));
    }
    text
}
