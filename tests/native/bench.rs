//! What the benchmark writes down.

#[path = "../bench/plot.rs"]
mod plot;
#[allow(dead_code, reason = "a run of the benchmark uses the rest")]
#[path = "../bench/report.rs"]
mod report;

use plot::{Bar, Chart, Group};
use report::{Report, Spread, grouped, limited};

fn chart() -> Chart {
    let bars = vec![Bar::other("a & <b>", 50.0), Bar::ours("Darn", 100.0, Some(55.0))];
    Chart {
        file: "chart",
        title: "Bars".to_owned(),
        note: "Shorter is better.".to_owned(),
        unit: "ms",
        groups: vec![Group { name: "full speed".to_owned(), bars }],
    }
}

#[test]
fn bars_are_as_long_as_they_say() {
    let svg = chart().svg();
    let bars = svg.lines().filter(|line| line.starts_with("<rect x="));
    let long: Vec<f64> = bars
        .map(|bar| bar.split("width=\"").nth(1).unwrap().split('"').next().unwrap())
        .map(|width| width.parse().unwrap())
        .collect();
    assert_eq!(long.len(), 2);
    assert!((long[1] - 2.0 * long[0]).abs() < 0.2, "{long:?}");
}

#[test]
fn a_plot_says_in_words_what_it_shows() {
    let svg = chart().svg();
    assert!(svg.contains("<desc id=\"desc\">Shorter is better. full speed: a &amp; &lt;b> 50 ms; Darn 100 ms, at most 55 ms.</desc>"), "{svg}");
    assert!(!svg.contains("<b>"));
}

#[test]
fn a_figure_just_at_its_limit_holds() {
    assert_eq!(limited(1.504, Some(1.5)), "1.50: held");
    assert_eq!(limited(1.506, Some(1.5)), "1.50: missed");
    assert_eq!(limited(9.0, None), "");
}

#[test]
fn a_page_of_tables() {
    let mut report = Report::default();
    report.say("How.");
    report.table("What", &["", "ms"]);
    report.row(["one".to_owned(), Spread::of([3.0, 1.0, 2.0]).to_string()]);
    report.say("So.");
    assert_eq!(
        report.markdown(),
        "How.\n\n## What\n\n|  | ms |\n|---|---:|\n| one | 2.0 (3.0) |\n\nSo.\n"
    );
    assert_eq!([7, 1_234, 100_000].map(grouped), ["7", "1,234", "100,000"]);
}
