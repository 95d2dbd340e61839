//! The picture: whole whatever is in it, the same whenever it is looked at, and
//! without a word.

use crate::css::{block, parts, value};
use crate::generate::{journal, kept};
use darn::journal::cloth::Stitch;
use darn::journal::{Day, Entry, EntryId, Journal, Kept, Kind as Of, Week};
use darn::picture::palette::{self, Palette};
use darn::picture::say::{quiet_line, says};
use darn::picture::{self, Colour, FOLDED, Kind, Sewn, Strand, keep, quiet_rows, strands};
use proptest::prelude::*;
use std::fs;

fn monday() -> Day {
    Day::parse("2026-11-16").unwrap()
}

fn sewn() -> impl Strategy<Value = Sewn> {
    (any::<u128>(), 0..7, 0..4_u8).prop_map(|(id, day, thread)| Sewn {
        day: monday().plus(day),
        id: EntryId(id),
        colour: Colour::new(thread),
    })
}

fn a_week() -> impl Strategy<Value = Vec<Sewn>> {
    prop::collection::vec(sewn(), 0..12)
}

fn of(kind: Kind, strands: &[Strand]) -> Vec<Strand> {
    strands.iter().copied().filter(|strand| strand.kind == kind).collect()
}

/// Where the thread lies, whoever's it is.
fn plain(strands: &[Strand]) -> Vec<Strand> {
    let of_the_week = strands.iter().filter(|strand| strand.kind != Kind::Return);
    of_the_week.map(|strand| Strand { colour: Colour::default(), ..*strand }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// One return or nine: the same stitches in the same places.
    #[test]
    fn a_week_is_whole_however_many_returns_it_holds(a in a_week(), b in a_week()) {
        let week = monday().week();
        prop_assert_eq!(plain(&strands(week, &a)), plain(&strands(week, &b)));
    }

    /// Whatever comes before or after it, in whatever order.
    #[test]
    fn a_stitch_never_changes_its_look(all in a_week(), one in sewn(), at in any::<prop::sample::Index>()) {
        let week = monday().week();
        let alone = of(Kind::Return, &strands(week, &[one]));
        prop_assert_eq!(alone.len(), 1);
        let before = of(Kind::Return, &strands(week, &all));
        let mut more = all.clone();
        more.insert(at.index(all.len() + 1), one);
        let after = of(Kind::Return, &strands(week, &more));
        prop_assert!(after.contains(&alone[0]));
        prop_assert!(before.iter().all(|strand| after.contains(strand)));
        more.reverse();
        prop_assert_eq!(of(Kind::Return, &strands(week, &more)), after);
    }

    /// However often someone came back on a day, it is one place in the cloth.
    #[test]
    fn returns_of_a_day_lie_on_one_another(one in sewn(), id in any::<u128>()) {
        let both = [one, Sewn { id: EntryId(id), ..one }];
        let lying = of(Kind::Return, &strands(monday().week(), &both));
        let (first, last) = (lying[0].from, lying[lying.len() - 1].from);
        prop_assert!((first.0 - last.0).abs() <= 12 && (first.1 - last.1).abs() <= 12);
    }

    /// It lies on a stitch that was there, by its day from left to right.
    #[test]
    fn a_return_is_a_stitch_of_the_row(one in sewn()) {
        let strands = strands(monday().week(), &[one]);
        let strand = of(Kind::Return, &strands)[0];
        let near = |a: (i32, i32), b: (i32, i32)| (a.0 - b.0).abs() < 40 && (a.1 - b.1).abs() < 40;
        prop_assert!(of(Kind::Along, &strands).iter().any(|along| near(along.from, strand.from)));
        let day = one.day.number() - monday().number();
        let place = strand.from.0 * 7 / picture::WIDE;
        prop_assert!((place - day).abs() <= 1, "day {} at {}", day, strand.from.0);
    }

    #[test]
    fn every_strand_lies_on_its_row(days in -700_000..2_900_000_i32, all in a_week()) {
        let monday = monday().plus(days).week().monday();
        let moved = all.iter().map(|sewn| Sewn { day: monday.plus(sewn.day.number().rem_euclid(7)), ..*sewn });
        for strand in strands(monday.week(), &moved.collect::<Vec<_>>()) {
            let end = (strand.from.0 + strand.to.0, strand.from.1 + strand.to.1);
            for (x, y) in [strand.from, end] {
                prop_assert!((-30..=picture::WIDE + 30).contains(&x) && (-30..=picture::TALL + 30).contains(&y));
            }
        }
    }

    #[test]
    fn a_row_knows_only_its_own_week(all in a_week(), other in sewn(), weeks in 1..90_i32) {
        let week = monday().week();
        let mut more = all.clone();
        more.push(Sewn { day: other.day.plus(7 * weeks), ..other });
        more.push(Sewn { day: other.day.plus(-7 * weeks), ..other });
        prop_assert_eq!(picture::row(week, &all), picture::row(week, &more));
    }

    /// Who came back how often is not to be seen: the threads of a week take
    /// turns evenly.
    #[test]
    fn threads_are_not_compared(a in 1..9_usize, b in 1..9_usize) {
        let by = |thread: u8, count: usize| (0..count).map(move |id| Sewn {
            day: monday(), id: EntryId(id as u128), colour: Colour::new(thread),
        });
        let all: Vec<Sewn> = by(0, a).chain(by(1, b)).collect();
        let even: Vec<Sewn> = by(0, 1).chain(by(1, 1)).collect();
        let without = |all: &[Sewn]| strands(monday().week(), all).into_iter()
            .filter(|strand| strand.kind != Kind::Return).collect::<Vec<_>>();
        prop_assert_eq!(without(&all), without(&even));
    }

    /// Another return never lowers a number, and no number knows of a gap.
    #[test]
    fn nothing_it_says_can_be_punished_by_a_gap(
        all in prop::collection::vec(kept(), 0..12), mut more in kept(), gap in 1..300_i32,
    ) {
        let before = says(journal(&all).cloth());
        more.kind = Of::Return;
        let mut with = all.clone();
        with.push(more);
        let after = says(journal(&with).cloth());
        prop_assert!(after.total > before.total && after.weeks >= before.weeks);
        let spread = |step: i32| {
            let moved = with.iter().zip(0..).map(|(kept, n)| Kept {
                day: monday().plus(-7 * step * n), kind: Of::Return, ..kept.clone()
            });
            says(journal(&moved.collect::<Vec<_>>()).cloth())
        };
        prop_assert_eq!(spread(1), spread(gap));
    }

    #[test]
    fn a_kept_picture_is_bounded_and_wordless(all in prop::collection::vec(kept(), 0..40)) {
        let svg = keep::svg(journal(&all).cloth(), &Sewn::from, &palette::NIGHT);
        prop_assert!(svg.len() < 400_000);
        wordless(&svg);
    }
}

/// Nothing to be read in it: no text, no title, nothing between its elements.
fn wordless(svg: &str) {
    for word in ["<text", "<title", "<desc", "aria-label", "style=", "<style", "<script", "href"] {
        assert!(!svg.contains(word), "{word}");
    }
    assert!(svg.split('>').all(|part| part.is_empty() || part.starts_with('<')), "{svg}");
}

#[test]
fn a_week_of_thousands_is_still_a_bounded_picture() {
    let one = |id: u128| Sewn {
        day: monday().plus((id % 7) as i32),
        id: EntryId(id.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C834)),
        colour: Colour::default(),
    };
    let row = picture::row(monday().week(), &(0..3_000).map(one).collect::<Vec<_>>());
    assert!(row.len() < 20_000, "{}", row.len());
    let quiet = picture::row(monday().week(), &[one(1)]);
    assert!(quiet.len() < 4_000, "{}", quiet.len());
}

