//! Pieces of the page.

use darn::release::page::escaped;

/// A line to judge: what it is, what it says, perhaps the same in English, and
/// two boxes. `kind`: `words` or `plain`.
pub fn row(kind: &str, what: &str, says: &str, beside: Option<&str>) -> String {
    let beside = beside.map_or(String::new(), |text| {
        format!("<span class=\"beside\" lang=\"en\">{}</span>", escaped(text))
    });
    format!(
        "<div class=\"row {kind}\"><span class=\"what\">{}</span>\
         <span class=\"says\">{}{beside}</span><span class=\"ticks\">\
         <label><input type=\"checkbox\"> fine</label>\
         <label><input type=\"checkbox\"> change</label></span></div>",
        escaped(what),
        escaped(says),
    )
}

/// A line to write on.
pub fn comment() -> &'static str {
    "<div class=\"comment\" data-label=\"Comment\" contenteditable spellcheck=\"false\"></div>"
}

/// Rows with a heading and room for a comment.
pub fn group(title: &str, rows: &[String]) -> String {
    format!("<div class=\"card\"><h3>{}</h3>{}{}</div>", escaped(title), rows.concat(), comment())
}

/// A line that always stands with what it belongs to.
pub fn safety(text: &str) -> String {
    format!("<p class=\"safety\">{}</p>", escaped(text))
}
