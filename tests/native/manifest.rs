//! What the home screen is told (`public/manifest.webmanifest`): in every language, by the names the
//! bar has, to screens there are.

use darn::lang::LANGUAGES;
use darn::route::Route;
use serde_json::Value;
use std::fs;

const MANIFEST: &str = include_str!("../../public/manifest.webmanifest");

fn shortcuts<'a>(manifest: &'a Value, language: &str) -> &'a Vec<Value> {
    let all = match manifest["lang"] == language {
        true => &manifest["shortcuts"],
        false => &manifest["shortcuts_localized"][language],
    };
    all.as_array().unwrap()
}

#[test]
fn shortcuts_have_the_names_of_the_bar() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    for (language, _) in LANGUAGES {
        let texts = fs::read_to_string(format!("src/text/{language}.toml")).unwrap();
        let texts: toml::Table = toml::from_str(&texts).unwrap();
        let names = ["again", "later", "words", "help"].map(|name| texts["bar"][name].as_str());
        let all = shortcuts(&manifest, language);
        let found: Vec<_> = all.iter().map(|shortcut| shortcut["name"].as_str()).collect();
        assert_eq!(found, names, "{language}");
        // What is not a name is the same in every language.
        for (shortcut, first) in all.iter().zip(shortcuts(&manifest, "en")) {
            assert_eq!((&shortcut["url"], &shortcut["icons"]), (&first["url"], &first["icons"]));
        }
    }
}

#[test]
fn shortcuts_lead_to_screens() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let routes = [Route::Again, Route::Later, Route::Words, Route::Help];
    for (shortcut, route) in shortcuts(&manifest, "en").iter().zip(routes) {
        let hash = shortcut["url"].as_str().unwrap().strip_prefix("./").unwrap();
        assert_eq!(Route::parse(hash), route);
    }
}

#[test]
fn every_language_describes_it() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    for (language, _) in LANGUAGES.iter().filter(|(language, _)| manifest["lang"] != *language) {
        let description = manifest["description_localized"][language].as_str().unwrap();
        assert_ne!(description, manifest["description"], "{language}");
    }
}
