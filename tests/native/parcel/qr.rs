//! QR codes, made by one library and read by another, as a camera might see them.

use super::link::kinds;
use super::make::open;
use crate::css::{block, parts, value};
use darn::parcel::{Body, qr_link};
use darn_scan::{MAX_PIXELS, Modules, QUIET, qr, read};
use proptest::prelude::*;
use std::fs;

const BASE: &str = "https://darn-for-the-moment-after.example/app/";

/// How a code is seen.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// Pixels a module.
    scale: f64,
    /// Turned by so many degrees.
    turned: f64,
    /// Luma of dark, light, and of the page around.
    ink: (u8, u8, u8),
    /// Most a pixel is off.
    noise: u8,
}

const PLAIN: Seen = Seen { scale: 4.0, turned: 0.0, ink: (0, 255, 255), noise: 0 };

/// A picture of a code: its side in pixels, and the luma.
fn picture(code: &Modules, seen: Seen) -> (usize, Vec<u8>) {
    let side = (code.side() as f64 * seen.scale * 1.5) as usize + 8;
    let (sin, cos) = seen.turned.to_radians().sin_cos();
    let (middle, half) = (side as f64 / 2.0, code.side() as f64 / 2.0);
    let mut chance = 0x9e37_79b9_u32;
    let mut luma = Vec::with_capacity(side * side);
    for at in 0..side * side {
        let (x, y) = ((at % side) as f64 + 0.5 - middle, (at / side) as f64 + 0.5 - middle);
        let (x, y) =
            ((x * cos + y * sin) / seen.scale + half, (y * cos - x * sin) / seen.scale + half);
        let within = |part: f64| part >= 0.0 && part < code.side() as f64;
        let (dark, light, page) = seen.ink;
        let clean = if !within(x) || !within(y) {
            page
        } else if x >= QUIET as f64
            && y >= QUIET as f64
            && code.is_dark(x as usize - QUIET, y as usize - QUIET)
        {
            dark
        } else {
            light
        };
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        let off = chance % (2 * u32::from(seen.noise) + 1);
        luma.push((i32::from(clean) + off as i32 - i32::from(seen.noise)).clamp(0, 255) as u8);
    }
    (side, luma)
}

fn seen(code: &Modules, seen: Seen) -> Option<String> {
    let (side, luma) = picture(code, seen);
    read(side, side, &luma, 0)
}

fn luma(colour: &str) -> u8 {
    let [red, green, blue] = parts(colour).map(f64::from);
    (0.299 * red + 0.587 * green + 0.114 * blue).round() as u8
}

/// Luma of dark, light, and of the page around, by Night, Ember, Day, and Day where the
/// phone chooses.
fn inks() -> [(u8, u8, u8); 4] {
    let css = fs::read_to_string("style/together.css").unwrap();
    let tokens = fs::read_to_string("style/tokens.css").unwrap();
    let themes = [
        (".code", ":root"),
        ("[data-theme=\"ember\"] .code", ":root[data-theme=\"ember\"]"),
        ("[data-theme=\"day\"] .code", ":root[data-theme=\"day\"]"),
        ("  [data-theme=\"auto\"] .code", "  :root[data-theme=\"auto\"]"),
    ];
    themes.map(|(code, page)| {
        let dark = value(block(&css, code), "fill");
        let light = value(block(&css, &format!("{code} rect")), "fill");
        let page = value(block(&tokens, page), "--ground");
        (luma(dark), luma(light), luma(page))
    })
}

#[test]
fn every_length_is_read_back() {
    let mut versions = std::collections::BTreeSet::new();
    for length in (1..=1_400).step_by(23) {
        let digits = "7294610385".repeat(200);
        let link = format!("{BASE}#/together/Darn{}z", &digits[..length]);
        let code = qr(&link).unwrap();
        versions.insert((code.size() - 17) / 4);
        assert_eq!(seen(&code, PLAIN).as_deref(), Some(link.as_str()), "{length}");
        let letters = format!("{BASE}#/together/Darn{}", "Az9_-".repeat(length / 11));
        assert_eq!(seen(&qr(&letters).unwrap(), PLAIN), Some(letters));
    }
    assert!(versions.len() > 12, "{versions:?}");
}

#[test]
fn what_is_too_long_is_not_made() {
    assert!(qr(&"a".repeat(858)).is_some_and(|code| code.size() == 97));
    assert!(qr(&"a".repeat(859)).is_none());
    assert!(qr(&"1".repeat(2_061)).is_some() && qr(&"1".repeat(2_100)).is_none());
    assert!(qr(&"1".repeat(10_000_000)).is_none());
    assert_eq!(qr("").unwrap().size(), 21);
}

