//! Small irregularities, the same every time.

/// Draws lots from a seed (SplitMix64: Steele, Lea, Flood 2014). Chance enough
/// for a hand's unevenness.
pub struct Lot(u64);

impl Lot {
    /// Lots that belong to this seed.
    pub fn new(seed: u64) -> Lot {
        Lot(seed)
    }

    /// Lots that belong to a line and a column of the cloth, whoever asks.
    pub fn at(line: i32, column: i32) -> Lot {
        let line = u64::from(line.cast_unsigned());
        Lot(line << 32 | u64::from(column.cast_unsigned()))
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// 0 to one less than `count`; 0 where there is nothing to choose from.
    pub fn one_of(&mut self, count: i32) -> i32 {
        let count = u64::try_from(count).unwrap_or(0).max(1);
        i32::try_from(self.draw() % count).unwrap_or(0)
    }

    /// At most `most` to either side of nothing.
    pub fn about(&mut self, most: i32) -> i32 {
        self.one_of(2 * most + 1) - most
    }
}
