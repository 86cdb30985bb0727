//! Diagrams as Mermaid writes them, which is shown where the repository is read.

use std::fmt::Write;

/// What a state is like, by which it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Something is still to happen.
    Open,
    /// It ended as it should.
    Good,
    /// It ended otherwise.
    Ended,
}

/// Colours that are told apart on light and on dark pages, with text that is read on both.
const COLOURS: [(Mood, &str, &str); 3] = [
    (Mood::Open, "open", "fill:#dbeafe,stroke:#1d4ed8,color:#172554"),
    (Mood::Good, "good", "fill:#dcfce7,stroke:#15803d,color:#052e16"),
    (Mood::Ended, "ended", "fill:#f1f5f9,stroke:#64748b,color:#1e293b"),
];

/// A diagram of states. What leads from one to the same other one is one arrow.
#[derive(Default)]
pub struct States {
    arrows: Vec<(String, String, Vec<String>)>,
    moods: Vec<(String, Mood)>,
    further: Vec<String>,
}

impl States {
    /// That this leads from one state to another.
    pub fn arrow(&mut self, from: &str, to: &str, label: &str) {
        let known = self.arrows.iter_mut().find(|(start, end, _)| (start.as_str(), end.as_str()) == (from, to));
        match known {
            Some((_, _, labels)) if labels.iter().any(|known| known == label) => {}
            Some((_, _, labels)) => labels.push(label.to_owned()),
            None => self.arrows.push((from.to_owned(), to.to_owned(), vec![label.to_owned()])),
        }
    }

    /// What a state is like.
    pub fn mood(&mut self, state: &str, mood: Mood) {
        self.moods.push((state.to_owned(), mood));
    }

    /// A line that is no arrow.
    pub fn line(&mut self, line: impl Into<String>) {
        self.further.push(line.into());
    }

    /// The diagram, with the state that everything begins in.
    pub fn block(&self, first: &str) -> String {
        // From left to right, because labels are wide: below each other they would lie upon each other.
        let mut block = format!("```mermaid\nstateDiagram-v2\n    direction LR\n    [*] --> {first}\n");
        for line in &self.further {
            writeln!(block, "    {line}").unwrap();
        }
        for (from, to, labels) in &self.arrows {
            let label = labels.iter().filter(|label| !label.is_empty()).cloned().collect::<Vec<_>>().join("<br/>");
            let label = if label.is_empty() { label } else { format!(" : {label}") };
            writeln!(block, "    {from} --> {to}{label}").unwrap();
        }
        for (mood, name, colours) in COLOURS {
            let states: Vec<_> =
                self.moods.iter().filter(|one| one.1 == mood).map(|(state, _)| state.as_str()).collect();
            if !states.is_empty() {
                writeln!(block, "    classDef {name} {colours}\n    class {} {name}", states.join(",")).unwrap();
            }
        }
        block + "```\n"
    }
}
