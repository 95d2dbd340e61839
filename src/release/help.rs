//! Turns `src/deck/help.toml` into one small page a country, for day and for
//! night, of which the Help screen sets one into itself. So the lists cost the first
//! screen nothing. Lines of low confidence are left out; at night only those
//! known to answer then are listed.

use super::files::Result;
use super::page::escaped;
use super::said::{self, Pages};
use crate::lang;
use crate::text::{COUNTRIES, people_in};
use serde::Deserialize;

/// The list.
#[derive(Deserialize)]
pub struct Help {
    /// When a person last confirmed every number, `2026-11-22`; empty if nobody
    /// has.
    pub checked: String,
    /// By country.
    pub country: Vec<Country>,
}

/// A country, or anywhere (`*`).
#[derive(Deserialize)]
pub struct Country {
    /// Two letters.
    pub iso: String,
    /// Digits to dial in an emergency.
    pub emergency: String,
    /// What else works there.
    #[serde(default)]
    pub emergency_note: String,
    /// Who can be called.
    pub line: Vec<Line>,
}

/// Someone to call.
#[derive(Deserialize)]
pub struct Line {
    /// Who answers.
    pub name: String,
    /// What for.
    pub r#for: String,
    /// Number to call; empty if none.
    pub call: String,
    /// Number to text, perhaps with a word to send: "HELLO to 50808"; empty if none.
    pub text: String,
    /// When, and whether it is free.
    pub hours: String,
    /// "yes" if it is known to answer at night.
    pub night: String,
    /// "low" is never shipped.
    pub confidence: String,
}

/// Reads the list.
pub fn read(toml: &str) -> Result<Help> {
    let help: Help = toml::from_str(toml).map_err(|error| error.to_string())?;
    for iso in COUNTRIES {
        let country = help.country.iter().find(|country| country.iso == iso);
        let emergency = country.map_or("", |country| country.emergency.as_str());
        if emergency.is_empty() || !emergency.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("help: {iso} has no emergency number"));
        }
    }
    Ok(help)
}

/// The lines of the file of one language: what each begins with, and its page.
pub fn pages(toml: &str, said: &Pages) -> Result<Vec<(String, String)>> {
    let mut help = read(toml)?;
    help.put_in_words(&said.list)?;
    let mut pages = Vec::new();
    for country in &help.country {
        for night in [false, true] {
            let page = page(country, night, &help.checked, said);
            if page.contains('\n') {
                return Err(format!("help: {} has a text of more than one line", country.iso));
            }
            pages.push((people_in(&country.iso, night), page));
        }
    }
    Ok(pages)
}

fn page(country: &Country, night: bool, checked: &str, pages: &Pages) -> String {
    let said = &pages.help;
    let open = country.open(night);
    let (first, rest) = open.split_at(open.len().min(1));
    let list = |lines: &[&Line]| -> String { lines.iter().map(|line| line.item(pages)).collect() };
    let at_night = if night { paragraph("foot", &said.at_night) } else { String::new() };
    let confirmed = match checked {
        "" => paragraph("foot", &said.unchecked),
        day => paragraph("foot", &lang::fill(&said.checked, &[("day", day)])),
    };
    let signs: String = said.signs.iter().map(|sign| paragraph("lead", sign)).collect();
    let handling = paragraph("lead", &pages.handling);
    let rest_of_it = [&said.report, &said.private].map(|line| paragraph("foot", line)).concat();
    format!(
        "<a class=\"press call\" href=\"tel:{0}\">{1} {0}</a>{2}{handling}\
         <ul class=\"numbers\">{3}</ul>{confirmed}\
         <details><summary>{4}</summary>{at_night}<ul class=\"numbers\">{5}</ul>{6}</details>\
         <h2>{7}</h2>{signs}{rest_of_it}",
        escaped(&country.emergency),
        escaped(&said.emergency),
        linked(&paragraph("foot", &country.emergency_note)),
        list(first),
        escaped(&said.more),
        list(rest),
        paragraph("foot", &said.directory),
        escaped(&said.signs_title),
    )
}

