//! What Spanish keeps to besides the rules of every language.

use darn::lang::{self, Language};

fn lines(code: &str) -> Vec<&'static str> {
    let (_, file) = lang::FILES.iter().find(|(known, _)| *known == code).unwrap();
    assert!(Language::read(file).is_ok());
    file.lines().skip(1).collect()
}

#[test]
fn every_question_is_opened() {
    for line in lines("es") {
        assert_eq!(line.matches('?').count(), line.matches('\u{bf}').count(), "{line}");
    }
}

#[test]
fn nothing_was_left_in_english() {
    let same = lines("en").into_iter().zip(lines("es")).filter(|(english, own)| english == own);
    let same: Vec<&str> = same.map(|(english, _)| english).collect();
    for name in &same {
        let (_, word) = name.rsplit_once('\t').unwrap_or(("", name));
        let number = word.chars().all(|c| c.is_ascii_digit() || c == ':');
        assert!(number || word.contains('{') || ["Darn", "Australia", "India"].contains(name));
    }
    assert!(same.len() < 12, "{same:?}");
}

#[test]
fn nothing_is_at_home_on_one_side_only() {
    let words = ["vosotros", "ustedes", "coger", "celular", "enojad", "enfadad", "cansad"];
    for line in lines("es") {
        assert!(words.iter().all(|word| !line.contains(word)), "{line}");
    }
}
