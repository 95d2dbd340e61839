//! Takes the program apart: what the card needs stays in the first wasm, the
//! other screens (`screen/others.rs`) go into one that loads after it.
//!
//! Trunk 0.21 knows nothing of this, so its own wasm and glue are made anew here
//! from what cargo built: `wasm-split-cli`, then `wasm-bindgen`, then `wasm-opt`.
//! Names carry the hash of the final bytes.

use super::files::{Result, read, short, text, write};
use super::page::{once, plain_script};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Rust emits today and wasm-opt must be told to expect.
const OPTIMISE: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where wasm-bindgen's glue looks for what `wasm-split-cli` wrote.
const LINK: &str = "./__wasm_split.js";

/// Puts the parts into the release in place of Trunk's whole. Returns the page
/// that loads them.
pub fn take_apart(root: &Path, page: &str) -> Result<String> {
    let whole = stem(root)?;
    let work = target()?.join("parts");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).map_err(|error| error.to_string())?;
    let profile = std::env::var("TRUNK_PROFILE").unwrap_or_else(|_| "release".into());
    let built = target()?.join("wasm32-unknown-unknown").join(profile).join("darn.wasm");
    run("wasm-split-cli", &["--out-name".as_ref(), "darn".as_ref(), &built, &work])?;
    let glue = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "darn"];
    let mut glue: Vec<&Path> = glue.iter().map(Path::new).collect();
    let main = work.join("darn.wasm");
    let out = work.join("out");
    glue.extend([Path::new("--out-dir"), &out, &main]);
    run("wasm-bindgen", &glue)?;

    let script = one_script(&text(&out.join("darn.js"))?, &text(&work.join(&LINK[2..]))?)?;
    let first = optimised(&out.join("darn_bg.wasm"))?;
    let rest = optimised(&work.join("split_rest.wasm"))?;
    let hash = short(&[&first, &rest, script.as_bytes()].concat(), 16);
    let script = plain_script(&script);
    let script = once("the glue", &script, "split_rest.wasm", &format!("rest-{hash}.wasm"))?;
    for file in [format!("{whole}.js"), format!("{whole}_bg.wasm")] {
        fs::remove_file(root.join(file)).map_err(|error| error.to_string())?;
    }
    write(&root.join(format!("darn-{hash}.js")), script.as_bytes())?;
    write(&root.join(format!("darn-{hash}_bg.wasm")), &first)?;
    write(&root.join(format!("rest-{hash}.wasm")), &rest)?;
    asked_by_the_page(page, &format!("darn-{hash}"))
}

/// Leaves Trunk's own way of asking for the program out of the page, which asks
/// itself, later, and names what it asks for.
fn asked_by_the_page(page: &str, name: &str) -> Result<String> {
    let (head, tail) = page.split_once("<script type=\"module\">").ok_or("no module script")?;
    let (_, tail) = tail.split_once("</script>").ok_or("the module script has no end")?;
    let (links, tail) = tail.split_once("</head>").ok_or("the page has no head")?;
    if links.matches("<link").count() != 2 {
        return Err("Trunk writes other links than it did".into());
    }
    let page = format!("{head}</head>{tail}");
    let page = once("the page", &page, "./darn.js", &format!("./{name}.js"))?;
    once("the page", &page, "./darn_bg.wasm", &format!("./{name}_bg.wasm"))
}

/// The name of Trunk's own files, without an ending.
fn stem(root: &Path) -> Result<String> {
    let entries = fs::read_dir(root).map_err(|error| error.to_string())?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let ours = names.filter(|name| name.starts_with("darn-"));
    let mut stems = ours.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    stems.next().ok_or_else(|| "there is no wasm in the release".into())
}

/// Cargo's target folder: this program was built into it.
fn target() -> Result<PathBuf> {
    let exe = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = exe.ancestors().nth(2).map(Path::to_owned);
    target.ok_or_else(|| "the target folder is not where it should be".into())
}

/// wasm-bindgen's glue with the loader of the parts inside it: one file, one
/// request, instead of a second that is found only when the first is read.
fn one_script(glue: &str, loader: &str) -> Result<String> {
    let loader = once("the loader", loader, "import { initSync } from \"./darn.js\";\n", "")?;
    let names: Vec<&str> = loader
        .split("export const ")
        .skip(1)
        .filter_map(|rest| rest.split_once(' ').map(|(name, _)| name))
        .collect();
    let loader = loader.replace("export const ", "const ");
    let import = glue
        .lines()
        .find(|line| line.starts_with("import ") && line.contains(LINK))
        .ok_or("the glue does not ask for the loader of the parts")?;
    let name = import.strip_prefix("import * as ").and_then(|rest| rest.split(' ').next());
    let name = name.ok_or("the glue asks for the loader of the parts in a new way")?;
    let joined = format!("{loader}const {name} = {{ {} }};", names.join(", "));
    once("the glue", glue, import, &joined)
}

fn optimised(wasm: &Path) -> Result<Vec<u8>> {
    let smaller = wasm.with_extension("opt");
    let mut arguments: Vec<&Path> = OPTIMISE.iter().map(Path::new).collect();
    arguments.extend([wasm, Path::new("-o"), &smaller]);
    run("wasm-opt", &arguments)?;
    read(&smaller)
}

fn run(program: &str, arguments: &[&Path]) -> Result<()> {
    let out = Command::new(program).args(arguments).output();
    let out = out.map_err(|error| format!("{program}: {error} (make tools gets it)"))?;
    match out.status.success() {
        true => Ok(()),
        false => Err(format!("{program}: {}", String::from_utf8_lossy(&out.stderr))),
    }
}
