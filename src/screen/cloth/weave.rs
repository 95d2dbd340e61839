//! The cloth on the screen, a piece at a time: rows of mended weeks, plain
//! cloth between them, the needle on top. Pieces under it are drawn when asked
//! for, and each follows only its own returns.

use crate::device::rest;
use crate::journal::Week;
use crate::journal::cloth::{Cloth, Row, Stitch};
use crate::picture::shared::Theirs;
use crate::picture::{self, Sewn};
use crate::screen::home::home;
use crate::screen::part::lean::{attribute, live, nothing, pressed};
use crate::screen::part::press::Press;
use crate::screen::part::threads;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Rows in a piece: half a screenful, and little enough to be drawn within a few
/// frames on a slow phone (at a quarter of the speed of the machine it was
/// measured on, 13 took 65 ms).
const ROWS: usize = 7;
/// Pieces drawn at first: a screenful.
const FIRST: u8 = 2;
/// Pieces drawn for one press, each in a frame of its own: a year of weeks.
const PIECES: u8 = 8;

/// A row as it is drawn.
#[derive(Clone, PartialEq)]
pub enum Strip {
    /// A week with one's own returns, oldest first, and what others' threads have
    /// in it.
    Mended(Week, Vec<Stitch>, Vec<Sewn>),
    /// So many quiet weeks, under the row of this one.
    Quiet(u32, Week),
}

/// A row's name, and what it opens to.
pub struct About {
    /// For readers, and for the list.
    pub name: String,
    /// Drawn when opened.
    pub inside: Box<dyn Fn() -> AnyView + Send>,
}

/// How the screen fills the rows.
#[derive(Clone, Copy)]
pub struct Weave {
    /// Tells a row's name and inside.
    about: fn(&Strip, Press) -> About,
    /// The way to older rows.
    older: &'static str,
    press: Press,
    /// The opened row, counted as [`Strip::key`] does.
    open: RwSignal<Option<i32>>,
}

/// Where a piece ends and the next begins, and how many pieces are to follow.
type Cut = Option<(Week, u8)>;

#[derive(Clone, Default, PartialEq)]
struct Piece {
    strips: Vec<Strip>,
    /// The week the next piece lies under, if there is one.
    next: Option<Week>,
}

impl Weave {
    /// Nothing opened yet.
    pub fn new(about: fn(&Strip, Press) -> About, older: &'static str, press: Press) -> Weave {
        Weave { about, older, press, open: RwSignal::new(None) }
    }

    /// The needle and the newest piece, with the way to the next.
    pub fn view(self) -> AnyView {
        let needle = live(|| {
            let mine = home().read(|journal| journal.cloth().newest(1)).map(sewn);
            // Of one day, one's own.
            let newest = [threads::woven().newest(), mine].into_iter().flatten();
            let newest = newest.max_by_key(|sewn| sewn.day);
            let drawn = picture::needle(newest.as_ref());
            view! { <span inner_html=drawn></span> }.into_any()
        });
        view! {
            {needle}
            {self.piece(None, FIRST)}
        }
        .into_any()
    }

    /// The rows under a week's, and then so many pieces more, this one counted.
    fn piece(self, newer: Option<Week>, pieces: u8) -> AnyView {
        // Where the next piece begins, once it has been asked for: from then on
        // this one grows and shrinks above that line, and the next stays as it is.
        let cut = RwSignal::<Cut>::new(None);
        let piece = Memo::new(move |_| {
            let cut = cut.get();
            let others = threads::woven();
            home()
                .read(|journal| Piece::of(journal.cloth(), &others, newer, cut.map(|(cut, _)| cut)))
        });
        let rows = live(move || {
            let rows = piece
                .with(|piece| piece.strips.iter().map(|strip| self.row(strip)).collect::<Vec<_>>());
            view! { <ol>{rows}</ol> }.into_any()
        });
        let older = live(move || match cut.get() {
            // From here on nothing above it is asked, so that nothing above redraws it.
            Some((cut, pieces)) => self.piece(Some(cut), pieces),
            None => match piece.with(|piece| piece.next) {
                // Until all is read nobody knows where this piece ends.
                Some(_) if pieces > 1 && !home().keeping().is_known() => nothing(),
                Some(next) if pieces > 1 => {
                    spawn_local(follow(cut, (next, pieces - 1)));
                    nothing()
                }
                Some(next) => self.more(next, cut),
                None => nothing(),
            },
        });
        view! {
            {rows}
            {older}
        }
        .into_any()
    }

