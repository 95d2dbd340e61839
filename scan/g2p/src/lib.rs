//! Stands in for the crate `g2p`, as far as rqrr uses it: finite fields of 16
//! and 256 elements. That one multiplies by a table of 65,536 bytes, which no
//! compression shrinks and everyone who scans would have to load; this one by
//! shifting and adding, quick enough for a picture a frame.

use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Sub, SubAssign};

/// A finite field.
pub trait GaloisField:
    Copy
    + Eq
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Mul<Output = Self>
    + MulAssign
    + Div<Output = Self>
{
    /// How many elements it has.
    const SIZE: usize;
    /// Nought.
    const ZERO: Self;
    /// One.
    const ONE: Self;
    /// Its powers are every element but nought.
    const GENERATOR: Self;

    /// The `power`th power.
    fn pow(self, mut power: usize) -> Self {
        let (mut result, mut square) = (Self::ONE, self);
        while power > 0 {
            if power & 1 == 1 {
                result *= square;
            }
            square *= square;
            power >>= 1;
        }
        result
    }
}

/// The product of two polynomials of at most 8 bits, modulo one of `bits`
/// degree.
#[doc(hidden)]
pub const fn product(mut a: u16, mut b: u16, bits: u32, modulus: u16) -> u8 {
    let mut sum = 0;
    while b > 0 {
        if b & 1 == 1 {
            sum ^= a;
        }
        a <<= 1;
        if a >> bits & 1 == 1 {
            a ^= modulus;
        }
        b >>= 1;
    }
    sum as u8
}

/// Makes a field of 2 to the power of `$bits` elements. The modulus is a
/// primitive polynomial: two generates the field.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal) => {
        #[doc = "A finite field."]
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $name(pub u8);

        impl $crate::GaloisField for $name {
            const SIZE: usize = 1 << $bits;
            const ZERO: Self = $name(0);
            const ONE: Self = $name(1);
            const GENERATOR: Self = $name(2);
        }

        impl std::ops::Mul for $name {
            type Output = Self;
            fn mul(self, by: Self) -> Self {
                $name($crate::product(self.0.into(), by.0.into(), $bits, $modulus))
            }
        }

        impl std::ops::Div for $name {
            type Output = Self;
            fn div(self, by: Self) -> Self {
                // a to the power of (size - 2) is one by a.
                self * $crate::GaloisField::pow(by, (1 << $bits) - 2)
            }
        }

        $crate::g2p!(@sum $name Add add AddAssign add_assign);
        $crate::g2p!(@sum $name Sub sub SubAssign sub_assign);

        impl std::ops::MulAssign for $name {
            fn mul_assign(&mut self, by: Self) {
                *self = *self * by;
            }
        }
    };
    (@sum $name:ident $sum:ident $add:ident $assign:ident $add_assign:ident) => {
        impl std::ops::$sum for $name {
            type Output = Self;
            // In these fields adding and taking away are one and the same.
            #[allow(clippy::suspicious_arithmetic_impl)]
            fn $add(self, other: Self) -> Self {
                $name(self.0 ^ other.0)
            }
        }

        impl std::ops::$assign for $name {
            #[allow(clippy::suspicious_op_assign_impl)]
            fn $add_assign(&mut self, other: Self) {
                self.0 ^= other.0;
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::GaloisField;

    crate::g2p!(GF16, 4, modulus: 0b1_0011);
    crate::g2p!(GF256, 8, modulus: 0b1_0001_1101);

    #[test]
    fn two_generates_and_division_undoes() {
        let mut seen = std::collections::BTreeSet::new();
        for power in 0..255 {
            seen.insert(GF256::GENERATOR.pow(power).0);
        }
        assert_eq!(seen.len(), 255);
        for (a, b) in (0..=255).flat_map(|a| (1..=255).map(move |b| (GF256(a), GF256(b)))) {
            assert_eq!(a * b / b, a);
        }
        for (a, b) in (0..16).flat_map(|a| (1..16).map(move |b| (GF16(a), GF16(b)))) {
            assert_eq!(a * b / b, a);
        }
        // x^8 = x^4 + x^3 + x^2 + 1
        assert_eq!(GF256::GENERATOR.pow(8), GF256(0b1_1101));
        assert_eq!(GF16::GENERATOR.pow(4), GF16(0b11));
    }
}
