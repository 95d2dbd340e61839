//! Parcels as a person sends and takes them: on the screen, with no help from inside.

use crate::outcome::Outcome;
use crate::page::Page;

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