impl Help {
    /// Puts a language's own names in place of the list's. An error if it names
    /// a line that isn't there, or leaves a word to send as the list has it.
    fn put_in_words(&mut self, list: &said::List) -> Result<()> {
        for other in &list.instead {
            let country = self.country.iter_mut().find(|country| country.iso == other.iso);
            let line = country
                .and_then(|country| country.line.iter_mut().find(|line| line.name == other.name))
                .ok_or_else(|| format!("help: {} has no line {}", other.iso, other.name))?;
            line.name.clone_from(&other.shown);
            line.hours.clone_from(&other.hours);
            line.text.clone_from(&other.text);
        }
        let put = |shown: &mut String| {
            if let Some(phrase) = list.phrases.get(shown.as_str()) {
                shown.clone_from(phrase);
            }
        };
        for country in &mut self.country {
            put(&mut country.emergency_note);
            for line in &mut country.line {
                [&mut line.name, &mut line.hours, &mut line.text].into_iter().for_each(put);
                if line.text.starts_with(char::is_alphabetic) && !line.text.contains(&list.to) {
                    return Err(format!("help: '{}' has no '{}'", line.text, list.to));
                }
            }
        }
        Ok(())
    }
}

impl Country {
    /// Lines that may be shown, the likeliest first: parents' own lines before
    /// crisis lines by day, the other way round at night, and after all of them
    /// those whose hours nobody knows.
    pub fn open(&self, night: bool) -> Vec<&Line> {
        let order = if night {
            ["crisis", "listening", "perinatal", "parents"]
        } else {
            ["parents", "perinatal", "crisis", "listening"]
        };
        let place = |line: &Line| order.iter().position(|purpose| *purpose == line.r#for);
        let mut open: Vec<&Line> = self
            .line
            .iter()
            .filter(|line| line.confidence != "low" && (line.night == "yes" || !night))
            .filter(|line| [&line.call, &line.text].iter().any(|number| !digits(number).is_empty()))
            .collect();
        open.sort_by_key(|line| (line.night == "unk", place(line).unwrap_or(order.len())));
        open
    }
}

impl Line {
    /// A `tel:` address, if it can be called.
    pub fn tel(&self) -> Option<String> {
        let digits = digits(&self.call);
        (!digits.is_empty()).then(|| format!("tel:{digits}"))
    }

    /// An `sms:` address, if it can be texted, with the word to send if there is
    /// one; `to` stands between the two.
    pub fn sms(&self, to: &str) -> Option<String> {
        let (word, number) = self.text.split_once(to).unwrap_or(("", &self.text));
        let digits = digits(number);
        let body = if word.is_empty() { String::new() } else { format!("?body={word}") };
        (!digits.is_empty()).then(|| format!("sms:{digits}{body}"))
    }

    fn item(&self, Pages { help: said, list, .. }: &Pages) -> String {
        let link = |address: Option<String>, name: &str, number: &str| match address {
            Some(to) => {
                format!("<a href=\"{}\">{} {}</a>", escaped(&to), escaped(name), escaped(number))
            }
            None => String::new(),
        };
        format!(
            "<li><p><strong>{}</strong></p>{}{}{}</li>",
            escaped(&self.name),
            paragraph("about", &format!("{}: {}.", said.purpose(&self.r#for), self.hours)),
            link(self.tel(), &said.call, &self.call),
            link(self.sms(&list.to), &said.text, &self.text),
        )
    }
}

/// What can be dialled: digits and a leading plus, up to a remark in brackets.
fn digits(number: &str) -> String {
    let number = number.split('(').next().unwrap_or_default();
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// A paragraph whose numbers can be dialled.
fn linked(paragraph: &str) -> String {
    let mut linked = String::new();
    let mut rest = paragraph;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        linked += &format!("{before}<a href=\"tel:{number}\">{number}</a>");
        rest = after;
    }
    linked + rest
}

fn paragraph(class: &str, text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!("<p class=\"{class}\">{}</p>", escaped(text)),
    }
}
