//! People to call: what ships, and in which order.

use darn::release::{help as made, said};
use darn::text::COUNTRIES;

const SOURCE: &str = include_str!("../../src/deck/help.toml");

fn country(iso: &str) -> made::Country {
    let help = made::read(SOURCE).unwrap();
    help.country.into_iter().find(|country| country.iso == iso).unwrap()
}

fn said() -> said::Pages {
    said::read(include_str!("../../src/text/en.toml"), include_str!("../../src/deck/en.toml"), "")
        .unwrap()
}

fn spanish() -> said::Pages {
    said::read(
        include_str!("../../src/text/es.toml"),
        include_str!("../../src/deck/es.toml"),
        include_str!("../../src/deck/help.es.toml"),
    )
    .unwrap()
}

fn spanish_page(name: &str) -> String {
    page_in(&spanish(), name)
}

fn page(name: &str) -> String {
    page_in(&said(), name)
}

fn page_in(said: &said::Pages, name: &str) -> String {
    let head = format!("{name} ");
    made::pages(SOURCE, said).unwrap().into_iter().find(|(of, _)| *of == head).unwrap().1
}

#[test]
fn every_country_offered_has_an_emergency_number_and_a_page_by_day_and_night() {
    let pages = made::pages(SOURCE, &said()).unwrap();
    assert_eq!(pages.len(), COUNTRIES.len() * 2);
    for (name, page) in pages {
        assert!(page.starts_with("<a class=\"press call\" href=\"tel:"), "{name}");
    }
}

#[test]
fn nothing_of_low_confidence_ships() {
    for name in ["LigneParents", "Parentline", "Allo Parents", "119 Enfance"] {
        assert!(SOURCE.contains(name), "{name}");
        for (file, page) in made::pages(SOURCE, &said()).unwrap() {
            assert!(!page.contains(name), "{file} has {name}");
        }
    }
}

