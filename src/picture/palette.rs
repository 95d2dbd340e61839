//! Colours of a picture that leaves the page. On the page they are the
//! stylesheet's; a test holds the two together.

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The weave of the ground: its two threads, and the gaps between them.
    pub ground: [&'static str; 3],
    /// Each thread, as it is sewn.
    pub threads: [&'static str; 4],
    /// Each thread where it is fuller: 70 parts in 100 of it, the rest the theme's ink.
    pub returns: [&'static str; 4],
    /// The needle.
    pub steel: &'static str,
}

/// Dark, warm.
pub const NIGHT: Palette = Palette {
    ground: ["#251d18", "#1d1713", "#171210"],
    threads: ["#c98350", "#8ba085", "#b88489", "#a39bb0"],
    returns: ["#d29b71", "#a6af96", "#c69c99", "#b7acb5"],
    steel: "#b59e88",
};

/// Linen.
pub const DAY: Palette = Palette {
    ground: ["#e6dac7", "#f0e7d9", "#dccdb8"],
    threads: ["#2f4a78", "#4f7350", "#94434a", "#866018"],
    returns: ["#2e3f5e", "#445b42", "#753a3d", "#6b4e1a"],
    steel: "#5f5146",
};

/// Barely there.
pub const EMBER: Palette = Palette {
    ground: ["#140c08", "#0b0604", "#040201"],
    threads: ["#8e5136", "#6c6133", "#804949", "#715c57"],
    returns: ["#a56447", "#8d6f45", "#9b5e54", "#906c5e"],
    steel: "#a86a50",
};
