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
    ("store/keeper", &BROWSER),
    ("store/loading", &BROWSER),
    ("store/owned", &BROWSER),
    ("device", &["leptos", "crate::screen", "crate::store"]),
    ("store", &["leptos", "crate::screen", "crate::device"]),
];

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
fn nothing_imports_the_screens() {
    for (file, text) in sources(".") {
        let is_screen =
            file.contains("src/./screen") || file.ends_with("main.rs") || file.ends_with("lib.rs");
        assert!(is_screen || !code(&text).contains("screen::"), "{file} names a screen");
    }
}

#[test]
fn a_wall_test_can_fail() {
    assert!(code("use leptos::prelude::*; // fine").contains("leptos"));
    assert!(!code("// leptos is not named here").contains("leptos"));
}
