//! The walls of the house: who may name whom.

use std::fs;
use std::path::Path;

const BROWSER: [&str; 7] =
    ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "crate::device", "crate::screen"];

/// Rooms, and what they must not name.
const WALLS: &[(&str, &[&str])] = &[
    ("deck", &BROWSER),
    ("journal", &BROWSER),
    ("own", &BROWSER),
    ("route", &BROWSER),
    ("text", &BROWSER),
    ("lang", &BROWSER),
    ("parcel", &BROWSER),
    ("picture", &BROWSER),
    ("upkeep", &BROWSER),
    ("release", &BROWSER),
    ("device", &["leptos", "crate::screen", "crate::store"]),
    ("store", &["leptos", "crate::screen", "crate::device"]),
];

/// The browser half of storing. Its rules are the rest of that room, and name no browser.
const OF_STORE: [&str; 4] =
    ["src/store/idb.rs", "src/store/mirror.rs", "src/store/request.rs", "src/store/shelf.rs"];

fn sources(room: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let file = format!("src/{room}.rs");
    if let Ok(text) = fs::read_to_string(&file) {
        found.push((file, text));
    }
    let mut folders = vec![Path::new("src").join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.display().to_string(), text));
            }
        }
    }
    found
}

/// Code without comments: prose may name what code may not.
fn code(text: &str) -> String {
    text.lines().filter_map(|line| line.split("//").next()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_walls_stand() {
    for (room, forbidden) in WALLS {
        let sources = sources(room);
        assert!(!sources.is_empty(), "no room {room}");
        for (file, text) in sources {
            for name in *forbidden {
                assert!(!code(&text).contains(name), "{file} names {name}");
            }
        }
    }
}

#[test]
fn the_rules_of_storing_name_no_browser() {
    let (browser, rules): (Vec<_>, Vec<_>) =
        sources("store").into_iter().partition(|(file, _)| OF_STORE.contains(&file.as_str()));
    assert_eq!(browser.len(), OF_STORE.len());
    for (file, text) in rules {
        for name in BROWSER {
            assert!(!code(&text).contains(name), "{file} names {name}");
        }
    }
}

/// The rooms, each with those it may name. A room stands below all it names, so that arrows run one
/// way; whoever may name all stands last.
const ARROWS: &[(&str, &[&str])] = &[
    ("lang", &[]),
    ("route", &[]),
    ("upkeep", &[]),
    ("deck", &["lang"]),
    ("journal", &["deck"]),
    ("own", &["deck", "journal"]),
    ("picture", &["journal"]),
    ("parcel", &["deck", "journal", "own"]),
    ("store", &["deck", "journal", "own"]),
    ("text", &["lang", "deck", "journal", "parcel", "store"]),
    ("release", &["lang", "text"]),
    ("device", &["lang", "upkeep", "journal", "text"]),
    (
        "screen",
        &[
            "lang", "route", "upkeep", "deck", "journal", "own", "picture", "parcel", "store",
            "text", "device",
        ],
    ),
];

/// The rooms that code names.
fn named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        let list = match rest.strip_prefix('{') {
            Some(several) => several.split('}').next().unwrap_or_default(),
            None => {
                rest.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default()
            }
        };
        let first = |name: &str| name.trim().split("::").next().unwrap_or_default().to_owned();
        rooms.extend(list.split(',').map(first).filter(|room| !room.is_empty()));
    }
    rooms
}

#[test]
fn arrows_run_one_way() {
    for (place, (room, below)) in ARROWS.iter().enumerate() {
        let earlier: Vec<&str> = ARROWS[..place].iter().map(|(room, _)| *room).collect();
        assert!(below.iter().all(|name| earlier.contains(name)), "{room} stands too low");
        for (file, text) in sources(room) {
            for name in named(&code(&text)) {
                assert!(name == *room || below.contains(&&*name), "{file} names {name}");
            }
        }
    }
}

#[test]
fn every_room_has_its_arrows() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    for line in code(&lib).lines() {
        if let Some(room) = line.strip_prefix("pub mod ") {
            let room = room.trim_end_matches(';');
            assert!(ARROWS.iter().any(|(name, _)| *name == room), "{room} is in no wall");
        }
    }
}

#[test]
fn a_wall_test_can_fail() {
    assert!(code("use leptos::prelude::*; // fine").contains("leptos"));
    assert!(!code("// leptos is not named here").contains("leptos"));
    let several = "use crate::{deck, own::Own};\nlet it = crate::store::Put::Fresh;";
    assert_eq!(named(several), ["deck", "own", "store"]);
}

/// What a file of `screen` belongs to: itself, where it is a piece or stands alone, else its folder.
fn place(file: &str) -> String {
    let inside = file.trim_start_matches("src/screen/").trim_end_matches(".rs");
    let mut parts = inside.split('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        ("part", Some(piece)) => format!("part/{piece}"),
        (place, _) => place.to_owned(),
    }
}

/// The places that a file of `screen` names.
fn places(file: &str, code: &str) -> Vec<String> {
    // In a folder `super` is the folder's own.
    let is_inside = file.matches('/').count() > 2;
    let starts = ["crate::screen::", "super::"].into_iter().take(if is_inside { 1 } else { 2 });
    let mut found = Vec::new();
    for start in starts {
        for (at, _) in code.match_indices(start) {
            let end = |c: char| !(c.is_alphanumeric() || "_:{}, \n".contains(c));
            let rest = code[at + start.len()..].split(end).next().unwrap_or_default();
            let (rest, within) = match rest.strip_prefix("part::") {
                Some(rest) => (rest, "part/"),
                None => (rest, ""),
            };
            let names = match rest.strip_prefix('{') {
                Some(several) => several.split('}').next().unwrap_or_default(),
                None => rest.split([',', ' ', '\n', '}']).next().unwrap_or_default(),
            };
            for name in names.split(',') {
                let name = name.trim().split("::").next().unwrap_or_default();
                if !name.is_empty() {
                    found.push(format!("{within}{name}"));
                }
            }
        }
    }
    found
}

/// Every screen is drawn of pieces and the state below it; none leads back to where it is named.
#[test]
fn screens_name_one_another_one_way() {
    let mut below = std::collections::BTreeMap::<String, Vec<String>>::new();
    for (file, text) in sources("screen").into_iter().filter(|(file, _)| file != "src/screen.rs") {
        let here = place(&file);
        let mut named = places(&file, &code(&text));
        named.retain(|name| *name != here);
        below.entry(here).or_default().extend(named);
    }
    assert!(below["others"].len() > 8 && below["part/press"].contains(&"home".to_owned()));
    // Whatever names nothing that is left can go, until all has gone.
    while !below.is_empty() {
        let here: Vec<String> = below.keys().cloned().collect();
        below.retain(|_, names| names.iter().any(|name| here.contains(name)));
        let left: Vec<String> = below.keys().cloned().collect();
        assert!(left.len() < here.len(), "these lead back to one another: {below:?}");
    }
}
