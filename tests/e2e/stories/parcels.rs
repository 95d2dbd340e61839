//! Parcels as a person sends and takes them: on the screen, with no help from inside.

use crate::outcome::Outcome;
use crate::page::Page;
use crate::stage::Stage;

/// Stands for ten million characters, which a driver would take minutes to hand over.
pub const BULK: &str = "{bulk}";

/// Chooses a kind and looks at what would travel.
pub async fn look(page: &Page, kind: &str, name: &str) -> Outcome {
    page.go_cold("#/together").await?;
    page.wait_for_first("input[name=kind]").await?;
    let choose = "[...document.querySelectorAll('.pick label')]\
        .find(label => label.textContent.trim() === arguments[0]).querySelector('input').click();";
    page.ask::<()>(choose, vec![kind.into()]).await?;
    if !name.is_empty() {
        let field = page.wait_for_first("input[type=text]").await?;
        // It holds the name used last.
        field.clear().await?;
        field.send_keys(name).await?;
    }
    page.press("See what would travel").await?;
    // No clipboard is to be had in every engine: what would be put there is looked at instead.
    page.wait_for_one("button", "Copy the link").await?;
    Ok(())
}

/// Chooses a kind, looks at it and hands back its link, as it would be copied.
pub async fn send(page: &Page, kind: &str, name: &str) -> Outcome<String> {
    look(page, kind, name).await?;
    let catch = "Object.defineProperty(navigator, 'clipboard', { configurable: true,\
        value: { writeText: async text => { window.copied = text } } });";
    page.ask::<()>(catch, vec![]).await?;
    page.press("Copy the link").await?;
    let there = "return typeof window.copied === 'string'";
    page.wait_for("the link to be copied", async |page| page.ask(there, vec![]).await).await?;
    page.ask("return window.copied;", vec![]).await
}

/// Pastes a text.
pub async fn bring(page: &Page, text: &str) -> Outcome {
    page.go_cold("#/together").await?;
    page.wait_for_one("field", "Paste a link").await?;
    let paste = "const field = document.querySelector('main textarea');\
        field.value = arguments[0].replace(arguments[1], () => 'A'.repeat(1e7));\
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.ask(paste, vec![text.into(), BULK.into()]).await
}

/// Packing a journal takes a while. What is chosen meanwhile is what is shown, and leaving is no harm.
pub async fn chosen_anew_while_it_is_made_ready(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    for _ in 0..6 {
        page.go("#/cloth").await?;
        page.go("#/").await?;
        page.try_again().await?;
    }
    page.go("#/together").await?;
    let slow = "window.packed = 0;
        const read = ReadableStreamDefaultReader.prototype.read;
        ReadableStreamDefaultReader.prototype.read = async function () {
            await new Promise((go) => setTimeout(go, 300));
            const piece = await read.call(this);
            if (piece.done) setTimeout(() => window.packed += 1);
            return piece;
        };";
    page.ask::<()>(slow, vec![]).await?;
    let packed = async |times: u32| {
        page.wait_for("the journal to be packed", async |page| {
            Ok(page.ask::<u32>("return window.packed", vec![]).await? == times)
        })
        .await
    };
    page.press_choice("kind", "journal").await?;
    page.press("See what would travel").await?;
    page.press_choice("kind", "note").await?;
    page.press("See what would travel").await?;
    page.expect_words(".parcel", "I'm stepping out for ten minutes.").await?;
    packed(1).await?;
    page.expect_words(".parcel", "I'm stepping out for ten minutes.").await?;
    page.press_choice("kind", "journal").await?;
    page.press("See what would travel").await?;
    page.go("#/").await?;
    packed(2).await?;
    page.try_again().await
}

/// A share sheet that is refused is not silence.
pub async fn a_share_sheet_that_is_refused(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/together").await?;
    page.wait_for_one("button", "Send Darn to someone").await?;
    let refuse = "const set = (name, value) =>
            Object.defineProperty(navigator, name, { configurable: true, value });
        set('share', async () => { throw new DOMException('', 'NotAllowedError') });
        set('clipboard', { writeText: async (text) => { window.copied = text } });";
    page.ask::<()>(refuse, vec![]).await?;
    page.press("Send Darn to someone").await?;
    page.expect_words("main", "Copied.").await
}
