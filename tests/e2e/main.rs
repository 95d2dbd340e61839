//! The whole app in real browsers: every story in every engine, one after another.
//!
//! `cargo test --features e2e --test e2e -- [PART OF A NAME] [--engine chromium|webkit] [--dist DIR]`
//!
//! In reading order: [`stories`] say what must hold, [`screen`] and [`page`] are what a person sees
//! and does, [`stage`] sets up a [`server`] and a [`browser`] for each story.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod browser;
mod camera;
mod display;
mod engine;
mod group;
mod next;
mod outcome;
mod page;
mod ports;
mod screen;
mod server;
mod stage;
mod states;
mod storage;
mod stories;
mod watch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use display::Display;
use engine::Engine;
use outcome::{CRASHED, Outcome, Trouble};
use stage::{House, Stage};
use stories::Story;

/// No story takes longer unless it hangs: the longest is a hundred kills on a slow machine.
const LONGEST_STORY: Duration = Duration::from_secs(900);

/// What is said of a story that took longer.
const HUNG: &str = "the story hung and was stopped";

/// Where pictures of failures go.
const PICTURES: &str = "target/e2e";

fn main() -> ExitCode {
    let wanted = match Wanted::read(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(trouble) => {
            eprintln!("{trouble}");
            return ExitCode::FAILURE;
        }
    };
    let (mut passed, mut failed) = (0, Vec::new());
    for engine in Engine::ALL.into_iter().filter(|&e| wanted.engine(e)) {
        let stories = stories::ALL.iter().filter(|story| wanted.story(story, engine));
        let troupe = Troupe::gather(engine, &wanted.dist);
        for story in stories {
            let began = Instant::now();
            let told = match &troupe {
                Ok(troupe) => match troupe.tell(story) {
                    // A driver that never answers, or a browser that dies under a story that
                    // did not kill it, says little about the app. Once more, and said.
                    Err(trouble) if trouble.to_string().starts_with(HUNG) || trouble.is_death() => {
                        println!("{engine:9} {:45} told again: {trouble}", story.name);
                        troupe.tell(story)
                    }
                    told => told,
                },
                Err(trouble) => Err(Trouble::from(trouble.to_string())),
            };
            let took = began.elapsed().as_secs_f32();
            let name = story.name;
            match told {
                Ok(()) => {
                    passed += 1;
                    println!("{engine:9} {name:45} {took:5.1} s");
                }
                Err(trouble) => {
                    println!("{engine:9} {name:45} {took:5.1} s FAILED\n    {trouble}");
                    failed.push(format!("{engine} {name}: {trouble}"));
                }
            }
        }
    }
    // Said again at the end, where a long log is read first.
    for failure in &failed {
        println!("{failure}");
    }
    println!("{passed} passed, {} failed", failed.len());
    if failed.is_empty() && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What to run, as asked on the command line.
struct Wanted {
    part: String,
    engine: Option<String>,
    dist: PathBuf,
}

impl Wanted {
    fn read(mut args: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut wanted = Self { part: String::new(), engine: None, dist: PathBuf::from("dist") };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--engine" => wanted.engine = args.next(),
                "--dist" => wanted.dist = args.next().unwrap_or_default().into(),
                part if !part.starts_with('-') => wanted.part = part.to_owned(),
                other => return Err(format!("{other} means nothing here").into()),
            }
        }
        if !wanted.dist.join("index.html").is_file() {
            let dist = wanted.dist.display();
            return Err(format!("There is no release in {dist}; `make build` makes it.").into());
        }
        Ok(wanted)
    }

    fn engine(&self, engine: Engine) -> bool {
        let name = engine.to_string();
        self.engine.as_ref().is_none_or(|asked| *asked == name)
    }

    /// Pictures are only taken when asked for by name.
    fn story(&self, story: &Story, engine: Engine) -> bool {
        let unasked = ["pictures", "screens"]
            .into_iter()
            .any(|room| story.name.starts_with(room) && !self.part.starts_with(room));
        story.name.contains(&self.part) && !unasked && story.only.is_none_or(|only| only == engine)
    }
}

/// One engine, ready to play stories.
struct Troupe {
    engine: Engine,
    house: House,
    runtime: Runtime,
    _display: Option<Display>,
}

impl Troupe {
    fn gather(engine: Engine, dist: &Path) -> Outcome<Self> {
        engine.ready()?;
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("e2e-{engine}"));
        // What an interrupted run left behind.
        let _ = std::fs::remove_dir_all(&scratch);
        std::fs::create_dir_all(&scratch)?;
        let display = match engine {
            Engine::Chromium => None,
            Engine::WebKit => Some(Display::start(&scratch)?),
        };
        let house = House {
            dist: dist.to_owned(),
            scratch,
            display: display.as_ref().map(|display| display.name.clone()),
        };
        Ok(Self { engine, house, runtime: Runtime::new()?, _display: display })
    }

    /// Plays one story; a failure comes with a picture of the page.
    fn tell(&self, story: &Story) -> Outcome {
        let name = story.name.replace("::", "-");
        // An earlier telling leaves nothing behind for this one.
        let _ = std::fs::remove_dir_all(self.house.scratch.join(&name));
        let mut stage = Stage::set(&self.house, self.engine, &name)?;
        let play = async {
            (story.play)(&mut stage).await?;
            stage.check_quiet().await?;
            stage.browser.close().await
        };
        let playing = async { tokio::time::timeout(LONGEST_STORY, play).await };
        let played = catch_unwind(AssertUnwindSafe(|| self.runtime.block_on(playing)));
        let told = match played {
            Ok(Ok(told)) => told,
            Ok(Err(_)) => Err(Trouble::from(HUNG)),
            Err(panic) => Err(Trouble::from(reason(&*panic))),
        };
        told.map_err(|mut trouble| {
            if let Err(also) = self.runtime.block_on(stage.check_quiet()) {
                trouble = format!("{trouble}\n    {also}").into();
            }
            let file = Path::new(PICTURES).join(format!("{}-{name}.png", self.engine));
            let drawn = std::fs::create_dir_all(PICTURES)
                .map_err(Trouble::from)
                .and_then(|()| self.runtime.block_on(stage.picture(&file)));
            match drawn {
                Ok(()) => format!("{trouble}\n    picture: {}", file.display()).into(),
                // An open browser that gives no picture gives nothing any more: in WebKit the page's
                // own process can die, and every command then meets an unknown error.
                Err(_) if stage.page().is_ok() => {
                    let last = stage.browser.last_said();
                    format!("{trouble}\n    {CRASHED}; it last said: {last}").into()
                }
                Err(_) => trouble,
            }
        })
    }
}

/// The words of a panic.
fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()))
        .unwrap_or_else(|| "the story panicked".to_owned())
}
