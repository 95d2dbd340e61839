//! Colours, as the styles have them.

/// What a rule says that begins a line with this.
pub fn block<'a>(css: &'a str, head: &str) -> &'a str {
    css.split(&format!("\n{head} {{")).nth(1).unwrap().split('}').next().unwrap()
}

/// What it gives a property.
pub fn value<'a>(block: &'a str, name: &str) -> &'a str {
    let after = block.split(&format!("{name}: ")).nth(1).unwrap();
    after.split(';').next().unwrap()
}

/// Red, green and blue of `#14100e` or `#000`.
pub fn parts(colour: &str) -> [u8; 3] {
    let digits = colour.strip_prefix('#').unwrap();
    let each = digits.len() / 3;
    [0, 1, 2].map(|at| {
        let part = &digits[at * each..(at + 1) * each];
        u8::from_str_radix(&part.repeat(2 / each), 16).unwrap()
    })
}
