//! Staying current, and the way to a home screen.

use darn::upkeep::fresh::{Event, State, Step};
use darn::upkeep::install::{Seen, Way, offer};
use proptest::prelude::*;

const OVER: Event = Event::TookOver { first: false };
const FIRST: Event = Event::TookOver { first: true };

fn after(events: &[Event]) -> (State, Vec<Step>) {
    let mut state = State::default();
    let mut steps = Vec::new();
    for event in events {
        let (next, step) = state.on(*event);
        state = next;
        steps.push(step);
    }
    (state, steps)
}

#[test]
fn a_fresh_version_waits_until_it_is_asked_for() {
    let (state, steps) = after(&[Event::Waits, Event::Pressed, OVER]);
    assert_eq!(state, State::Leaving);
    assert_eq!(steps, [Step::Stay, Step::TakeOver, Step::Reload]);
}

#[test]
fn a_first_visit_is_no_fresh_version() {
    assert_eq!(after(&[FIRST]), (State::Idle, vec![Step::Stay]));
}

#[test]
fn a_page_that_no_worker_answered_for_still_takes_what_it_asked_for() {
    let (_, steps) = after(&[Event::Waits, Event::Pressed, FIRST]);
    assert_eq!(steps.last(), Some(&Step::Reload));
}

#[test]
fn another_tab_that_asked_leaves_this_page_as_it_is_until_a_press() {
    for before in [&[][..], &[Event::Waits][..]] {
        let (state, _) = after(&[before, &[OVER][..]].concat());
        assert_eq!(state, State::Controlling);
        assert!(state.is_offered());
        assert_eq!(state.on(Event::Pressed), (State::Leaving, Step::Reload));
        assert_eq!(state.on(OVER), (State::Controlling, Step::Stay));
        assert_eq!(state.on(Event::Waits), (State::Controlling, Step::Stay));
    }
}

#[test]
fn one_that_does_not_take_over_is_offered_again() {
    let (state, _) = after(&[Event::Waits, Event::Pressed, Event::Stuck]);
    assert_eq!(state, State::Pending);
    assert!(state.is_offered());
}

#[test]
fn what_is_not_there_is_not_offered() {
    assert!(!State::Idle.is_offered());
    assert!(!State::Activating.is_offered());
    assert!(!State::Leaving.is_offered());
    assert_eq!(State::Idle.on(Event::Pressed), (State::Idle, Step::Stay));
}

proptest! {
    /// Whatever happens in whatever order: no reload without a press before it,
    /// and no second one.
    #[test]
    fn a_page_is_loaded_again_once_at_most_and_only_after_a_press(
        events in proptest::collection::vec(
            prop_oneof![
                Just(Event::Waits), Just(Event::Pressed), Just(OVER), Just(FIRST), Just(Event::Stuck)
            ], 0..40)
    ) {
        let (_, steps) = after(&events);
        let reloads = steps.iter().filter(|step| **step == Step::Reload).count();
        prop_assert!(reloads <= 1);
        let until = steps.iter().position(|step| *step == Step::Reload).map_or(0, |at| at + 1);
        let pressed = events[..until].contains(&Event::Pressed);
        prop_assert!(reloads == 0 || pressed);
    }

    #[test]
    fn nothing_is_offered_where_it_is_installed_or_was_put_away(
        agent in ".{0,80}", touched: bool, has_prompt: bool, has_kept: bool, installed: bool
    ) {
        let seen = Seen { agent: &agent, touched, installed, has_prompt, has_kept, dismissed: !installed };
        prop_assert_eq!(offer(seen), None);
    }
}

/// Phones and computers by what they call themselves, and the way shown there.
const KNOWN: [(&str, &str, Option<Way>); 14] = [
    (
        "iPhone, Safari",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        Some(Way::Safari),
    ),
    (
        "iPhone, Chrome",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1",
        Some(Way::OtherOnIos),
    ),
    (
        "iPhone, Firefox",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/142.0 Mobile/15E148 Safari/605.1.15",
        Some(Way::OtherOnIos),
    ),
    (
        "iPhone, Facebook",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 [FBAN/FBIOS;FBAV/520.0.0.38.101]",
        Some(Way::OutOnIos),
    ),
    (
        "iPhone, a messenger that does not say its name",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        Some(Way::OutOnIos),
    ),
    (
        "iPhone, LINE",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.8.0",
        Some(Way::OutOnIos),
    ),
    (
        "Android, Instagram",
        "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0 Mobile Safari/537.36 Instagram 390.0.0.43.81 Android",
        Some(Way::OutOnAndroid),
    ),
    (
        "Android, a view inside some app",
        "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0 Mobile Safari/537.36",
        Some(Way::OutOnAndroid),
    ),
    (
        "Android, Chrome, nothing to prompt with",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
        None,
    ),
    (
        "Android, Firefox",
        "Mozilla/5.0 (Android 15; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0",
        Some(Way::AndroidMenu),
    ),
    (
        "Mac, Safari",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
        Some(Way::Dock),
    ),
    (
        "Mac, Chrome",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
        None,
    ),
    (
        "Windows, Firefox",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0",
        None,
    ),
    ("nothing", "", None),
];

#[test]
fn every_browser_is_shown_its_own_way() {
    for (who, agent, way) in KNOWN {
        let seen = Seen { agent, has_kept: true, ..Seen::default() };
        assert_eq!(offer(seen), way, "{who}");
    }
}

#[test]
fn an_ipad_that_calls_itself_a_mac_is_an_ipad() {
    let (_, agent, _) = KNOWN[10];
    let seen = Seen { agent, touched: true, has_kept: true, ..Seen::default() };
    assert_eq!(offer(seen), Some(Way::Safari));
}

#[test]
fn nothing_is_offered_before_the_first_return_but_the_way_out_of_another_app() {
    for (who, agent, way) in KNOWN {
        let expected = way.filter(|way| way.is_out());
        assert_eq!(offer(Seen { agent, ..Seen::default() }), expected, "{who}");
        let prompt = Seen { agent, has_prompt: true, ..Seen::default() };
        assert_eq!(offer(prompt), expected, "{who}");
    }
}

#[test]
fn where_the_browser_has_a_prompt_it_is_the_way() {
    let (_, agent, _) = KNOWN[8];
    let seen = Seen { agent, has_prompt: true, has_kept: true, ..Seen::default() };
    assert_eq!(offer(seen), Some(Way::Prompt));
    assert!(!Way::Prompt.starts_empty() && Way::Safari.starts_empty());
}
