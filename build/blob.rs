//! The file of a language: a head, a line for each sentence, a line for each
//! card. Fields stand between tabs; the rules allow no tab and no line end in a
//! text. `src/lang.rs` reads it.

use crate::Language;

/// The whole file.
pub fn blob(language: &Language, shape: &str) -> String {
    let Language { code, dir, entries, deck, .. } = language;
    let mut lines = vec![format!("darn\t{shape}\t{code}\t{dir}")];
    lines.extend(entries.iter().flat_map(|entry| entry.lines()));
    lines.extend(deck.records());
    lines.join("\n") + "\n"
}

/// FNV-1a, 64 bits, of what every language has in common: a program and a
/// language file fit each other if both carry the same.
pub fn fingerprint(shape: &[String]) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = shape.join("\n").bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{hash:016x}")
}

/// What the program knows of its languages without having read one.
pub fn constants(first: &Language, shape: &str, languages: &[(String, String)]) -> String {
    let lines: usize = first.entries.iter().map(|entry| entry.lines().len()).sum();
    let cards = first.deck.card.len();
    let files: String = languages
        .iter()
        .map(|(code, _)| {
            format!("({code:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/lang_{code}.txt\"))),")
        })
        .collect();
    format!(
        "/// The languages there are: code, and the name its speakers give it.\n\
         pub const LANGUAGES: &[(&str, &str)] = &{languages:?};\n\
         const SHAPE: &str = {shape:?};\n\
         const LINES: usize = {lines};\n\
         const CARDS: usize = {cards};\n\
         /// The language files by code, for what runs outside a browser.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\n\
         pub const FILES: &[(&str, &str)] = &[{files}];\n"
    )
}