#[test]
fn parcels_are_read_by_day_night_and_ember() {
    for (name, sent) in kinds() {
        let link = qr_link(BASE, &Body::of(&sent)).unwrap();
        let Some(code) = qr(&link) else {
            assert_eq!(name, "10 own words with gestures");
            continue;
        };
        let letters = qr(&darn::parcel::link(BASE, &Body::of(&sent).text().unwrap()).text);
        println!(
            "{name}: version {} in digits, {:?} in letters, path {} bytes",
            (code.size() - 17) / 4,
            letters.map(|code| (code.size() - 17) / 4),
            code.path().len()
        );
        for ink in inks() {
            for (scale, noise) in [(3.0, 0), (4.0, 12), (5.7, 20)] {
                let text = seen(&code, Seen { scale, noise, ink, turned: 0.0 });
                assert_eq!(open(&text.unwrap_or_default()), sent, "{name} {ink:?} {scale}");
            }
        }
    }
}

/// By more than the 40 in 100 of full reflectance that ISO/IEC 15415 asks of a fair symbol.
#[test]
fn the_inks_differ_enough() {
    for (dark, light, _) in inks() {
        assert!(light.saturating_sub(dark) > 102, "{dark} on {light}");
    }
}

#[test]
fn a_turned_code_is_read() {
    let (_, sent) = kinds().pop().unwrap();
    let code = qr(&qr_link(BASE, &Body::of(&sent)).unwrap()).unwrap();
    for turned in [90.0, 180.0, 270.0, 7.0] {
        for scale in [3.0, 4.0, 5.7] {
            let text = seen(&code, Seen { turned, scale, noise: 10, ..PLAIN });
            assert_eq!(open(&text.unwrap_or_default()), sent, "{turned} {scale}");
        }
    }
    // Held askew, one of the turns is mostly enough; a camera's next frame is
    // held a little differently besides.
    let frames =
        (-40..45).step_by(8).flat_map(|turned| [3.0, 4.5, 6.0].map(|scale| (turned, scale)));
    let mut hits = [0; 5];
    for (turned, scale) in frames {
        let (side, luma) =
            picture(&code, Seen { turned: turned.into(), scale, noise: 10, ..PLAIN });
        let hit = (0..4).find(|turn| read(side, side, &luma, *turn).is_some());
        hits[hit.unwrap_or(4)] += 1;
    }
    println!("read at the first to fourth turn, or not at all: {hits:?}");
    assert!(hits[4] <= 4, "{hits:?}");
}

#[test]
fn pictures_that_are_none_are_refused() {
    assert_eq!(read(0, 0, &[], 0), None);
    assert_eq!(read(3, 3, &[0; 8], 0), None);
    assert_eq!(read(usize::MAX, 2, &[0; 8], 0), None);
    assert_eq!(read(MAX_PIXELS + 1, 1, &vec![0; MAX_PIXELS + 1], 0), None);
    for side in 1..40 {
        assert_eq!(read(side, side, &vec![0; side * side], side), None);
    }
}

#[test]
fn the_path_covers_just_the_dark_modules() {
    let code = qr("https://darn.example/").unwrap();
    let mut covered = vec![false; code.side() * code.side()];
    for run in code.path().split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split(|sign: char| !sign.is_ascii_digit())
            .filter_map(|part| part.parse().ok())
            .collect();
        let [x, y, wide, 1, back] = numbers[..] else { panic!("{run}") };
        assert_eq!(wide, back);
        (x..x + wide).for_each(|x| covered[y * code.side() + x] = true);
    }
    for (at, is_covered) in covered.into_iter().enumerate() {
        let (x, y) = (at % code.side(), at / code.side());
        let is_dark = x >= QUIET && y >= QUIET && code.is_dark(x - QUIET, y - QUIET);
        assert_eq!(is_covered, is_dark, "{x} {y}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever a camera sees, the reader ends and gives a text or none.
    #[test]
    fn any_picture_is_harmless(width in 1..90_usize, luma in prop::collection::vec(any::<u8>(), 0..5_000)) {
        let height = luma.len() / width;
        let _ = read(width, height, &luma[..width * height], width);
    }

    /// A code with a patch of it gone, or gone wrong.
    #[test]
    fn a_spoilt_code_is_read_or_not(at in 0..40_000_usize, many in 1..4_000_usize, value in any::<u8>()) {
        let code = qr("https://darn.example/#/together/Darn7294610385729461038572946103857294610385z").unwrap();
        let (side, mut luma) = picture(&code, PLAIN);
        let length = luma.len();
        luma[at.min(length)..(at + many).min(length)].fill(value);
        let text = read(side, side, &luma, 0);
        prop_assert!(text.is_none_or(|text| text.starts_with("https://darn.example/#/together/")));
    }
}
