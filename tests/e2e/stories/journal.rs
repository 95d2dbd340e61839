//! Kept means kept: SIGKILL of the whole browser the instant a write is said to be done.

use darn::journal::Day;
use serde_json::{Value, json};

use crate::outcome::{Outcome, Trouble, ensure};
use crate::page::Page;
use crate::screen::{TRY_AGAIN, state_is};
use crate::stage::Stage;
use crate::storage::{Rows, returns};

/// What a person types, with what no plain text file would survive.
const NOTE: &str = "Third wake-up. \"Zwölf\" <b>minutes</b>, 夜";

/// Every kind of write there is.
#[derive(Clone, Copy, Debug)]
enum Write {
    Keep,
    SetAside,
    ComeBack,
    LetGo,
    Note,
    Day,
    TakeOut,
    Undo,
    Restore,
}

const WRITES: [Write; 9] = [
    Write::Keep,
    Write::SetAside,
    Write::ComeBack,
    Write::LetGo,
    Write::Note,
    Write::Day,
    Write::TakeOut,
    Write::Undo,
    Write::Restore,
];

/// Kill after kill, every kind of write in turn: exactly that write is there afterwards.
///
/// `DARN_ROUNDS` says how many kills; two of each kind unless it does.
pub async fn killed_after_every_kind_of_write(stage: &mut Stage) -> Outcome {
    let asked = std::env::var("DARN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let rounds = asked.unwrap_or(2 * WRITES.len());
    stage.open("#/").await?.ready_for_offline().await?;
    stage.go_offline()?;
    for round in 0..rounds {
        let write = WRITES[round % WRITES.len()];
        let tell = |trouble| format!("round {round}, {write:?}: {trouble}");
        write_kill_look(stage, write, round)
            .await
            .map_err(|trouble| Trouble::from(tell(trouble)))?;
    }
    println!("          {rounds} kills after {} kinds of write, nothing lost", WRITES.len());
    Ok(())
}

/// A thumb that goes from the note straight to another day has changed both.
pub async fn a_note_and_the_day_at_once(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?;
    let page = stage.page()?;
    open_newest_row(page).await?;
    let before = page.rows().await?;
    page.wait_for_first(".returns textarea").await?.click().await?;
    type_note(page, NOTE).await?;
    let go_on = "document.activeElement.blur();
        [...document.querySelectorAll('.returns button')]
            .find((button) => button.textContent === 'Yesterday').click();";
    page.ask::<()>(go_on, vec![]).await?;
    let day = |rows: &Rows| rows.values().next()?["day"].as_str().map(str::to_owned);
    page.wait_for("the note and the day before", async |page| {
        let rows = page.rows().await?;
        let noted = rows.values().all(|row| row["note"] == NOTE);
        Ok(noted && day(&rows) < day(&before))
    })
    .await
}

/// A note is kept on leaving its field, also by the press that takes back something else; and where
/// its field goes with the screen before anyone has left it.
pub async fn a_note_left_by_undo_and_by_going(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.go("#/").await?;
    open_newest_row(page).await?;
    expect_listed(page, 2).await?;
    let take_out = "[...document.querySelectorAll('.returns button')]
        .find((button) => button.textContent === 'Take it out').click()";
    page.ask::<()>(take_out, vec![]).await?;
    expect_listed(page, 1).await?;
    // What was said moves the field.
    page.wait_for_one("button", "Undo").await?;
    let first = "document.querySelector('.returns textarea').focus()";
    page.ask::<()>(first, vec![]).await?;
    type_note(page, NOTE).await?;
    page.press("Undo").await?;
    expect_listed(page, 2).await?;
    let noted = |rows: &Rows| rows.values().filter(|row| row["note"] == NOTE).count();
    page.wait_for("the note", async |page| Ok(noted(&page.rows().await?) == 1)).await?;
    let other = "document.querySelectorAll('.returns textarea').forEach((field) => {
        if (!field.value) field.focus() })";
    page.ask::<()>(other, vec![]).await?;
    type_note(page, NOTE).await?;
    page.go("#/").await?;
    page.wait_for("the other note", async |page| Ok(noted(&page.rows().await?) == 2)).await
}

/// A year typed digit by digit is a day at each, and none of them is meant but the last.
pub async fn a_year_being_typed(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?;
    let page = stage.page()?;
    open_newest_row(page).await?;
    let day = |rows: &Rows| rows.values().next()?["day"].as_str().map(str::to_owned);
    let before = day(&page.rows().await?).ok_or("no day")?;
    let type_it = "const field = document.querySelector('.returns input[type=date]');
        for (const year of ['0002', '0020', '0202', '2025']) {
            field.value = year + '-03-04';
            field.dispatchEvent(new Event('change', { bubbles: true }));
        }";
    page.ask::<()>(type_it, vec![]).await?;
    let is = async |wanted: &str| {
        page.wait_for(&format!("the day {wanted}"), async |page| {
            Ok(day(&page.rows().await?).as_deref() == Some(wanted))
        })
        .await
    };
    is("2025-03-04").await?;
    page.press("Undo").await?;
    is(&before).await
}

