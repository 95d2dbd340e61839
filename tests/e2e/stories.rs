//! Every story, in the order they are told.

use std::pin::Pin;

use crate::engine::Engine;
use crate::outcome::Outcome;
use crate::stage::Stage;

mod access;
mod aloud;
mod backup;
mod codes;
mod early;
mod failing;
mod floor;
mod journal;
mod light;
mod looks;
mod mended;
mod parcels;
mod pictures;
mod screens;
mod tabs;
mod together;
mod trouble;
mod updates;
mod words;

/// A named journey through the app.
pub struct Story {
    /// Which file and function it is.
    pub name: &'static str,
    /// The only engine that can play it, where it is not for all; the story says why.
    pub only: Option<Engine>,
    /// Plays it.
    pub play: for<'a> fn(&'a mut Stage) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

macro_rules! stories {
    ($($room:ident :: $story:ident $(in $engine:ident)?),* $(,)?) => {
        &[$(Story {
            name: concat!(stringify!($room), "::", stringify!($story)),
            only: stories!(@only $($engine)?),
            play: |stage| Box::pin($room::$story(stage)),
        }),*]
    };
    (@only) => { None };
    (@only $engine:ident) => { Some(Engine::$engine) };
}

/// The whole suite.
pub const ALL: &[Story] = stories![
    floor::first_visit,
    floor::nothing_moves_when_the_program_comes in Chromium,
    floor::nothing_moves_while_the_page_comes in Chromium,
    floor::no_screen_before_its_styles,
    floor::undo_takes_it_back,
    floor::offline_after_the_first_visit,
    floor::every_screen_offline_from_cold,
    floor::closed_and_opened_again_offline,
    floor::killed_the_moment_it_was_kept,
    floor::nothing_leaves_the_phone,
    failing::words_without_the_program,
    failing::words_while_the_program_hangs,
    failing::words_until_the_language_comes,
    failing::the_other_screens_do_not_come,
    failing::the_words_cannot_be_held_up,
    failing::help_while_the_line_hangs,
    floor::a_double_tap_is_one,
    failing::an_install_cut_short_is_no_install,
    failing::an_install_cut_short_goes_on,
    failing::a_visit_cut_short_everywhere_goes_on,
    early::kept_once,
    early::the_page_itself_is_theirs,
    early::erased_from_the_page,
    early::a_childs_name_and_the_press,
    early::gone_to_another_screen,
    early::in_another_language,
    early::later_and_then_the_return,
    early::the_return_and_then_later,
    early::another_way_and_then_the_return,
    early::of_the_words_that_were_read,
    early::a_choice_among_the_early_ones,
    early::on_the_card_for_someone_new,
    early::asked_for_until_it_comes,
    journal::killed_after_every_kind_of_write,
    journal::a_note_and_the_day_at_once,
    journal::a_note_left_by_undo_and_by_going,
    journal::a_year_being_typed,
    journal::erased_stays_erased_when_killed,
    journal::local_storage_alone_would_not_do,
    tabs::two_tabs_five_hundred_presses_each,
    tabs::a_page_that_slept_catches_up,
    tabs::a_page_frozen_whole_catches_up,
    tabs::a_hidden_page_catches_up in Chromium,
    tabs::a_choice_made_in_another_tab_stays,
    tabs::hours_later_the_card_is_ready,
    backup::saved_erased_brought_back,
    backup::the_same_file_twice_changes_nothing,
    backup::taken_back_and_brought_back_after_all,
    backup::a_file_that_is_no_backup_changes_nothing,
    backup::a_large_file_comes_in,
    backup::from_a_home_screen_by_the_share_sheet,
    together::stitches_travel,
    together::a_code_keeps_its_thread,
    together::two_people_in_any_order,
    together::words_travel,
    together::a_journal_is_carried,
    parcels::chosen_anew_while_it_is_made_ready in Chromium,
    parcels::a_share_sheet_that_is_refused,
    together::an_app_that_begins_empty,
    together::what_is_no_parcel_changes_nothing,
    together::a_link_leaves_the_address_at_once,
    codes::a_code_is_read_back,
    codes::a_code_is_read_by_others,
    codes::the_maker_comes_at_last,
    codes::one_made_elsewhere_is_scanned in Chromium,
    codes::a_series_is_scanned in Chromium,
    trouble::no_room_left in Chromium,
    trouble::erased_though_there_is_no_room in Chromium,
    trouble::the_database_does_not_answer,
    trouble::storage_denied in Chromium,
    trouble::no_program_can_run in Chromium,
    trouble::no_program_is_let_run in Chromium,
    trouble::the_database_goes_under_an_open_page,
    trouble::a_damaged_row_is_set_aside,
    trouble::a_half_written_mirror_does_no_harm,
    trouble::the_mirror_brings_lost_rows_back,
    trouble::a_newer_darn_beside_this_one,
    trouble::pressed_while_the_database_is_made,
    trouble::rows_out_of_reach_the_copy_is_shown,
    trouble::a_first_visit_left_at_once,
    updates::two_tabs_and_a_fresh_version,
    updates::a_fresh_version_cut_short,
    updates::others_on_the_same_host,
    updates::the_next_cold_start_has_it,
    updates::from_release_1,
    updates::from_release_2,
    updates::in_a_folder_of_a_host,
    updates::a_host_that_sends_on,
    mended::lost_files_are_put_back,
    mended::fetched_afresh_nothing_is_lost,
    mended::a_page_whose_build_is_gone,
    updates::what_is_shared_stays_on_the_phone in Chromium,
    updates::it_can_be_installed in Chromium,
    words::own_words_are_written_and_used,
    words::words_being_written_wait,
    words::no_room_for_more_words,
    words::a_hint_is_quiet,
    words::own_words_are_ordered,
    words::a_child_moves_the_words_on,
    words::the_first_card_is_the_usual_one,
    words::a_child_stays_chosen_past_a_birthday,
    words::own_words_are_set_aside,
    words::held_up_again_for_a_minute,
    words::in_spanish,
    access::axe,
    access::no_sideways_scroll in Chromium,
    access::keyboard_walk,
    access::keys_do_everything,
    access::the_focus_stays_in_its_place,
    access::a_held_key_is_one_press in Chromium,
    aloud::read_aloud in Chromium,
    light::dim_at_night,
    light::dim_with_four_threads,
    light::dim_from_the_first_paint,
    light::no_flash_on_the_way in Chromium,
    looks::as_they_were in Chromium,
    screens::sheet in Chromium,
    pictures::readme,
    pictures::manifest,
];
