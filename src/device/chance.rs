//! Random numbers from the browser's own source.

/// 128 random bits.
pub fn bits() -> u128 {
    let mut bytes = [0; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        // Only where the browser has no source of its own: an id must still
        // differ from others, and nothing secret hangs on it.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    u128::from_le_bytes(bytes)
}

/// 64 random bits.
pub fn half() -> u64 {
    bits() as u64
}