    fn more(self, next: Week, cut: RwSignal<Cut>) -> AnyView {
        let ask = move || {
            cut.try_set(Some((next, PIECES)));
            spawn_local(reach_last_piece());
        };
        view! { <button class="quiet" on:click=pressed(ask)>{self.older}</button> }.into_any()
    }

    fn row(self, strip: &Strip) -> AnyView {
        let About { name, inside } = (self.about)(strip, self.press);
        let (key, open) = (strip.key(), self.open);
        let is_open = move || open.get() == Some(key);
        let expanded = attribute(move || Some(if is_open() { "true" } else { "false" }));
        let toggle = move || {
            open.try_update(|open| *open = (*open != Some(key)).then_some(key));
        };
        let class = strip.class();
        let picture = strip.picture();
        let inside = live(move || if is_open() { inside() } else { nothing() });
        view! {
            <li>
                <button class=class aria-expanded=expanded on:click=pressed(toggle)>
                    <span inner_html=picture></span>
                    <span class="about">{name}</span>
                </button>
                {inside}
            </li>
        }
        .into_any()
    }
}

impl Piece {
    /// The rows under a week's: down to the cut, or so many.
    fn of(cloth: &Cloth, others: &Theirs, newer: Option<Week>, cut: Option<Week>) -> Piece {
        let mut piece = Piece::default();
        let mut above = newer;
        let mut plain = None;
        for row in others.rows_before(cloth, newer) {
            match row {
                Row::Quiet(weeks) => plain = above.map(|above| Strip::Quiet(weeks, above)),
                Row::Mended(week) => {
                    let is_past = match cut {
                        Some(cut) => week < cut,
                        None => piece.strips.len() >= ROWS,
                    };
                    if is_past {
                        piece.next = above;
                        break;
                    }
                    piece.strips.extend(plain.take());
                    let (mine, theirs) = (cloth.week(week).collect(), others.week(week));
                    piece.strips.push(Strip::Mended(week, mine, theirs));
                    above = Some(week);
                }
            }
        }
        piece
    }
}

impl Strip {
    /// Tells one row from another: the Monday of a mended week, and the day
    /// before the Monday that a quiet stretch lies under.
    fn key(&self) -> i32 {
        match self {
            Strip::Mended(week, ..) => week.monday().number(),
            Strip::Quiet(_, above) => above.monday().number() - 1,
        }
    }

    fn class(&self) -> &'static str {
        let Strip::Quiet(weeks, _) = self else { return "row" };
        match picture::quiet_rows(*weeks) {
            1 => "row plain",
            2 => "row plain two-weeks",
            _ => "row plain folded",
        }
    }

    fn picture(&self) -> String {
        let Strip::Mended(week, mine, theirs) = self else { return String::new() };
        let all: Vec<Sewn> = mine.iter().copied().map(sewn).chain(theirs.clone()).collect();
        picture::row(*week, &all)
    }
}

/// A return of one's own, in the thread others see it in.
pub fn sewn(stitch: Stitch) -> Sewn {
    Sewn { colour: threads::mine(), ..Sewn::from(stitch) }
}

/// Has the next piece drawn in a frame of its own.
async fn follow(cut: RwSignal<Cut>, next: (Week, u8)) {
    rest::frame().await;
    // The screen may be gone by now.
    cut.try_update(|cut| *cut = cut.or(Some(next)));
}

/// Puts the focus on the first row just drawn: the button that had it is gone.
async fn reach_last_piece() {
    rest::frame().await;
    let lists = document().query_selector_all(".cloth > ol").ok();
    let last = lists.and_then(|lists| lists.item(lists.length().checked_sub(1)?));
    let last = last.and_then(|last| last.dyn_into::<web_sys::Element>().ok());
    let row = last.and_then(|last| last.query_selector("button").ok().flatten());
    if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = row.focus();
    }
}
