//! The page: what is asked, the rules in short, the deck by band and moment, and
//! the lines that belong to no card.

use crate::html::{comment, row, safety};
use crate::lines;
use crate::source::{Band, Card, Deck, Help, Language};
use darn::deck;
use darn::release::page::escaped;

/// What the words are held to, in short.
const RULES: &[&str] = &[
    "Name it or own it: that is enough. Then, where it fits: what it may have been like, the limit that stays, 'not your fault', an offer, doing it over.",
    "The limit can stay. A limit a child dislikes is no rupture: the tone is mended, the limit kept.",
    "Short. At most one sorry a way. No 'but', no 'if', no blame, no reasons in a row, no asking to be forgiven, no promise that may not be kept.",
    "Nothing a child has to answer; before six at most one question and 25 words; before one year none.",
    "An offer, never a test: it counts when it is offered. Nothing says that a child will calm.",
    "Nothing asks for contact that may not be safe. No words stand in for help where someone keeps being hurt.",
];

/// What a reader is asked.
const ASKED: &[&str] = &[
    "Is anything here wrong or unsafe for this age, or for a family where there is fear, illness, neurodivergence, or a child fed or cared for another way?",
    "Could anything shame a parent, or put weight on a child?",
    "Would a tired parent say it aloud? What would you say in its place?",
    "Is anything missing: a moment, a way, a warning?",
];

/// The whole page. `beside`: the language its words are shown beside, if it
/// is another.
pub fn page(language: &Language, beside: Option<&Language>, help: &Help, changed: &str) -> String {
    let deck = &language.deck;
    let bands: String = deck.band.iter().map(|one| band(one, language, beside)).collect();
    let links: String = deck
        .band
        .iter()
        .map(|band| format!("<li><a href=\"#{0}\">{1}</a></li>", band.id, escaped(&band.label)))
        .collect();
    format!(
        "<!doctype html><html lang=\"{code}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Darn: the deck, for review \
         ({code})</title><style>{style}</style><body>{head}<nav lang=\"en\"><ul>{links}\
         <li><a href=\"#lines\">Single lines and safety</a></li><li><a href=\"#hints\">Hints</a></li>\
         <li><a href=\"#help\">Whom to call</a></li></ul></nav>{bands}\
         <section class=\"band\" id=\"lines\"><h2 lang=\"en\">Single lines and safety</h2>{safety}\
         {single}{why}</section>\
         <section class=\"band\" id=\"hints\"><h2 lang=\"en\">Hints while writing one's own words\
         </h2>{hints}</section>\
         <section class=\"band\" id=\"help\"><h2 lang=\"en\">Whom to call</h2>{list}<div lang=\"en\">\
         {numbers}{comment}</div>\
         </section></body></html>",
        code = language.code,
        style = include_str!("style.css"),
        head = head(language, changed),
        safety = lines::safety(language, beside),
        single = lines::single(language, beside),
        why = lines::why(language, beside),
        hints = lines::hints(language.hints.as_ref()),
        list = lines::list(language.list.as_ref()),
        numbers = lines::numbers(help),
        comment = comment(),
    )
}

fn head(language: &Language, changed: &str) -> String {
    let deck = &language.deck;
    let ways: usize = deck.card.iter().map(|card| card.ways().count()).sum();
    let items = |list: &[&str]| -> String {
        list.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect()
    };
    format!(
        "<header lang=\"en\"><h1>Darn: the deck, for review</h1>\
         <p>{} cards and {ways} ways to say them, in {}. Last changed: {}.</p>\
         <p>Darn is for the moment after a parent has lost patience, missed a cue or walked off. It \
         shows words to go back with. These are all of them. Please read them as you would hear \
         them said, tick <em>fine</em> or <em>change</em>, and write what you would say instead. Each \
         card's name (such as toddler.loud) is enough to refer to it. Boxes and comment lines can be \
         filled in here and printed to a file, or on paper.</p>\
         <h3>What is asked</h3><ul>{}</ul><h3>The rules, in short</h3><ul>{}</ul>\
         <p class=\"muted\">Longest words here: {} characters; sorry at most {} in each way. A way \
         marked <em>no rule</em> stands in for the first where no rule or task was in play. The \
         shaded lines are always shown with the card, those for tired arms at night only.</p>\
         <p>Read by: ______________________ Profession: ______________________ Date: ____________</p>\
         </header>",
        deck.card.len(),
        escaped(&language.text.name),
        escaped(changed),
        items(ASKED),
        items(RULES),
        deck.limits.words_max,
        deck.limits.sorry_max_per_card,
    )
}

fn band(band: &Band, language: &Language, beside: Option<&Language>) -> String {
    let deck = &language.deck;
    let english = beside.and_then(|beside| beside.deck.band.iter().find(|one| one.id == band.id));
    let how = row("plain", "how", &band.how, english.map(|band| band.how.as_str()));
    let cards: String = deck
        .card
        .iter()
        .filter(|card| card.band == band.id)
        .map(|card| {
            let english = beside.and_then(|beside| find(&beside.deck, card));
            self::card(card, english, deck)
        })
        .collect();
    format!(
        "<section class=\"band\" id=\"{}\"><h2>{} <small class=\"muted\">{}</small></h2>{how}{cards}\
         </section>",
        band.id,
        escaped(&band.label),
        escaped(&band.range),
    )
}

fn find<'a>(deck: &'a Deck, card: &Card) -> Option<&'a Card> {
    deck.card.iter().find(|other| other.id == card.id)
}

fn card(card: &Card, english: Option<&Card>, deck: &Deck) -> String {
    let label = deck.moment.iter().find(|moment| moment.id == card.moment);
    let label = label.map_or("", |moment| moment.label.as_str());
    let ways: String = card
        .ways()
        .map(|(tag, words)| {
            let name = match tag.as_str() {
                "" => "say".to_owned(),
                "n" => "no rule".to_owned(),
                tag => format!("or, {tag}"),
            };
            let same = english.and_then(|card| card.ways().find(|(other, _)| *other == tag));
            row("words", &name, words, same.map(|(_, words)| words))
        })
        .collect();
    let gesture = row("plain", "do", &card.gesture, english.map(|card| card.gesture.as_str()));
    let why = row("plain", "why", &card.why, english.map(|card| card.why.as_str()));
    let (before, after) = shown_with(card, deck);
    format!(
        "<div class=\"card\"><h3>{} <small>{}</small></h3>{before}{ways}{gesture}{why}{after}{}</div>",
        escaped(label),
        card.id,
        comment(),
    )
}

/// The safety lines that stand before and after a card, where the app shows them.
fn shown_with(card: &Card, deck: &Deck) -> (String, String) {
    let (Some(band), Some(moment)) =
        (deck::Band::parse(&card.band), deck::Moment::parse(&card.moment))
    else {
        return Default::default();
    };
    let line = |is_shown: bool, text: &str| if is_shown { safety(text) } else { String::new() };
    let before = line(moment.opens_with_fear(band), &deck.safety.fear);
    let handling = line(moment.carries_handling(), &deck.safety.handling);
    // In the night hours.
    let sleepy = line(band.is_held(), &deck.safety.sleepy);
    (before, handling + &sleepy)
}
