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
    // What is in braces is no word, and plural forms stand behind their category.
    let spelled = |line: &str| -> String {
        let own = line.rsplit('\t').next().unwrap_or_default();
        own.split('{').map(|part| part.rsplit('}').next().unwrap_or_default()).collect()
    };
    for (line, _) in same {
        let name = ["Darn", "Australia", "India", "No"].contains(&line);
        assert!(name || !spelled(line).contains(char::is_alphabetic), "{line}");
    }
}

#[test]
fn nothing_is_at_home_on_one_side_only() {
    let words = ["vosotros", "ustedes", "coger", "celular", "enojad", "enfadad", "cansad"];
    for line in lines("es") {
        assert!(words.iter().all(|word| !line.contains(word)), "{line}");
    }
}
