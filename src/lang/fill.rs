//! Sentences with arguments.

/// Puts arguments where their names stand in braces. A name that is not given
/// stays away; so does a brace that nothing closes.
pub fn fill(sentence: &str, arguments: &[(&str, &str)]) -> String {
    let mut parts = sentence.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let given = arguments.iter().find(|(given, _)| *given == name);
        filled += given.map_or("", |(_, value)| value);
        filled += rest;
    }
    filled
}
