//! Writes the deck as pages for a clinician to read, mark and sign off:
//! `target/deck-review.html`, and one for each other language beside the English
//! (`make deck-review`). They are read on screen or printed.

mod html;
mod lines;
mod page;
mod source;

use source::Language;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// The language that the others are shown beside.
const FIRST: &str = "en";

fn main() -> ExitCode {
    match run() {
        Ok(written) => {
            written.iter().for_each(|path| println!("{}", path.display()));
            ExitCode::SUCCESS
        }
        Err(broken) => {
            eprintln!("deck-review: {broken}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<Vec<PathBuf>, String> {
    let first = source::read(FIRST)?;
    let help = source::help()?;
    std::fs::create_dir_all("target").map_err(|error| error.to_string())?;
    let mut written = Vec::new();
    for code in source::codes()? {
        let other = if code == FIRST { None } else { Some(source::read(&code)?) };
        let (language, beside) = match &other {
            None => (&first, None),
            Some(other) => (other, Some(&first)),
        };
        let name = match beside {
            None => "target/deck-review.html".to_owned(),
            Some(_) => format!("target/deck-review-{code}.html"),
        };
        let page = page::page(language, beside, &help, &changed(language));
        std::fs::write(&name, page).map_err(|error| format!("{name}: {error}"))?;
        written.push(PathBuf::from(name));
    }
    Ok(written)
}

/// The day a language's deck was last changed, as the history has it.
fn changed(language: &Language) -> String {
    let file = format!("src/deck/{}.toml", language.code);
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).arg("--").arg(&file).output().ok();
        output.filter(|output| output.status.success())
    };
    let day = git(&["log", "-1", "--format=%cs"])
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map(|day| day.trim().to_owned())
        .filter(|day| !day.is_empty());
    match (day, git(&["diff", "--quiet", "HEAD"]).is_some()) {
        (Some(day), true) => day,
        (Some(day), false) => format!("{day}, and since then in ways not yet committed"),
        (None, _) => "a day this copy does not know".into(),
    }
}
