//! What belongs to no card: single lines, hints, Why, and the numbers.

use crate::html::{group, row};
use crate::source::{Help, Language, Line, Safety};
use darn::release::hints::{Kind, Source};
use darn::release::page::escaped;
use darn::release::said::List;

type Beside<'a> = Option<&'a Language>;

/// The quiet lines for when it is more than a rough moment.
pub fn safety(language: &Language, beside: Beside) -> String {
    let lines = |safety: &Safety| {
        [&safety.too_much, &safety.handling, &safety.sleepy, &safety.fear].map(String::clone)
    };
    let names = ["help, first", "handling", "sleepy", "fear"];
    let english = beside.map(|beside| lines(&beside.deck.safety));
    let mut rows: Vec<String> = (0..)
        .zip(names.iter().zip(lines(&language.deck.safety)))
        .map(|(place, (name, line))| row("words", name, &line, at(english.as_ref(), place)))
        .collect();
    let said = |language: &Language| {
        let help = &language.text.pages.help;
        let around = [&language.text.help.shake, &help.report, &help.private, &help.unchecked];
        around.into_iter().chain(&help.signs).cloned().collect::<Vec<String>>()
    };
    let english = beside.map(said);
    rows.extend(
        (0..)
            .zip(said(language))
            .map(|(place, line)| row("words", "help", &line, at(english.as_ref(), place))),
    );
    group("Safety, and what Help says", &rows)
}

/// Settling, keeping, quiet weeks.
pub fn single(language: &Language, beside: Beside) -> String {
    let deck = &language.deck;
    let list = |title: &str, lines: &[String], english: Option<&Vec<String>>| {
        let rows: Vec<String> = (0..)
            .zip(lines)
            .map(|(place, line)| row("words", "", line, at(english, place)))
            .collect();
        group(title, &rows)
    };
    let english = beside.map(|beside| &beside.deck.lines);
    let press = [deck.start.phrase.clone()];
    let english_press = beside.map(|beside| vec![beside.deck.start.phrase.clone()]);
    [
        list("The one button", &press, english_press.as_ref()),
        list("To settle first", &deck.lines.settle, english.map(|lines| &lines.settle)),
        list(
            "After a return is kept",
            &deck.lines.acknowledgement,
            english.map(|lines| &lines.acknowledgement),
        ),
        list(
            "After a late one is kept",
            &deck.lines.acknowledgement_late,
            english.map(|lines| &lines.acknowledgement_late),
        ),
        list(
            "When a quiet week is opened",
            &deck.lines.quiet_week,
            english.map(|lines| &lines.quiet_week),
        ),
    ]
    .concat()
}

/// Why going back matters, part by part.
pub fn why(language: &Language, beside: Beside) -> String {
    let parts = (0..).zip(&language.text.pages.why).map(|(place, part): (usize, _)| {
        let english = beside.and_then(|beside| beside.text.pages.why.get(place));
        row("words", &part.title, &part.text, english.map(|part| part.text.as_str()))
    });
    group("Why going back matters", &parts.collect::<Vec<_>>())
}

/// Quiet notes while a parent writes words of their own.
pub fn hints(hints: Option<&Source>) -> String {
    let Some(hints) = hints else {
        return "<p class=\"muted\">There are none in this language yet.</p>".into();
    };
    let of_kind = |kind: &str| -> Vec<String> {
        let of_kind = hints.hint.iter().filter(|hint| hint.kind == kind);
        of_kind
            .map(|hint| {
                let says = format!("{} Instead: {}", hint.say, hint.shape);
                let heard = format!("Heard in: {}", hint.hits.join(" / "));
                row("words", &hint.id.replace('_', " "), &says, Some(&heard))
            })
            .collect()
    };
    let kind = |kind: &Kind| {
        let why = [row("plain", "why", &kind.why, None)];
        group(&kind.id.replace('_', " "), &[why.as_slice(), &of_kind(&kind.id)].concat())
    };
    hints.kind.iter().map(kind).collect()
}

/// Whom to call, with how sure each number is and when it was last confirmed.
pub fn numbers(help: &Help) -> String {
    let checked = match help.checked.as_str() {
        "" => "Nobody has confirmed these numbers yet, and Help says so.".to_owned(),
        day => format!("Confirmed by a person on {day}."),
    };
    let countries: String = help
        .country
        .iter()
        .map(|country| {
            let rows: String =
                country.line.iter().map(|line| number(line, &help.checked)).collect();
            let title = format!("{}: {}", country.name, country.emergency);
            format!(
                "<h3>{} <small>{}</small></h3><table><tr><th>Line<th>For<th>Call or text<th>Hours\
                 <th>Sure<th>Source of<th>Checked<th>Fine</tr>{rows}</table>",
                escaped(&title),
                escaped(&country.emergency_note),
            )
        })
        .collect();
    format!("<p>Compiled {}. {}</p>{countries}", escaped(&help.compiled), escaped(&checked))
}

/// What a language calls those lines.
pub fn list(list: Option<&List>) -> String {
    let Some(list) = list else {
        return String::new();
    };
    let instead = list.instead.iter().map(|line| {
        let says = [line.shown.as_str(), &line.hours, &line.text].join(". ");
        row("plain", "", &says, Some(&line.name))
    });
    let phrases = list.phrases.iter().map(|(english, own)| row("plain", "", own, Some(english)));
    group("In the words of this language", &instead.chain(phrases).collect::<Vec<_>>())
}

fn number(line: &Line, checked: &str) -> String {
    let class = if line.confidence == "low" { " class=\"held\"" } else { "" };
    let checked = if checked.is_empty() { "not yet" } else { checked };
    let note = if line.note.is_empty() { "" } else { "<br>" };
    let numbers = [("call", &line.call), ("text", &line.text)].into_iter();
    let numbers = numbers.filter(|(_, number)| !number.is_empty());
    let numbers: Vec<String> =
        numbers.map(|(how, number)| format!("{how} {}", escaped(number))).collect();
    format!(
        "<tr{class}><td>{}<small>{note}{}</small><td>{}<td>{}<td>{}; at night: {}<td>{}<td>{}\
         <td>{}<td><input type=\"checkbox\"></tr>",
        escaped(&line.name),
        escaped(&line.note),
        escaped(&line.r#for),
        numbers.join("<br>"),
        escaped(&line.hours),
        escaped(&line.night),
        escaped(&line.confidence),
        escaped(&line.as_of),
        escaped(checked),
    )
}

fn at<L: AsRef<[String]>>(lines: Option<&L>, place: usize) -> Option<&str> {
    lines.and_then(|lines| lines.as_ref().get(place)).map(String::as_str)
}
