//! Sending: choose, see what would travel, then send it.

use super::chosen::{Chosen, Kind, own_cards};
use super::code;
use super::travel::{Said, Travel};
use crate::device::files::{self, Saved};
use crate::device::share::{self, Shared};
use crate::own::Words;
use crate::parcel::{self, Edition, Fits, Name, Offer, Yarn, kept};
use crate::picture;
use crate::screen::home::home;
use crate::screen::part::button::{main_press, quiet};
use crate::screen::part::heading::focus;
use crate::screen::part::lean::{line, live, nothing};
use crate::screen::part::pick::{Choice, Pick};
use crate::screen::part::said::Said as Came;
use crate::screen::part::select::select;
use crate::screen::part::threads::swatch;
use crate::screen::part::turn::{Begun, Turn};
use crate::screen::second;
use crate::text::{self, together};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The file's name. It says what made it and nothing else.
const FILE: &str = "darn.txt";

/// Sending, for one screen. A handle.
#[derive(Clone, Copy)]
struct Sending {
    chosen: Chosen,
    made: RwSignal<Option<Travel>>,
    turn: Turn,
    came: Came,
}

/// The section.
pub fn view() -> AnyView {
    let send = Sending {
        chosen: Chosen::afresh(),
        made: RwSignal::new(None),
        turn: Turn::new(),
        came: Came::new(),
    };
    view! {
        <h2>{together::sending()}</h2>
        {send.pick()}
        {live(move || send.form())}
        {live(move || send.travels())}
        {send.came.view()}
    }
    .into_any()
}

impl Sending {
    /// Puts away what was made ready: something else was chosen.
    fn afresh(self) -> Begun {
        self.made.try_set(None);
        self.came.say("");
        self.turn.begin()
    }

