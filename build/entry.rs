//! A sentence of the language file, and the function that finds it there.

use std::collections::BTreeSet;

/// What is said under one key.
pub struct Entry {
    /// The module its function stands in.
    pub room: String,
    /// The name of its function.
    pub key: String,
    /// The sentence or sentences.
    pub said: Said,
}

/// A sentence in one of three kinds.
pub enum Said {
    /// As it is, perhaps with arguments in braces.
    Line(String),
    /// By plural category, `other` among them.
    Plural(Vec<(String, String)>),
    /// Several.
    List(Vec<String>),
}

impl Entry {
    /// Its lines in the language file. Plural forms share one, between tabs.
    pub fn lines(&self) -> Vec<String> {
        match &self.said {
            Said::Line(line) => vec![line.clone()],
            Said::Plural(forms) => {
                let forms = forms.iter().map(|(name, form)| format!("{name}\t{form}"));
                vec![forms.collect::<Vec<_>>().join("\t")]
            }
            Said::List(lines) => lines.clone(),
        }
    }

    /// What must be the same in every language.
    pub fn shape(&self) -> String {
        let Entry { room, key, said } = self;
        let kind = match said {
            Said::Line(_) => "a line".to_owned(),
            Said::Plural(_) => "plurals".to_owned(),
            Said::List(lines) => format!("a list of {}", lines.len()),
        };
        format!("{room}.{key} ({kind}; {})", self.arguments().join(", "))
    }

    /// The names in braces; `n` first, and always where there are plural forms.
    fn arguments(&self) -> Vec<String> {
        let mut names = BTreeSet::new();
        match &self.said {
            Said::Line(line) => names.extend(arguments(line)),
            Said::Plural(forms) => {
                names.extend(forms.iter().flat_map(|(_, form)| arguments(form)));
                names.insert("n".to_owned());
            }
            Said::List(lines) => names.extend(lines.iter().flat_map(|line| arguments(line))),
        }
        let (n, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name == "n");
        n.into_iter().chain(others).collect()
    }

    /// Its function; `at` is its first line in the file.
    fn function(&self, at: usize) -> String {
        let key = &self.key;
        let first = self.lines().first().cloned().unwrap_or_default().replace('\t', " · ");
        let says = format!("/// `{first}`\npub fn {key}");
        let names = self.arguments();
        let take = |name: &String| match name.as_str() {
            "n" => "n: usize".to_owned(),
            name => format!("{name}: &str"),
        };
        let give = |name: &String| match name.as_str() {
            "n" => "(\"n\", &n.to_string())".to_owned(),
            name => format!("(\"{name}\", {name})"),
        };
        let taken = names.iter().map(take).collect::<Vec<_>>().join(", ");
        let given = names.iter().map(give).collect::<Vec<_>>().join(", ");
        match &self.said {
            Said::Line(_) if names.is_empty() => {
                format!("{says}() -> &'static str {{ lang::line({at}) }}\n")
            }
            Said::Line(_) => {
                format!(
                    "{says}({taken}) -> String {{ lang::fill(lang::line({at}), &[{given}]) }}\n"
                )
            }
            Said::Plural(_) => {
                format!(
                    "{says}({taken}) -> String {{ lang::fill(lang::form({at}, n), &[{given}]) }}\n"
                )
            }
            Said::List(lines) => {
                let many = lines.len();
                format!("{says}() -> &'static [&'static str] {{ lang::list({at}, {many}) }}\n")
            }
        }
    }
}

/// The names in braces of a sentence.
pub fn arguments(line: &str) -> impl Iterator<Item = String> {
    let opened = line.split('{').skip(1);
    opened.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned())
}

/// Modules of functions for the rooms that are wanted. Entries of a room stand
/// together.
pub fn functions(entries: &[Entry], wanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    let (mut at, mut open) = (0, "");
    for entry in entries {
        if wanted(&entry.room) {
            if open != entry.room {
                let close = if open.is_empty() { "" } else { "}\n" };
                let room = &entry.room;
                out += &format!(
                    "{close}/// `[{room}]` of the language.\npub mod {room} {{\nuse crate::lang;\n"
                );
                open = &entry.room;
            }
            out += &entry.function(at);
        }
        at += entry.lines().len();
    }
    out + if open.is_empty() { "" } else { "}\n" }
}