#[test]
fn at_night_only_lines_that_answer_at_night() {
    for iso in COUNTRIES {
        let country = country(iso);
        assert!(country.open(true).iter().all(|line| line.night == "yes"), "{iso}");
    }
    assert!(page("GB day").contains("Cry-sis") && !page("GB night").contains("Cry-sis"));
    assert_eq!(country("GB").open(false).first().unwrap().r#for, "parents");
}

#[test]
fn hours_nobody_knows_come_last() {
    for iso in COUNTRIES {
        let country = country(iso);
        let lines = country.open(false);
        let first_unknown = lines.iter().position(|line| line.night == "unk");
        let rest = first_unknown.and_then(|at| lines.get(at..)).unwrap_or_default();
        assert!(rest.iter().all(|line| line.night == "unk"), "{iso}");
    }
    assert_eq!(country("US").open(false).first().unwrap().call, "1-833-852-6262");
}

#[test]
fn other_emergency_numbers_can_be_dialled_too() {
    let page = spanish_page("* day");
    for number in ["911", "123", "131"] {
        assert!(page.contains(&format!("<a href=\"tel:{number}\">{number}</a>")), "{number}");
    }
}

#[test]
fn a_hurt_child_comes_before_the_lists() {
    let page = page("US day");
    assert!(page.find(&said().handling).unwrap() < page.find("<ul").unwrap());
}

#[test]
fn numbers_become_addresses() {
    let find = |iso: &str, name: &str| {
        country(iso).line.into_iter().find(|line| line.name.contains(name)).unwrap()
    };
    assert_eq!(find("GB", "Samaritans").tel().unwrap(), "tel:116123");
    assert_eq!(find("IE", "Text About").sms(" to ").unwrap(), "sms:50808?body=HELLO");
    assert_eq!(find("US", "Postpartum").sms(" to ").unwrap(), "sms:18009444773");
    assert_eq!(find("ZA", "GBV").sms(" to ").unwrap(), "sms:31531");
    assert_eq!(find("*", "Befrienders").tel(), None);
}

#[test]
fn a_list_nobody_confirmed_says_so() {
    assert!(page("US day").contains(&said().help.unchecked));
    let confirmed = SOURCE.replace("checked = \"\"", "checked = \"2026-12-01\"");
    let pages = made::pages(&confirmed, &said()).unwrap();
    assert!(pages.iter().all(|(_, page)| page.contains("confirmed on 2026-12-01")));
}

#[test]
fn what_is_written_in_the_list_stays_text() {
    let hostile = SOURCE.replace("name = \"Samaritans\"", "name = \"<b>&\\\"\"");
    let pages = made::pages(&hostile, &said()).unwrap();
    assert!(pages.iter().all(|(_, page)| !page.contains("<b>")));
}

#[test]
fn every_purpose_in_the_list_has_its_words() {
    let said = said();
    for country in made::read(SOURCE).unwrap().country {
        for line in country.line {
            let purpose = line.r#for;
            let named = said.help.purpose.contains_key(&purpose);
            assert!(named || purpose == "information", "{purpose}");
        }
    }
    assert_eq!(said.help.purpose("unheard of"), "Information");
}

#[test]
fn the_why_page_has_every_part() {
    let said = said();
    let page = said::why(&said);
    assert_eq!(page.matches("<h2>").count(), said.why.len());
    // The screen reads a line.
    assert_eq!(page.lines().count(), 1);
    assert!(said.why.len() >= 5 && said.why.iter().all(|part| page.contains(&part.text)));
}

#[test]
fn the_list_is_shown_in_spanish() {
    let page = spanish_page("ES night");
    assert!(page.contains("conducta suicida") && page.contains("d\u{ed}a y noche, gratis"));
    let page = spanish_page("US night");
    assert!(page.contains("opci\u{f3}n 2"));
    assert!(page.contains("<a href=\"sms:988?body=AYUDA\">SMS: AYUDA al 988</a>"));
    assert!(page.contains("<a href=\"sms:88788?body=START\">SMS: START al 88788</a>"));
    assert!(spanish_page("CA day").contains("<a href=\"sms:988\">SMS: 988</a>"));
}

#[test]
fn spanish_has_words_for_all_hours_and_notes_of_the_list() {
    let phrases = spanish().list.phrases;
    for country in made::read(SOURCE).unwrap().country {
        let note = country.emergency_note;
        assert!(note.is_empty() || phrases.contains_key(&note), "{note}");
        for line in country.line.into_iter().filter(|line| line.confidence != "low") {
            let own = spanish().list.instead.iter().any(|other| other.name == line.name);
            assert!(own || phrases.contains_key(&line.hours), "{}: {}", line.name, line.hours);
        }
    }
}

#[test]
fn what_the_list_no_longer_has_is_not_put_in_words() {
    let gone = SOURCE.replace("name = \"Postpartum Support International\"", "name = \"Gone\"");
    assert!(made::pages(&gone, &spanish()).is_err());
}

#[test]
fn a_word_to_send_is_not_left_unfound() {
    let mut said = spanish();
    said.list.phrases.remove("START to 88788");
    assert!(made::pages(SOURCE, &said).is_err());
}

#[test]
fn a_phone_is_where_its_clock_says() {
    for (zone, iso) in [
        ("America/New_York", Some("US")),
        ("America/Indiana/Knox", Some("US")),
        ("Pacific/Honolulu", Some("US")),
        ("America/Toronto", Some("CA")),
        ("Europe/London", Some("GB")),
        ("Atlantic/Canary", Some("ES")),
        ("Asia/Calcutta", Some("IN")),
        ("Australia/Lord_Howe", Some("AU")),
        // Phones there mostly speak English of the United States, or Spanish.
        ("Europe/Amsterdam", None),
        ("America/Mexico_City", None),
        ("America/Puerto_Rico", None),
        ("UTC", None),
        ("", None),
    ] {
        assert_eq!(darn::text::country::by_zone(zone), iso, "{zone}");
        assert!(iso.is_none_or(|iso| COUNTRIES.contains(&iso)), "{zone}");
    }
}
