//! What a person has chosen, read back.

use darn::store::Prefs;
use serde_json::{Map, Value};

fn read(json: &str) -> Prefs {
    match serde_json::from_str(json).unwrap() {
        Value::Object(map) => Prefs::from_map(map),
        _ => Prefs::from_map(Map::new()),
    }
}

#[test]
fn a_language_chosen_is_kept() {
    let prefs = read(r#"{"lang":"es"}"#);
    assert_eq!(prefs.lang, "es");
    assert_eq!(Prefs::from_map(prefs.to_map()), prefs);
}

#[test]
fn what_is_no_language_is_none() {
    let long = format!(r#"{{"lang":"{}"}}"#, "e".repeat(17));
    for json in [r#"{}"#, r#"{"lang":7}"#, r#"{"lang":null}"#, long.as_str()] {
        assert_eq!(read(json), Prefs::default(), "{json}");
    }
}