    fn pick(self) -> AnyView {
        let choice =
            |(kind, label): (&Kind, &&str)| -> Choice { (kind.id().into(), (*label).into()) };
        let options: Vec<Choice> = Kind::ALL.iter().zip(together::kinds()).map(choice).collect();
        let choose = move |id: &str| {
            if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.id() == id) {
                self.chosen.kind.set(kind);
                self.chosen.choice.set(0);
                self.afresh();
            }
        };
        Pick {
            name: "kind",
            legend: together::sending(),
            options: Box::new(move || options.clone()),
            chosen: Arc::new(move || Some(self.chosen.kind.get().id().into())),
            choose: Arc::new(choose),
        }
        .view()
    }

    /// What there is to choose of a kind, and the press that shows it; follows.
    fn form(self) -> AnyView {
        let kind = self.chosen.kind.get();
        if kind == Kind::App {
            return view! {
                {line("lead", together::what())}
                {main_press(together::send(), move || self.share(together::invite(), share::address()))}
            }
            .into_any();
        }
        let choices = match kind {
            Kind::Words if untrack(own_cards).is_empty() => {
                return line("lead", together::no_words());
            }
            Kind::Words => self.select(together::which(), own_names()),
            Kind::Note => self.select(together::note(), lines(together::notes())),
            Kind::Stitches => view! {
                {line("lead", together::stitches_why())}
                {self.select(together::window(), lines(together::windows()))}
                {self.colours()}
            }
            .into_any(),
            Kind::Journal => line("lead", together::journal_why()),
            Kind::App | Kind::Card => nothing(),
        };
        let name = if kind == Kind::Journal { nothing() } else { self.name_field() };
        view! {
            {choices}
            {name}
            {main_press(together::look(), move || self.look())}
        }
        .into_any()
    }

    fn name_field(self) -> AnyView {
        let typed = move |event: leptos::ev::Event| {
            self.chosen.name.set(event_target_value(&event));
            self.afresh();
        };
        view! {
            <label class="field">
                <span>{together::name()}</span>
                <input
                    type="text"
                    autocomplete="off"
                    maxlength=Name::MAX.to_string()
                    prop:value=self.chosen.name.get_untracked()
                    on:input=typed
                />
            </label>
        }
        .into_any()
    }

    /// One of these, by its place.
    fn select(self, label: &'static str, names: Vec<String>) -> AnyView {
        let choose = move |place: String| {
            self.chosen.choice.set(place.parse().unwrap_or(0));
            self.afresh();
        };
        let options = names.into_iter().enumerate();
        let options = options.map(|(place, name)| (place.to_string(), name)).collect();
        select(label, options, "0", Box::new(choose))
    }

    /// The four colours a thread can have.
    fn colours(self) -> AnyView {
        let one = move |(place, name): (u8, &&'static str)| {
            let class = swatch(picture::Colour::new(place));
            let choose = move |_| {
                self.chosen.colour.set(place);
                self.afresh();
            };
            let is_chosen = self.chosen.colour.get_untracked() % picture::Colour::COUNT == place;
            view! {
                <label>
                    <input type="radio" name="colour" prop:checked=is_chosen on:change=choose />
                    <span class=class aria-hidden="true"></span>
                    <span class="unseen">{*name}</span>
                </label>
            }
            .into_any()
        };
        let all: Vec<AnyView> = (0..).zip(together::colours()).map(one).collect();
        view! {
            <fieldset class="colours">
                <legend>{together::colour()}</legend>
                {all}
            </fieldset>
        }
        .into_any()
    }

    /// Makes what was chosen ready and shows it.
    fn look(self) {
        let begun = self.afresh();
        spawn_local(async move {
            let store = home().store();
            let loaded = store.load_once().await;
            if !self.turn.is_on(begun) {
                return;
            }
            if let Err(why) = loaded {
                return self.came.say(text::trouble(why));
            }
            let travel = match self.chosen.sent() {
                Some(sent) => Travel::of(sent).await,
                None => None,
            };
            // Packing takes a while, in which something else may have been chosen.
            if !self.turn.is_on(begun) {
                return;
            }
            match travel {
                Some(travel) => {
                    self.made.try_set(Some(travel));
                    self.goes();
                    request_animation_frame(|| focus("#travels"));
                }
                None => self.came.say(together::too_long()),
            }
        });
    }

    /// What would travel, and the ways to send it; follows.
    fn travels(self) -> AnyView {
        let Some(travel) = self.made.get() else { return nothing() };
        let lines: Vec<AnyView> = travel.said.iter().map(Said::view).collect();
        let fits = travel.link.fits;
        let as_link = fits != Fits::FileOnly;
        let share = if as_link && share::has_sheet() && !travel.is_private {
            let link = travel.link.text.clone();
            quiet(together::share(), move || self.share(together::link_says(), link.clone()))
        } else {
            nothing()
        };
        let copy = if as_link {
            let link = travel.link.text.clone();
            quiet(together::copy(), move || self.copy(link.clone()))
        } else {
            nothing()
        };
        let codes = travel.codes;
        let file = codes.clone();
        let recall = (!travel.is_private).then(|| line("foot", together::no_recall()));
        view! {
            <h3 id="travels" tabindex="-1">{together::travels()}</h3>
            <div class="parcel">{lines}</div>
            {recall}
            {line("foot", text::fits(fits))}
            <div class="ways">
                {share}
                {copy}
                {quiet(together::file(), move || self.save(&file.payload))}
            </div>
            <div class="carry">{code::view(codes)}</div>
        }
        .into_any()
    }

    fn share(self, sentence: &'static str, address: String) {
        spawn_local(async move {
            self.came.say(match share::send(sentence, &address).await {
                Shared::Sheet => String::new(),
                Shared::Copied => together::copied().into(),
                Shared::Neither => together::not_copied(&address),
            });
        });
    }

    fn copy(self, link: String) {
        spawn_local(async move {
            self.came.say(match share::copy(&link).await {
                true => together::copied().into(),
                false => together::not_copied(&link),
            });
        });
    }

    fn save(self, payload: &str) {
        let file = parcel::file(together::file_says(), payload);
        spawn_local(async move {
            self.came.say(match files::save(FILE, "text/plain", vec![file]).await {
                Saved::Yes => together::saved(),
                Saved::Closed => "",
                Saved::No => together::failed(),
            });
        });
    }

    /// It may be on its way from here on, by whatever way, a camera held before the
    /// screen among them: keeps which edition it is, and under what name.
    fn goes(self) {
        if self.chosen.kind.try_get_untracked() != Some(Kind::Stitches) {
            return;
        }
        let now = home().now();
        let today = now.day();
        if let Some(yarn) = self.chosen.yarn() {
            let last = Some(Edition::next(yarn.last, today));
            let keep = kept::keep_yarn(&Yarn { last, ..yarn });
            let _ = second::act_own(keep, Box::new(|_| ()));
        }
    }
}

fn own_names() -> Vec<String> {
    let words = |words: &Words| words.as_str().to_owned();
    let cards = untrack(own_cards);
    let all = match cards.len() {
        0..=Offer::MAX => together::all_words().to_owned(),
        _ => together::first_words(Offer::MAX),
    };
    std::iter::once(all).chain(cards.iter().map(|card| words(&card.words))).collect()
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}