/// What crosses from one row to the next meets at the edge.
#[test]
fn rows_meet() {
    let newer = strands(monday().week(), &[]);
    let older = strands(monday().plus(-7).week(), &[]);
    let down =
        newer.iter().filter(|s| s.kind == Kind::Across && s.from.1 + s.to.1 == picture::TALL);
    let down: Vec<i32> = down.map(|strand| strand.from.0 + strand.to.0).collect();
    let up = older.iter().filter(|strand| strand.kind == Kind::Across && strand.from.1 == 0);
    let up: Vec<i32> = up.map(|strand| strand.from.0).collect();
    assert!(!down.is_empty());
    assert_eq!(down, up);
}

#[test]
fn a_long_quiet_stretch_is_folded() {
    assert_eq!((quiet_rows(1), quiet_rows(3), quiet_rows(400)), (1, 3, FOLDED));
}

#[test]
fn a_quiet_line_stays_the_same_and_all_are_used() {
    let weeks = |n: i32| -> Week { monday().plus(7 * n).week() };
    let lines: std::collections::BTreeSet<usize> =
        (0..200).map(|n| quiet_line(weeks(n), 8)).collect();
    assert_eq!(lines, (0..8).collect());
    assert_eq!(quiet_line(weeks(0), 0), 0);
}

