//! Hash routes. Hand-written: leptos_router has no hash mode and costs 46 kB
//! (brotli), and hash routes need no rewrite rules on any host or sub-path.

/// A place in the app, as it stands after `#` in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The card.
    Again,
    /// What was set aside.
    Later,
    /// The returns, as mended cloth.
    Cloth,
    /// The way to the screens that are not in the bottom bar.
    More,
    /// The deck to browse.
    Words,
    /// Sending to and receiving from a co-parent.
    Together,
    /// Children, night, backup, storage.
    Settings,
    /// For when it is more than a rough moment.
    Help,
    /// Two minutes on rupture and repair.
    Why,
}

impl Route {
    /// Every route, bottom bar first.
    pub const ALL: [Route; 9] = [
        Route::Again,
        Route::Later,
        Route::Cloth,
        Route::More,
        Route::Help,
        Route::Words,
        Route::Together,
        Route::Settings,
        Route::Why,
    ];

    /// The hash that leads here, with its `#`.
    pub fn hash(self) -> &'static str {
        match self {
            Route::Again => "#/",
            Route::Later => "#/later",
            Route::Cloth => "#/cloth",
            Route::More => "#/more",
            Route::Words => "#/words",
            Route::Together => "#/together",
            Route::Settings => "#/settings",
            Route::Help => "#/help",
            Route::Why => "#/why",
        }
    }

    /// Whether the screen looks at what was kept.
    pub fn shows_journal(self) -> bool {
        matches!(self, Route::Later | Route::Cloth | Route::Settings)
    }

    /// Reads a hash. Whatever is not a route is the card: a mistyped or stale
    /// address must still show words. What a link carries behind the way in to
    /// Together never comes here: the page has taken it out of the address by then
    /// (page/first.js).
    pub fn parse(hash: &str) -> Route {
        let name = |hash: &'_ str| hash.trim_start_matches('#').trim_matches('/').to_owned();
        let asked = name(hash);
        let known = Route::ALL.into_iter().find(|route| name(route.hash()) == asked);
        known.unwrap_or(Route::Again)
    }
}
