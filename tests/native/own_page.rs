//! The page as this parent's own.

use darn::upkeep::page::{Look, Screens, dress};
use proptest::prelude::*;

const PAGE: &str = include_str!("../../index.html");

/// The page as it is released: its scripts in it, and nothing for readers of the source.
fn plain() -> String {
    let mut page = String::new();
    let mut rest = PAGE;
    while let Some((head, tail)) = rest.split_once("<!--") {
        page += head;
        rest = tail.split_once("-->\n").unwrap().1;
    }
    page += rest;
    for name in ["first", "start"] {
        let link = format!("<link data-trunk rel=\"inline\" href=\"page/{name}.js\">");
        page = page.replace(&link, &format!("<script>{name}()</script>"));
    }
    page
}

fn look() -> Look {
    let [lang, dir, theme, text] = ["es", "ltr", "night", "125"].map(str::to_owned);
    Look { lang, dir, theme, text }
}

/// A screen for the night and, if any, others.
fn screens(shown: &str, others: &[(&str, &str)]) -> Option<Screens> {
    let others = others.iter().map(|(part, screen)| ((*part).to_owned(), (*screen).into()));
    Some(Screens { part: "night".into(), shown: shown.into(), others: others.collect() })
}

#[test]
fn a_parents_page_looks_as_chosen_and_shows_their_screen_alone() {
    let page = dress(&plain(), &look(), screens("<main>mine</main>", &[])).unwrap();
    let open =
        r#"<html lang="es" dir="ltr" data-theme="night" data-text="125" data-own data-build="#;
    assert!(page.contains(open), "{page}");
    assert!(page.contains(r#"<div id="darn" data-part="night"><main>mine</main></div>"#));
    assert_eq!(page.matches("<main").count(), 1);
    assert!(!page.contains("I got that wrong"), "the card for someone new is still there");
}

/// The policy knows them by the hash of every byte.
#[test]
fn no_script_and_no_style_is_touched() {
    let plain = plain();
    let page = dress(&plain, &look(), screens("n", &[("morning", "m")])).unwrap();
    let scripts = |page: &str| -> Vec<String> {
        let after = page.split("<script>").skip(1);
        after.map(|script| script.split("</script>").next().unwrap().to_owned()).collect()
    };
    assert_eq!(scripts(&page), scripts(&plain));
    assert_eq!(scripts(&page).len(), 2);
}

#[test]
fn before_there_is_a_screen_the_page_only_looks_as_chosen() {
    let page = dress(&plain(), &look(), None).unwrap();
    assert!(page.contains(r#"data-theme="night""#) && page.contains("I got that wrong"));
    assert!(!page.contains(r#"id="own""#));
}

#[test]
fn another_page_is_left_as_it_is() {
    let (plain, shown) = (plain(), screens("n", &[]));
    for page in ["", "<!doctype html><p>Sign in to the network</p>"] {
        assert_eq!(dress(page, &look(), shown.clone()), None);
    }
    assert_eq!(dress(&plain.replace(r#"id="darn""#, ""), &look(), shown.clone()), None);
    // A parent's page is not made of a parent's page.
    let own = dress(&plain, &look(), shown.clone()).unwrap();
    assert_eq!(dress(&own, &look(), shown), None);
}

#[test]
fn a_look_cannot_leave_its_place() {
    for value in ["\"", "a b", "a>", "é"] {
        let look = Look { lang: value.to_owned(), ..look() };
        assert_eq!(dress(&plain(), &look, None), None, "{value}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever stands in a screen, the others come out of the page as they went in, and
    /// nothing of them ends the script they are in.
    #[test]
    fn the_others_wait_as_data(shown in "(?s).{0,60}", other in "(?s)(.{0,20}|</script>|<!--){0,6}") {
        let page = dress(&plain(), &look(), screens(&shown, &[("evening", &other)])).unwrap();
        let (_, data) = page.split_once("<script type=\"application/json\" id=\"own\">").unwrap();
        let data = data.split("</script>").next().unwrap();
        let read: serde_json::Value = serde_json::from_str(data).unwrap();
        prop_assert_eq!(read, serde_json::json!({ "evening": other }));
        prop_assert!(!data.contains('<'));
    }
}
