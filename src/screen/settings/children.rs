//! The children, in the settings: a name for the card's row and a month of birth,
//! so that the words move on by themselves. Both can be left out.

use crate::deck::Band;
use crate::device::chance;
use crate::journal::EntryId;
use crate::own::{Child, Command, Nickname, YearMonth};
use crate::screen::home::home;
use crate::screen::part::button::quiet;
use crate::screen::part::heading::focus;
use crate::screen::part::lean::{line, live, says};
use crate::screen::part::pick::{Choice, bands};
use crate::screen::part::press::Press;
use crate::screen::part::select::select;
use crate::screen::refocus::row;
use crate::screen::second;
use crate::text::{children, others};
use leptos::prelude::*;

/// What the part shows and does. A handle.
#[derive(Clone, Copy)]
struct Part {
    press: Press,
    /// Which child is being written: one that is there, or a new one.
    open: RwSignal<Option<EntryId>>,
    name: RwSignal<String>,
    birth: RwSignal<String>,
    band: RwSignal<String>,
    /// Why the child could not be kept as written.
    lacks: RwSignal<&'static str>,
}

/// The part of the settings. `press` says what came of it.
pub fn view(press: Press) -> AnyView {
    let text = || RwSignal::new(String::new());
    let open = RwSignal::default();
    let part =
        Part { press, open, name: text(), birth: text(), band: text(), lacks: RwSignal::new("") };
    view! {
        <h2>{children::title()}</h2>
        {line("foot", children::why())}
        {part.press.status()}
        {part.press.undo_button()}
        {live(move || part.list())}
        {live(move || part.form())}
    }
    .into_any()
}

impl Part {
    fn list(self) -> AnyView {
        let all: Vec<(EntryId, Child)> =
            home().own(|own| own.children().map(|(id, child)| (id, child.clone())).collect());
        let list: Vec<AnyView> = all.into_iter().map(|(id, child)| self.child(id, child)).collect();
        view! { <ul class="deck">{list}</ul> }.into_any()
    }

    fn child(self, id: EntryId, child: Child) -> AnyView {
        let now = home().now();
        let band = child.band(now.day()).map_or("", Band::label);
        let name =
            child.nickname.as_ref().map_or(children::unnamed(), |name| name.as_str()).to_owned();
        let edit = move || self.write(Some(id), Some(&child));
        let remove = move || {
            self.press
                .quietly(children::removed(), |told| second::act_own(Command::Remove(id), told));
        };
        view! {
            <li id=row(id)>
                {line("", name)}
                {line("about", band)}
                <div class="two">{quiet(children::edit(), edit)} {quiet(children::remove(), remove)}</div>
            </li>
        }
        .into_any()
    }

    fn write(self, id: Option<EntryId>, child: Option<&Child>) {
        let name = child.and_then(|child| child.nickname.as_ref());
        self.name.set(name.map_or("", |name| name.as_str()).into());
        let birth = child.and_then(|child| child.birth);
        self.birth.set(birth.map(|birth| birth.to_string()).unwrap_or_default());
        self.band.set(child.and_then(|child| child.band).map_or("", Band::id).into());
        self.lacks.set("");
        // Kept twice, a new one is the same.
        self.open.set(id.or_else(|| Some(EntryId(chance::bits()))));
        request_animation_frame(|| focus("#called"));
    }

    fn keep(self) {
        let Some(id) = self.open.get_untracked() else { return };
        let child = Child {
            nickname: Nickname::new(&self.name.get_untracked()),
            birth: YearMonth::parse(&self.birth.get_untracked()),
            band: Band::parse(&self.band.get_untracked()),
        };
        // Neither an age nor a band: there would be nothing to choose words by.
        if child.birth.is_none() && child.band.is_none() {
            self.lacks.set(children::lacks());
            return focus("#born");
        }
        let act =
            |command| self.press.each(children::kept(), |told| second::act_own(command, told));
        // One no longer there, such as taken out in another tab, is added anew.
        let is_kept =
            act(Command::EditChild(id, child.clone())) || act(Command::AddChild(id, child));
        if is_kept {
            self.close();
        } else {
            self.lacks.try_set(others::full());
        }
    }

    fn close(self) {
        self.open.try_set(None);
        // To the button that stands in the form's place.
        request_animation_frame(|| focus(".deck + .quiet"));
    }

    fn form(self) -> AnyView {
        if self.open.get().is_none() {
            return quiet(children::add(), move || self.write(None, None));
        }
        let to = |field: RwSignal<String>| {
            move |event| field.set(event_target_value::<leptos::ev::Event>(&event))
        };
        let mut ages: Vec<Choice> = vec![(String::new(), children::by_age().into())];
        ages.extend(bands());
        let choose = Box::new(move |band| self.band.set(band));
        view! {
            <div class="write">
                <label class="field">
                    <span>{children::name()}</span>
                    <input id="called" type="text" maxlength=Nickname::MAX.to_string() prop:value=self.name.get_untracked() on:input=to(self.name) />
                </label>
                <label class="field">
                    <span>{children::born()}</span>
                    <input id="born" type="month" placeholder="2024-02" prop:value=self.birth.get_untracked() on:input=to(self.birth) />
                </label>
                {select(children::band(), ages, &self.band.get_untracked(), choose)}
                <p class="status" role="alert">{says(move || self.lacks.get().into())}</p>
                <div class="two">
                    {quiet(children::keep(), move || self.keep())}
                    {quiet(children::cancel(), move || self.close())}
                </div>
            </div>
        }
        .into_any()
    }
}
