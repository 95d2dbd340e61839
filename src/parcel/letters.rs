//! Bytes as the letters of a link, and back.
//!
//! Two alphabets. Letters: base64url without padding, six bits a character, for
//! links and files. Digits: for links inside a QR code, which stores three
//! digits in ten bits, so that seventeen digits carry seven bytes at a loss of
//! under two in a hundred (letters lose a quarter there). By hand: the base64 crate
//! would cost 4.2 kB (brotli), and knows no digits.
//!
//! A frame written so, between [`MARK`] and [`END`], is a payload.

/// What every payload begins with: the mark by which it is found in any text.
pub const MARK: &str = "Darn";
/// What every payload ends with. A letter: messengers leave punctuation at the
/// end out of a link.
const END: char = 'z';

/// One of the two.
#[derive(Clone, Copy)]
pub enum Alphabet {
    /// Six bits a character.
    Letters,
    /// Digits alone.
    Digits,
}

impl Alphabet {
    /// How many characters hold the first six bytes, which tell how long a frame
    /// is, and no part of a byte more. Every frame has as many.
    pub fn head(self) -> usize {
        match self {
            Alphabet::Letters => 8,
            Alphabet::Digits => 17,
        }
    }

    /// How many characters so many bytes take.
    pub fn length(self, bytes: usize) -> usize {
        match self {
            Alphabet::Letters => (bytes * 8).div_ceil(6),
            Alphabet::Digits => bytes / 7 * 17 + DIGITS.get(bytes % 7).copied().unwrap_or(0),
        }
    }

    /// Writes a frame as a payload.
    pub fn payload(self, frame: &[u8]) -> String {
        let mut text = String::from(MARK);
        match self {
            Alphabet::Letters => put_letters(&mut text, frame),
            Alphabet::Digits => put_digits(&mut text, frame),
        }
        text.push(END);
        text
    }

    /// Reads what stands between the mark and the end; `None` for anything this alphabet
    /// cannot have written.
    pub fn read(self, text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Alphabet::Letters => from_letters(text),
            Alphabet::Digits => from_digits(text),
        }
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The frame of a payload in letters, whole and by itself: what was only found in a text
/// is for [`super::find_in`].
pub fn from_payload(payload: &str) -> Option<Vec<u8>> {
    let letters = payload.strip_prefix(MARK)?.strip_suffix(END)?;
    from_letters(letters.as_bytes())
}

fn put_letters(text: &mut String, bytes: &[u8]) {
    text.reserve(bytes.len() / 3 * 4 + 4);
    for group in bytes.chunks(3) {
        let mut bits = 0_u32;
        (0..3).for_each(|at| bits = bits << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        for place in 0..=group.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            text.push(LETTERS.get(letter as usize).copied().unwrap_or(b'A').into());
        }
    }
}

fn from_letters(letters: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 3);
    for group in letters.chunks(4) {
        let mut bits = 0_u32;
        for at in 0..4 {
            bits = bits << 6 | group.get(at).map_or(Some(0), |letter| value(*letter))?;
        }
        let whole = group.len() * 6 / 8;
        let [_, all @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(all.get(..whole)?);
        // What fills up the last letter is nought, and no letter stands for nothing.
        if whole == 0 || all.get(whole..)?.iter().any(|byte| *byte != 0) {
            return None;
        }
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

/// Digits for nought to seven bytes: the fewest that hold them.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

fn put_digits(text: &mut String, bytes: &[u8]) {
    text.reserve(Alphabet::Digits.length(bytes.len()) + END.len_utf8());
    for group in bytes.chunks(7) {
        let number = group.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let width = DIGITS.get(group.len()).copied().unwrap_or(0);
        let digits = number.to_string();
        (digits.len()..width).for_each(|_| text.push('0'));
        text.push_str(&digits);
    }
}

fn from_digits(digits: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() / 17 * 7 + 7);
    for group in digits.chunks(17) {
        let count = DIGITS.iter().position(|width| *width == group.len())?;
        let mut number = 0_u64;
        for digit in group {
            let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
            number = number * 10 + digit;
        }
        let all = number.to_be_bytes();
        let (above, held) = all.split_at_checked(8 - count)?;
        if above.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(held);
    }
    Some(bytes)
}
