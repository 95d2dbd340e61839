//! A line that fails: what does not come, comes late, or is cut short, and is there in the end.

use crate::outcome::{Outcome, ensure};
use crate::server::Fault;
use crate::stage::Stage;

/// If the program never arrives, there are still words, in the dark.
pub async fn words_without_the_program(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    words_with_a_faulty_program(stage, Fault::Refuse).await
}

/// While the program takes for ever, there are already words, in the dark.
pub async fn words_while_the_program_hangs(stage: &mut Stage) -> Outcome {
    words_with_a_faulty_program(stage, Fault::Hang).await?;
    // Lets the page finish, so that the browser can close.
    stage.expect_errors();
    stage.go_offline()
}

/// A language that does not come at first leaves the page's own card standing, and
/// is asked for until it comes.
pub async fn words_until_the_language_comes(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    stage.server.fail("lang/en.txt", Fault::Refuse);
    stage.open("#/").await?;
    let (server, page) = (&stage.server, stage.page()?);
    page.wait_for("the page to ask for its language twice", async |_| {
        let asked = server.requested();
        Ok(asked.iter().filter(|path| path.contains("lang/en.txt")).count() > 1)
    })
    .await?;
    let words = page.words().await?;
    ensure(words.len() > 10, format!("the words were only \"{words}\""))?;
    ensure(page.state().await?.as_deref() == Some("ready"), "something was said of a press")?;
    server.mend();
    page.try_again().await?;
    page.expect_returns(1).await
}

/// Where the second wasm does not come, the screens in it say so and can be asked for again, and the
/// page does not ask for ever: nobody presses anything while it fails.
pub async fn the_other_screens_do_not_come(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    let part = second_wasm(stage)?;
    stage.server.fail(&part, Fault::Refuse);
    let page = stage.open("#/help").await?;
    page.expect_words("main", "This part isn't here yet.").await?;
    // Past when the journal is read unasked, which the second wasm does.
    page.wait_for("the page to be three seconds old", async |page| {
        page.ask("return performance.now() > 3000", vec![]).await
    })
    .await?;
    page.expect_words("main", "This part isn't here yet.").await?;
    let asked = stage.server.requested().iter().filter(|path| path.contains(&part)).count();
    ensure(asked < 12, format!("it was asked for {asked} times"))?;
    stage.server.mend();
    let page = stage.page()?;
    page.press("Try again").await?;
    page.expect_words("h1", "Help").await
}

/// On a line that hangs Help is not blank: whoever needs a number has one, and Help once it is there.
pub async fn help_while_the_line_hangs(stage: &mut Stage) -> Outcome {
    let part = second_wasm(stage)?;
    stage.server.fail(&part, Fault::Wait);
    let page = stage.open("#/help").await?;
    // What is not to be seen yet has no inner text.
    page.expect_words("main", "999 in the UK").await?;
    stage.server.mend();
    stage.page()?.expect_words("h1", "Help").await
}

/// The words are to be held up, and what does that does not come: it is said once, and asked for once
/// a press. It used to be asked for without end, and then covered the screen unasked.
pub async fn the_words_cannot_be_held_up(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    let part = second_wasm(stage)?;
    stage.server.fail(&part, Fault::Refuse);
    let page = stage.open("#/").await?;
    page.press("Words only").await?;
    page.expect_words(".card", "This part isn't here yet.").await?;
    // Past when the journal is read unasked.
    page.wait_for("the page to be three seconds old", async |page| {
        page.ask("return performance.now() > 3000", vec![]).await
    })
    .await?;
    let asked = stage.server.requested().iter().filter(|path| path.contains(&part)).count();
    ensure(asked < 12, format!("it was asked for {asked} times"))?;
    stage.server.mend();
    let page = stage.page()?;
    // It comes with the network, and brings what else it does; nothing covers the screen.
    page.ask::<()>("dispatchEvent(new Event('online'))", vec![]).await?;
    page.ready_for_offline().await?;
    let covered = "return document.querySelector('.hold') !== null";
    ensure(!page.ask::<bool>(covered, vec![]).await?, "the words cover the screen unasked")?;
    page.press("Words only").await?;
    page.wait_for("the words, held up", async |page| page.ask(covered, vec![]).await).await?;
    let said = page.text(".card").await?.unwrap_or_default();
    ensure(!said.contains("isn't here yet"), "it is still said not to be here")
}

