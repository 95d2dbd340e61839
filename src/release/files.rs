//! Files read and written, and named by their bytes. Errors name the file.

use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// An error is a sentence for whoever builds.
pub type Result<T> = std::result::Result<T, String>;

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The text of a file.
pub fn text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, over one that is there, and makes the folders it lies in.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let said = |error: std::io::Error| format!("{}: {error}", path.display());
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(said)?;
    fs::write(path, bytes).map_err(said)
}

/// The sha256 of these bytes, in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// So many digits of the hash, enough for a name.
pub fn short(bytes: &[u8], digits: usize) -> String {
    hash(bytes).chars().take(digits).collect()
}
