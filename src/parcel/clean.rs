//! Text from elsewhere, made harmless: one line of plain text within bounds.
//!
//! It is only ever shown as text, so markup needs no escaping here. What goes
//! is what could make text look like something it is not: control characters,
//! direction overrides, invisible letters, towers of accents.

/// A person's name for themselves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(Box<str>);

impl Name {
    /// Longest name, in characters.
    pub const MAX: usize = 24;

    /// Takes a name as typed or as received. `None` when nothing is left of it.
    pub fn new(text: &str) -> Option<Name> {
        clean(text, Self::MAX).map(Name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Words to say, or a gesture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(Box<str>);

impl Line {
    /// Longest line, in characters.
    pub const MAX: usize = 500;

    /// Takes a line as typed or as received; breaks become spaces. `None` when
    /// nothing is left of it.
    pub fn new(text: &str) -> Option<Line> {
        clean(text, Self::MAX).map(Line)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Accents kept on one letter. Vietnamese needs two, pointed Hebrew three.
const MAX_MARKS: usize = 4;

/// What is left, up to `max` characters. Cleaning again changes nothing.
fn clean(text: &str, max: usize) -> Option<Box<str>> {
    let mut line = String::new();
    let (mut count, mut marks) = (0, 0);
    let mut last = ' ';
    let mut letters = text.chars().filter(|c| !is_unwelcome(*c)).peekable();
    while let Some(letter) = letters.next() {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        // Joiners shape emoji and Persian or Indic letters; elsewhere they only hide.
        let mut joins = || joinable(last) && letters.peek().copied().is_some_and(joinable);
        let skip = match letter {
            ' ' => last == ' ',
            '\u{200c}' | '\u{200d}' => count + 1 >= max || !joins(),
            _ => marks > MAX_MARKS,
        };
        if skip {
            continue;
        }
        if count == max {
            break;
        }
        line.push(letter);
        count += 1;
        last = letter;
    }
    let line = line.trim_end_matches([' ', '\u{200c}', '\u{200d}']);
    (!line.is_empty()).then(|| line.into())
}

fn joinable(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_whitespace() && !matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Characters that are dropped wherever they stand.
fn is_unwelcome(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// Marks that stack above and below a letter.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}'
        | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}