/// Erasing, too, is said to be done only once it is: nothing finds its way back.
pub async fn erased_stays_erased_when_killed(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.expect_returns(1).await?;
    // Closed properly once, so that both copies lie on the disk.
    stage.browser.close().await?;
    let page = stage.open("#/settings").await?;
    page.expect_words("main", "1 return.").await?;
    page.press("Erase everything").await?;
    page.wait_for_one("button", "Erase it for good").await?;
    let said = "document.querySelector('.carry').innerText.startsWith('Erased.')";
    page.at_once("press('Erase it for good')", said).await?;
    stage.browser.kill();
    stage.open("#/cloth").await?.expect_returns(0).await
}

/// The same kill loses what only localStorage was given: it is harsh enough to show a lie.
pub async fn local_storage_alone_would_not_do(stage: &mut Stage) -> Outcome {
    let folder = stage.browser.profile().join("liar");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("index.html"), "<!doctype html><link rel=icon href=data:,>")?;
    stage.server.serve_folder(&folder);
    for round in 0..3 {
        let page = stage.open("").await?;
        let key = format!("kept-{round}");
        let write = format!(
            "localStorage.setItem({key:?}, 'kept'); document.documentElement.dataset.state = 'kept'"
        );
        page.at_once(&write, "document.documentElement.dataset.state").await?;
        stage.browser.kill();
        let page = stage.open("").await?;
        let there: Option<String> =
            page.ask("return localStorage.getItem(arguments[0]);", vec![key.into()]).await?;
        ensure(there.is_none(), "localStorage survived, so the kill came too late to prove much")?;
        stage.browser.close().await?;
    }
    Ok(())
}

async fn write_kill_look(stage: &mut Stage, write: Write, round: usize) -> Outcome {
    let page = stage.page()?;
    let (before, due) = write.at_once(page, round).await?;
    stage.browser.kill();
    let page = stage.open("#/cloth").await?;
    let after = page.rows().await?;

    let lost = before.keys().filter(|key| !after.contains_key(*key)).count();
    ensure(lost == 0, format!("{lost} earlier rows are gone"))?;
    let changed: Vec<(&Value, &Value)> = after
        .iter()
        .map(|(key, row)| (before.get(key).unwrap_or(&Value::Null), row))
        .filter(|(before, row)| before != row)
        .collect();
    let there = changed.len() == due.rows && changed.iter().all(|(was, is)| (due.fits)(was, is));
    ensure(there, format!("what is there now: {changed:?}"))?;
    let expected = returns(&before) as i64 + due.returns;
    let expected = u32::try_from(expected).map_err(|_| "fewer than no returns")?;
    page.expect_returns(expected).await
}

/// What a write must have changed: how many rows, how many returns more or less, and how each row
/// was and is.
struct Due {
    rows: usize,
    returns: i64,
    fits: Fits,
}

/// How a row was and is.
type Fits = Box<dyn Fn(&Value, &Value) -> bool>;

impl Due {
    fn new(rows: usize, returns: i64, fits: impl Fn(&Value, &Value) -> bool + 'static) -> Self {
        Self { rows, returns, fits: Box::new(fits) }
    }
}