#[test]
fn colours_of_a_kept_picture_are_those_of_the_page() {
    let css = fs::read_to_string("style/cloth.css").unwrap();
    let tokens = fs::read_to_string("style/tokens.css").unwrap();
    let themes = [
        (":root", palette::NIGHT),
        (":root[data-theme=\"day\"]", palette::DAY),
        (":root[data-theme=\"ember\"]", palette::EMBER),
    ];
    for (theme, palette) in themes {
        let mine = block(&css, theme);
        for (number, colour) in palette.threads.iter().enumerate() {
            assert_eq!(value(mine, &format!("--thread-{number}")), *colour);
        }
        assert_eq!(value(mine, "--warp"), palette.ground[0]);
        assert_eq!(value(mine, "--weft"), palette.ground[1]);
        let ink = value(block(&tokens, theme), "--ink");
        assert_eq!(value(block(&tokens, theme), "--soft"), palette.steel);
        for (thread, fuller) in palette.threads.iter().zip(palette.returns) {
            assert_eq!(mixed(thread, ink), fuller, "{theme} {thread}");
        }
    }
}

/// 70 parts of a colour, 30 of the ink.
fn mixed(colour: &str, ink: &str) -> String {
    let (colour, ink) = (parts(colour), parts(ink));
    let mix = |at: usize| (i32::from(colour[at]) * 70 + i32::from(ink[at]) * 30 + 50) / 100;
    format!("#{:02x}{:02x}{:02x}", mix(0), mix(1), mix(2))
}

/// Golden pictures. `ACCEPT=1 cargo test --test native golden` takes them anew;
/// look at them before keeping them.
#[test]
fn golden_pictures() {
    let none = Journal::default();
    let one = returns(1, 1);
    let three = returns(3, 2);
    let year = returns(30, 2);
    let cases: [(&str, &Journal, Palette); 5] = [
        ("none-night", &none, palette::NIGHT),
        ("one-day", &one, palette::DAY),
        ("thirty-night", &year, palette::NIGHT),
        ("three-day", &three, palette::DAY),
        ("three-ember", &three, palette::EMBER),
    ];
    for (name, journal, palette) in cases {
        let svg = keep::svg(journal.cloth(), &two_threads, &palette);
        golden(&format!("{name}.svg"), &svg);
    }
    let newest = year.cloth().newest(1).unwrap();
    let week = newest.day.week();
    let sewn: Vec<Sewn> = year.cloth().week(week).map(two_threads).collect();
    golden("row.svg", &picture::row(week, &sewn));
    golden("needle.svg", &picture::needle(Some(&two_threads(newest))));
}

/// So many returns, five days and then a quiet fortnight now and then.
fn returns(count: u128, step: i32) -> Journal {
    let mut journal = Journal::default();
    journal.merge((0..count).map(|n| {
        let back = n as i32 * 5 * step + n as i32 / 5 * 14;
        let (id, day) = (n.wrapping_mul(0xD1B5_4A32_D192_ED03_9E37_79B9_7F4A_7C15), monday().plus(-back));
        let row = format!(
            r#"{{"id":"{id:032x}","stamp":"000000000001-0000-0000000000000001","kind":"return","at":0,"offset":0,"day":"{day}","card":"x"}}"#
        );
        Entry::from_row(&row).unwrap()
    }));
    journal
}

fn two_threads(stitch: Stitch) -> Sewn {
    let colour = Colour::new(u8::from(stitch.id.0 % 3 == 1));
    Sewn { colour, ..Sewn::from(stitch) }
}

fn golden(name: &str, drawn: &str) {
    wordless(drawn);
    let path = format!("tests/data/cloth/{name}");
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(&path, drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{path} is not what is drawn; look, then ACCEPT=1");
}
