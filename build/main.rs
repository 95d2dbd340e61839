//! Checks what each language says, the deck and the sentences of the interface,
//! and makes of it one file a language (`lang_en.txt`, fetched at start) and
//! the functions that find a sentence in it. A language that breaks a rule, or
//! lacks what another has, does not build.
//!
//! A language is there when `src/text/<code>.toml` and `src/deck/<code>.toml`
//! are. English comes first: what is not a sentence (bands' first moments, what
//! each moment belongs to) stands in its deck alone.

mod blob;
mod deck;
mod entry;
#[path = "../src/deck/rules.rs"]
#[allow(missing_docs)]
mod rules;
mod text;

use entry::Entry;

/// The language that the others are held to.
const FIRST: &str = "en";

/// All that one language says.
pub struct Language {
    /// Two letters.
    pub code: String,
    /// As its speakers call it.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Sentences, in the order of their keys.
    pub entries: Vec<Entry>,
    /// The deck.
    pub deck: deck::Deck,
    /// What must be the same in every language, an item a line.
    pub shape: Vec<String>,
}

fn main() {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/text");
    println!("cargo:rerun-if-changed=src/deck");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // What wasm-split-cli reads to take the program apart
        // (src/release/split.rs); it leaves no trace in the release.
        println!("cargo:rustc-link-arg-bin=darn=--emit-relocs");
    }
    if let Err(broken) = run() {
        eprintln!("{broken}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |name: &str, text: &str| {
        std::fs::write(format!("{out}/{name}"), text).map_err(|error| format!("{name}: {error}"))
    };
    let first = read(FIRST, None)?;
    let shape = blob::fingerprint(&first.shape);
    let mut languages = vec![(first.code.clone(), first.name.clone())];
    write(&format!("lang_{FIRST}.txt"), &blob::blob(&first, &shape))?;
    for code in others()? {
        let language = read(&code, Some(&first.deck))?;
        same_shape(&first, &language)?;
        write(&format!("lang_{code}.txt"), &blob::blob(&language, &shape))?;
        languages.push((code, language.name));
    }
    write("lang.rs", &blob::constants(&first, &shape, &languages))?;
    write("text.rs", &entry::functions(&first.entries, &text::room))?;
    write("deck.rs", &(deck::constants(&first) + &entry::functions(&first.entries, &deck::room)))
}

/// The codes of the languages besides the first, in order.
fn others() -> Result<Vec<String>, String> {
    let mut codes = Vec::new();
    for entry in std::fs::read_dir("src/text").map_err(|error| error.to_string())? {
        let name = entry.map_err(|error| error.to_string())?.file_name();
        if let Some(code) = name.to_str().and_then(|name| name.strip_suffix(".toml"))
            && code != FIRST
        {
            codes.push(code.to_owned());
        }
    }
    codes.sort();
    Ok(codes)
}

/// Reads and checks a language. `first`: the deck that holds what is not a
/// sentence, where it is another.
fn read(code: &str, first: Option<&deck::Deck>) -> Result<Language, String> {
    let file = |room: &str| {
        let path = format!("src/{room}/{code}.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        Ok::<_, String>((path, text))
    };
    let (path, source) = file("deck")?;
    let deck: deck::Deck = toml::from_str(&source).map_err(|error| format!("{path}: {error}"))?;
    deck::check(code, &deck, first.unwrap_or(&deck))
        .map_err(|broken| format!("{path}: {broken}"))?;
    let (path, source) = file("text")?;
    let text = text::read(&source, &deck.rules).map_err(|broken| format!("{path}: {broken}"))?;
    let mut entries = text.entries;
    entries.extend(deck.entries());
    let mut shape: Vec<String> = entries.iter().map(Entry::shape).collect();
    shape.extend(deck.shape());
    shape.extend(text.pages);
    let code = code.to_owned();
    Ok(Language { code, name: text.name, dir: text.dir, entries, deck, shape })
}

fn same_shape(first: &Language, other: &Language) -> Result<(), String> {
    let lacks = first.shape.iter().find(|line| !other.shape.contains(line));
    let has = other.shape.iter().find(|line| !first.shape.contains(line));
    match (lacks, has) {
        (None, None) if first.shape == other.shape => Ok(()),
        (None, None) => Err(format!("{}: not in the order of {FIRST}", other.code)),
        (lacks, has) => Err(format!(
            "{}: lacks {}, has {} (beside {FIRST})",
            other.code,
            lacks.map_or("nothing", String::as_str),
            has.map_or("nothing more", String::as_str),
        )),
    }
}
