//! What a screen reader is told.

use serde_json::{Value, json};

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::stage::Stage;
use crate::states::{State, furnish};

/// What a screen reader is told of Again, Later and Cloth, in its order, and
/// that there is a line to announce in before there is something to say. In the
/// files an asterisk stands for the rest of a line.
pub async fn read_aloud(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let mut found = Vec::new();
    page.set_hour(2).await?;
    page.enter("#/", State::Fresh).await?;
    let heard = aloud(page).await?;
    let by_night = |line: &String| line.starts_with("text If you might nod off");
    if !heard.iter().any(by_night) {
        found.push(format!("By night the card reads:\n{}", heard.join("\n")));
    }
    page.set_hour(12).await?;
    for (route, state, expected) in [
        ("#/", State::Fresh, include_str!("../../data/aloud/again.txt")),
        ("#/", State::Kept, include_str!("../../data/aloud/kept.txt")),
        ("#/later", State::Fresh, include_str!("../../data/aloud/later.txt")),
        ("#/cloth", State::OpenedRow, include_str!("../../data/aloud/cloth.txt")),
    ] {
        page.enter(route, State::Fresh).await?;
        let lines = "return document.querySelectorAll('main p[role=status]:empty').length";
        let empty: u32 = page.ask(lines, vec![]).await?;
        ensure(empty > 0, format!("{route} has no line to announce in before there is news"))?;
        page.enter(route, state).await?;
        let heard = aloud(page).await?;
        page.leave(state).await?;
        let expected: Vec<&str> = expected.lines().collect();
        // A row of the cloth is like the next; the first few stand for all.
        let told: Vec<&str> = heard.iter().map(String::as_str).take(expected.len()).collect();
        let same = |(told, expected): (&&str, &&str)| match expected.strip_suffix('*') {
            Some(start) => told.starts_with(start),
            None => told == expected,
        };
        if told.len() != expected.len() || !told.iter().zip(&expected).all(same) {
            found.push(format!("{route} {state:?} reads:\n{}", heard.join("\n")));
        }
    }
    ensure(found.is_empty(), found.join("\n"))
}

/// Roles and names in the order of the accessibility tree, a line each.
async fn aloud(page: &Page) -> Outcome<Vec<String>> {
    let tree = page.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes: Vec<Value> = tree["nodes"].as_array().cloned().unwrap_or_default();
    let mut heard = Vec::new();
    if let Some(root) = nodes.first() {
        read(root, &nodes, &mut heard);
    }
    Ok(heard)
}

/// Things named by what is in them are read as one.
const NAMED: [&str; 7] =
    ["heading", "button", "link", "radio", "DisclosureTriangle", "textbox", "Date"];
/// What only holds others together, and is worth a line.
const HOLDERS: [&str; 6] = ["main", "navigation", "group", "status", "list", "radiogroup"];

fn read(node: &Value, nodes: &[Value], heard: &mut Vec<String>) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let ignored = node["ignored"].as_bool() == Some(true);
    if !ignored && NAMED.contains(&role) {
        let state = |property: &str, say: &str| {
            let all = node["properties"].as_array().into_iter().flatten();
            let found = all.filter(|one| one["name"] == property).map(|one| &one["value"]["value"]);
            found
                .filter(|value| **value == json!(true) || **value == json!("true"))
                .map(|_| say.to_owned())
                .next()
                .unwrap_or_default()
        };
        heard.push(format!(
            "{role} {name}{}{}",
            state("checked", ", checked"),
            state("expanded", ", open")
        ));
        return;
    }
    if !ignored && role == "StaticText" {
        // A label is read with its field.
        let last = heard.last().map(String::as_str).unwrap_or_default();
        let last = last.strip_suffix(", checked").unwrap_or(last);
        let is_label = ["radio", "group"].iter().any(|role| last == format!("{role} {name}"));
        if !is_label {
            heard.push(format!("text {name}"));
        }
        return;
    }
    if !ignored && HOLDERS.contains(&role) {
        heard.push(format!("{role} {name}").trim_end().to_owned());
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *id) {
            read(child, nodes, heard);
        }
    }
}
