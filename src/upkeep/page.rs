//! The release's page, rewritten with this parent's light, language and card as it last
//! stood, so that the first frame is theirs and waits for nothing. The worker serves it
//! (public/sw.template.js). `data-own` marks it, and `data-part` tells for which part of
//! the day its card is (page/start.js).

use serde_json::{Map, Value};

/// Where the release's page says how it looks, with what it says to someone new.
const LOOK: &str = r#"lang="en" data-theme="auto""#;
/// What the screen stands in, there and on a page of one's own.
const ROOM: &str = r#"<div id="darn">"#;
const OWN_ROOM: &str = r#"<div id="darn" data-part=""#;
/// Behind the screen: the end of its room, and the next script.
const BEHIND: &str = "</div>\n<script>";
/// The screens of other parts of the day: data, which no policy forbids.
const OTHERS: &str = "</div>\n<script type=\"application/json\" id=\"own\">";
const OTHERS_END: &str = "</script>\n<script>";

/// How the page looks before there is a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The language's code.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The light, as it is kept: `hours` is for the page to say.
    pub theme: String,
    /// The size of the text, in hundredths.
    pub text: String,
}

/// The card's screens, as HTML that a browser wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screens {
    /// The part of the day that one is shown for.
    pub part: String,
    /// That one.
    pub shown: String,
    /// Those of other parts of the day, by their names.
    pub others: Map<String, Value>,
}

/// The release's page made this parent's; `None` where it is not the page that is
/// known here, or something in it says what none may.
pub fn dress(plain: &str, look: &Look, screens: Option<Screens>) -> Option<String> {
    let Look { lang, dir, theme, text } = look;
    if ![lang, dir, theme, text].into_iter().all(|value| is_plain(value)) {
        return None;
    }
    let (before, after) = plain.split_once(LOOK)?;
    let looks =
        format!(r#"lang="{lang}" dir="{dir}" data-theme="{theme}" data-text="{text}" data-own"#);
    let page = [before, &looks, after].concat();
    let Some(Screens { part, shown, others }) = screens else {
        return Some(page);
    };
    let (before, after) = page.split_once(ROOM)?;
    let (_, after) = after.rsplit_once(BEHIND)?;
    // No script's end within the script.
    let others = Value::Object(others).to_string().replace('<', "\\u003c");
    let room = is_plain(&part).then(|| [OWN_ROOM, &part, "\">"].concat())?;
    Some([before, &room, &shown, OTHERS, &others, OTHERS_END, after].concat())
}

/// Letters, digits and hyphens, as every language, direction, light and size is.
fn is_plain(value: &str) -> bool {
    value.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric())
}