/// The name of the wasm that loads apart.
fn second_wasm(stage: &Stage) -> Outcome<String> {
    let names = std::fs::read_dir(stage.dist())?
        .filter_map(|file| file.ok()?.file_name().into_string().ok());
    let part = names.into_iter().find(|name| name.starts_with("rest-") && name.ends_with(".wasm"));
    Ok(part.ok_or("the release has no second wasm")?)
}

/// A first visit on a failing line leaves no half app behind; the next visit makes it whole.
pub async fn an_install_cut_short_is_no_install(stage: &mut Stage) -> Outcome {
    cut_the_install_short(stage).await?;
    stage.page()?.expect_returns(1).await?;
    stage.server.stop();
    stage.server.restart()?;
    let page = stage.page()?;
    page.reload().await?;
    page.ready_for_offline().await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(1).await
}

/// And it goes on by itself once the network is back: the page may stay open for days.
pub async fn an_install_cut_short_goes_on(stage: &mut Stage) -> Outcome {
    cut_the_install_short(stage).await?;
    stage.page()?.expect_returns(1).await?;
    goes_on(stage).await
}

/// Also where the line broke before there was anyone to hear that it is back.
pub async fn a_visit_cut_short_everywhere_goes_on(stage: &mut Stage) -> Outcome {
    let part = second_wasm(stage)?;
    stage.server.fail(&part, Fault::Refuse);
    cut_the_install_short(stage).await?;
    goes_on(stage).await
}

async fn goes_on(stage: &mut Stage) -> Outcome {
    let page = stage.page()?;
    page.ask::<()>("dispatchEvent(new Event('online'))", vec![]).await?;
    page.ready_for_offline().await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(1).await
}

/// A first visit with a return, whose install fails at one kind of file, which is there again then.
async fn cut_the_install_short(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    stage.server.fail(".png", Fault::Cut);
    stage.open("#/").await?.try_again().await?;
    let page = stage.page()?;
    page.wait_for("the install to come to what is cut short", async |_| {
        Ok(stage.server.requested().iter().any(|path| path.ends_with(".png")))
    })
    .await?;
    let refused = "return navigator.serviceWorker.getRegistration()\
        .then((found) => !found || !(found.installing || found.waiting || found.active))";
    page.wait_for("the half install to be given up", async |page| page.ask(refused, vec![]).await)
        .await?;
    stage.server.mend();
    Ok(())
}

async fn words_with_a_faulty_program(stage: &mut Stage, fault: Fault) -> Outcome {
    stage.server.fail(".wasm", fault);
    stage.open("#/").await?;
    let (server, page) = (&stage.server, stage.page()?);
    page.wait_for("the page to ask for its program", async |_| {
        let asked = server.requested();
        Ok(asked.iter().any(|path| path.contains(".wasm")))
    })
    .await?;
    let words = page.words().await?;
    ensure(words.len() > 10, format!("the words were only \"{words}\""))?;
    let script = "
        const colour = [document.body, document.documentElement]
            .map((element) => getComputedStyle(element).backgroundColor)
            .find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'rgb(255, 255, 255)';
        return colour.match(/\\d+/g).slice(0, 3).map(Number);";
    let background: Vec<u32> = page.ask(script, vec![]).await?;
    let dark = background.iter().all(|&part| part < 64);
    ensure(dark, format!("the background was rgb {background:?}, not dark"))
}
