//! Bars as a picture: SVG that any page can show, in the colours of the day.

use std::fmt::Write;

use darn::release::page::escaped;

const WIDTH: f64 = 680.0;
const EDGE: f64 = 24.0;
/// Where bars begin, and how much room the figures after them are left.
const LABELS: f64 = 190.0;
const FIGURES: f64 = 90.0;
const ROW: f64 = 26.0;
const BAR: f64 = 15.0;
const HEADING: f64 = 30.0;
/// Down to the first group: the title and the note.
const TOP: f64 = 66.0;
const LEGEND: f64 = 34.0;

/// As in `style/tokens.css`, by day.
const GROUND: &str = "#f4ede2";
const INK: &str = "#2b2420";
const SOFT: &str = "#5f5146";
const HAIR: &str = "#d9cbb8";
const OURS: &str = "#2f4a78";
const OTHERS: &str = "#a89680";
const MARK: &str = "#a3521c";
const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/// A picture of some bars on one scale.
pub struct Chart {
    /// What the file is called, without its ending.
    pub file: &'static str,
    /// What is shown.
    pub title: String,
    /// How to read it, in one sentence.
    pub note: String,
    /// What follows every figure.
    pub unit: &'static str,
    /// From the top down.
    pub groups: Vec<Group>,
}

/// Bars that belong together.
pub struct Group {
    /// Over the bars; none if empty.
    pub name: String,
    /// From the top down.
    pub bars: Vec<Bar>,
}

/// One bar.
pub struct Bar {
    /// Before it.
    pub name: String,
    /// How long it is, in the chart's unit.
    pub value: f64,
    /// Whether it is Darn's own.
    pub ours: bool,
    /// What it may be at most, if there is such a thing.
    pub limit: Option<f64>,
}

impl Bar {
    /// A bar of Darn's.
    pub fn ours(name: &str, value: f64, limit: Option<f64>) -> Self {
        Self { name: name.to_owned(), value, ours: true, limit }
    }

    /// A bar beside Darn's.
    pub fn other(name: &str, value: f64) -> Self {
        Self { name: name.to_owned(), value, ours: false, limit: None }
    }
}

impl Chart {
    /// The whole file.
    pub fn svg(&self) -> String {
        let (body, foot) = self.body();
        let limited = self.bars().any(|bar| bar.limit.is_some());
        let height = foot + if limited { LEGEND } else { EDGE / 2.0 };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
             width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\" \
             font-family=\"{SANS}\" font-size=\"14\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
             <rect width=\"{WIDTH}\" height=\"{height}\" rx=\"10\" fill=\"{GROUND}\"/>\n",
            escaped(&self.title),
            escaped(&self.told()),
        );
        svg += &text(EDGE, 32.0, INK, "font-size=\"17\" font-weight=\"600\"", &self.title);
        svg += &text(EDGE, 52.0, SOFT, "font-size=\"13\"", &self.note);
        svg += &body;
        if limited {
            svg += &mark(EDGE + 4.0, foot + 1.0);
            svg += &text(
                EDGE + 14.0,
                foot + 13.0,
                SOFT,
                "font-size=\"13\"",
                "what Darn may take at most",
            );
        }
        svg + "</svg>\n"
    }

    /// The groups, and where they end.
    fn body(&self) -> (String, f64) {
        let most = self.bars().map(|bar| bar.value.max(bar.limit.unwrap_or(0.0)));
        let scale = (WIDTH - LABELS - FIGURES) / most.fold(f64::MIN_POSITIVE, f64::max);
        let mut body = String::new();
        let mut y = TOP;
        for group in &self.groups {
            if !group.name.is_empty() {
                body += &text(EDGE, y + 19.0, SOFT, "font-weight=\"600\"", &group.name);
                y += HEADING;
            }
            let end = y + ROW * group.bars.len() as f64;
            for (bar, row) in group.bars.iter().zip(0..) {
                body += &self.row(bar, y + ROW * f64::from(row), scale);
            }
            let _ = writeln!(
                body,
                "<path d=\"M{LABELS} {y}V{end}\" stroke=\"{HAIR}\" stroke-width=\"1\"/>"
            );
            y = end + 10.0;
        }
        (body, y)
    }

    fn row(&self, bar: &Bar, y: f64, scale: f64) -> String {
        let middle = y + ROW / 2.0;
        let (top, base) = (middle - BAR / 2.0, middle + 5.0);
        let (colour, weight) = if bar.ours { (OURS, "font-weight=\"600\"") } else { (OTHERS, "") };
        let long = bar.value * scale;
        let mut row =
            text(LABELS - 10.0, base, INK, &format!("text-anchor=\"end\" {weight}"), &bar.name);
        let _ = writeln!(
            row,
            "<rect x=\"{LABELS}\" y=\"{top:.1}\" width=\"{long:.1}\" height=\"{BAR}\" rx=\"2\" fill=\"{colour}\"/>"
        );
        let mut end = LABELS + long;
        if let Some(limit) = bar.limit {
            let at = LABELS + limit * scale;
            row += &mark(at, middle - BAR / 2.0 - 2.0);
            // Where the figure would lie on the mark, it stands after it.
            if (end - 4.0..end + FIGURES).contains(&at) {
                end = at;
            }
        }
        row += &text(end + 8.0, base, INK, weight, &self.figure(bar.value));
        row
    }

    /// The picture in words, for whoever does not see it.
    fn told(&self) -> String {
        let groups = self.groups.iter().map(|group| {
            let bars = group.bars.iter().map(|bar| {
                let limit = bar.limit.map(|limit| format!(", at most {}", self.figure(limit)));
                format!("{} {}{}", bar.name, self.figure(bar.value), limit.unwrap_or_default())
            });
            let bars = bars.collect::<Vec<_>>().join("; ");
            if group.name.is_empty() { bars } else { format!("{}: {bars}", group.name) }
        });
        format!("{} {}.", self.note, groups.collect::<Vec<_>>().join(". "))
    }

    fn figure(&self, value: f64) -> String {
        let digits = usize::from(value < 20.0);
        format!("{value:.digits$} {}", self.unit)
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.groups.iter().flat_map(|group| &group.bars)
    }
}

/// The line a bar should not pass, set off from the bar by a little ground.
fn mark(x: f64, y: f64) -> String {
    let line = format!("M{x:.1} {y:.1}V{:.1}", y + BAR + 4.0);
    format!(
        "<path d=\"{line}\" stroke=\"{GROUND}\" stroke-width=\"6\"/>\
         <path d=\"{line}\" stroke=\"{MARK}\" stroke-width=\"2\"/>\n"
    )
}

fn text(x: f64, y: f64, colour: &str, more: &str, words: &str) -> String {
    let words = escaped(words);
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"{colour}\" {more}>{words}</text>\n")
}
