//! The page as it is released: no more in it than the first frame needs, and the
//! security policy.

use super::files::{Result, short, text, write};
use base64::Engine;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The styles of the screens that come with the program; the page has the
/// others in itself.
pub const LATER: [&str; 4] = ["cloth", "list", "hold", "together"];

/// Puts the later styles into the release, under a name that carries their
/// hash, and has the page ask for that.
pub fn style(root: &Path, page: &str) -> Result<String> {
    let mut styles = String::new();
    for name in LATER {
        styles += &text(Path::new(&format!("style/{name}.css")))?;
    }
    let styles = thin(&styles);
    let name = format!("rest-{}.css", short(styles.as_bytes(), 16));
    write(&root.join(&name), styles.as_bytes())?;
    once("the page", page, "rest.css", &name)
}

/// Leaves out what is for readers of the source.
pub fn slim(page: &str) -> Result<String> {
    let page = without(page, "<!--", "-->\n");
    let page = joined(&plain_scripts(&page)?);
    let (head, tail) = page.split_once("<style>").ok_or("the page has no styles")?;
    let (style, tail) = tail.split_once("</style>").ok_or("the styles have no end")?;
    Ok(format!("{head}<style>{}</style>{tail}", thin(style)))
}

/// A script without what is for its readers: lines of comment, and indents. No script
/// here has either inside a string. Lines stay, since a statement may end with one.
pub fn plain_script(script: &str) -> String {
    let mut is_comment = false;
    let mut plain = Vec::new();
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            plain.push(line);
        }
        is_comment &= !line.ends_with("*/");
    }
    plain.join("\n")
}

/// The page's own scripts, plain.
fn plain_scripts(page: &str) -> Result<String> {
    let mut plain = String::new();
    let mut rest = page;
    while let Some((head, tail)) = rest.split_once("<script>") {
        let (script, tail) = tail.split_once("</script>").ok_or("a script has no end")?;
        plain += &format!("{head}<script>{}</script>", plain_script(script));
        rest = tail;
    }
    Ok(plain + rest)
}

/// Styles without comments and room. None of ours has either inside a string.
fn thin(style: &str) -> String {
    let style = without(style, "/*", "*/");
    let words: Vec<&str> = style.split_whitespace().collect();
    words.join(" ")
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once(open) {
        left += head;
        rest = tail.split_once(close).map_or("", |(_, tail)| tail);
    }
    left + rest
}

/// Puts a value in a mark's place, which must be there exactly once: another
/// version of a tool may write something else, and that must not go unseen.
pub fn once(name: &str, text: &str, mark: &str, value: &str) -> Result<String> {
    match text.matches(mark).count() {
        1 => Ok(text.replacen(mark, value, 1)),
        count => Err(format!("{name} has {mark} {count} times instead of once")),
    }
}

/// A text as it stands in a page or a picture, also within quotation marks.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// One style block instead of one a file: a single hash in the policy.
fn joined(page: &str) -> String {
    let mut joined = page.to_owned();
    while let Some((head, tail)) = joined.split_once("</style>") {
        let Some(rest) = tail.trim_start().strip_prefix("<style>") else {
            break;
        };
        joined = format!("{head}\n{rest}");
    }
    joined
}

/// Puts the policy first in the head.
pub fn with_policy(page: &str) -> Result<String> {
    let policy = policy(page);
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let charset = "<meta charset=\"utf-8\">";
    once("the page", page, charset, &format!("{charset}\n{meta}"))
}

/// The page's Content-Security-Policy. Inline scripts and styles are allowed by the hash
/// of their exact text, and nothing else is.
pub fn policy(page: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' {} 'wasm-unsafe-eval'; style-src 'self' {}; \
         connect-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'",
        hashes(page, "script").join(" "),
        hashes(page, "style").join(" "),
    )
}

fn hashes(page: &str, tag: &str) -> Vec<String> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let mut hashes = Vec::new();
    let mut rest = page;
    while let Some((_, tail)) = rest.split_once(&open) {
        let Some((attributes, tail)) = tail.split_once('>') else {
            break;
        };
        let Some((body, tail)) = tail.split_once(&close) else {
            break;
        };
        if !attributes.contains(" src=") {
            let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(body));
            hashes.push(format!("'sha256-{hash}'"));
        }
        rest = tail;
    }
    hashes
}