impl Write {
    /// Sets the scene, reads the rows, and writes; back the moment it is said to be done.
    async fn at_once(self, page: &Page, round: usize) -> Outcome<(Rows, Due)> {
        match self {
            Self::Keep => {
                page.go_cold("#/").await?;
                page.wait_for_one("button", TRY_AGAIN).await?;
                let before = page.rows().await?;
                page.try_again_at_once().await?;
                Ok((before, Due::new(1, 1, |was, is| was.is_null() && is["kind"] == "return")))
            }
            Self::SetAside => {
                page.go_cold("#/").await?;
                page.wait_for_one("button", "Later").await?;
                let before = page.rows().await?;
                page.at_once("press('Later')", &state_is("done")).await?;
                Ok((before, Due::new(1, 0, |was, is| was.is_null() && is["kind"] == "later")))
            }
            Self::ComeBack => {
                set_one_aside(page).await?;
                let before = page.rows().await?;
                page.at_once(&format!("press({TRY_AGAIN:?})"), &state_is("kept")).await?;
                let fits = |was: &Value, is: &Value| {
                    was["kind"] == "later" && is["kind"] == "return" && was["id"] == is["id"]
                };
                Ok((before, Due::new(1, 1, fits)))
            }
            Self::LetGo => {
                set_one_aside(page).await?;
                let before = page.rows().await?;
                page.at_once("press('Let it go')", &state_is("done")).await?;
                let fits =
                    |was: &Value, is: &Value| was["kind"] == "later" && is["removed"] == true;
                Ok((before, Due::new(1, 0, fits)))
            }
            Self::Note => {
                open_newest_row(page).await?;
                let before = page.rows().await?;
                let note = format!("{NOTE} {round}");
                page.wait_for_first(".returns textarea").await?.click().await?;
                type_note(page, &note).await?;
                page.at_once("document.activeElement.blur()", &state_is("done")).await?;
                Ok((before, Due::new(1, 0, move |was, is| changed_to(was, is, "note", &note))))
            }
            Self::Day => {
                open_newest_row(page).await?;
                let before = page.rows().await?;
                page.wait_for_first(".returns input[type=date]").await?;
                let read = "return document.querySelector('.returns input[type=date]').value;";
                let day = Day::parse(&page.ask::<String>(read, vec![]).await?);
                let day = day.ok_or("the day field holds no day")?.plus(-9).to_string();
                let set = format!(
                    "const field = document.querySelector('.returns input[type=date]');
                    field.value = {day:?};
                    field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
                );
                page.at_once(&set, &state_is("done")).await?;
                Ok((before, Due::new(1, 0, move |was, is| changed_to(was, is, "day", &day))))
            }
            Self::TakeOut => {
                open_newest_row(page).await?;
                let before = page.rows().await?;
                page.wait_for_first(".returns textarea").await?;
                page.at_once("press('Take it out')", &state_is("done")).await?;
                Ok((before, Due::new(1, -1, was_taken_out)))
            }
            Self::Undo => {
                page.go_cold("#/").await?;
                page.try_again().await?;
                page.wait_for_one("button", "Undo").await?;
                let before = page.rows().await?;
                page.at_once("press('Undo')", &state_is("done")).await?;
                Ok((before, Due::new(1, -1, was_taken_out)))
            }
            Self::Restore => {
                let file = file(round);
                page.go_cold("#/settings").await?;
                page.pick_file(&file.to_string()).await?;
                page.wait_for_one("button", "Bring these in").await?;
                let before = page.rows().await?;
                let said = "document.querySelector('.carry').innerText.startsWith('Brought in')";
                page.at_once("press('Bring these in')", said).await?;
                let fits = move |was: &Value, is: &Value| {
                    let entries = file["entries"].as_array();
                    was.is_null() && entries.is_some_and(|entries| entries.contains(is))
                };
                Ok((before, Due::new(3, 2, fits)))
            }
        }
    }
}

/// Two returns and a later, of ids no other round has.
fn file(round: usize) -> Value {
    let entry = |number: usize, kind: &str| {
        let id = format!("{:032x}", (round << 8) + number);
        let at = 1_795_200_000_000_u64 + round as u64;
        json!({ "id": id, "kind": kind, "at": at, "offset": 60, "day": "2026-11-20",
            "card": "baby.loud", "stamp": "01a1fc1c2c00-0000-00000000000000aa" })
    };
    let entries = [entry(1, "return"), entry(2, "return"), entry(3, "later")];
    json!({ "app": "darn", "format": 1, "saved_ms": 1_795_300_000_000_u64, "entries": entries })
}

/// Nothing but this field has changed, beside the stamp.
fn changed_to(was: &Value, is: &Value, field: &str, value: &str) -> bool {
    let rest = |row: &Value| {
        let mut row = row.clone();
        row.as_object_mut().map(|fields| (fields.remove(field), fields.remove("stamp")));
        row
    };
    was["kind"] == "return" && is[field] == value && rest(was) == rest(is)
}

fn was_taken_out(was: &Value, is: &Value) -> bool {
    was["kind"] == "return" && is["removed"] == true
}

/// Sets a moment aside and opens the list, where it stands first.
async fn set_one_aside(page: &Page) -> Outcome {
    page.go_cold("#/").await?;
    page.press("Later").await?;
    page.expect_state("done").await?;
    page.go("#/later").await?;
    page.wait_for_first(".waiting li").await?;
    Ok(())
}

/// Keeps a return and opens its row of the cloth, where it stands first.
async fn open_newest_row(page: &Page) -> Outcome {
    page.go_cold("#/").await?;
    page.try_again().await?;
    page.go_cold("#/cloth").await?;
    page.wait_for_first(".cloth button[aria-expanded=false]").await?.click().await?;
    Ok(())
}

/// Waits until the opened week lists this many returns.
async fn expect_listed(page: &Page, count: usize) -> Outcome {
    page.wait_for(&format!("{count} returns to be listed"), async |page| {
        let listed = "return document.querySelectorAll('.returns > li').length";
        Ok(page.ask::<usize>(listed, vec![]).await? == count)
    })
    .await
}

/// Types into the field that has the focus, instead of what it held.
async fn type_note(page: &Page, note: &str) -> Outcome {
    page.wait_for("the focus to be in a field", async |page| {
        page.ask("return document.activeElement.matches('textarea')", vec![]).await
    })
    .await?;
    let focused = page.driver.active_element().await?;
    focused.clear().await?;
    focused.send_keys(note).await?;
    Ok(())
}
