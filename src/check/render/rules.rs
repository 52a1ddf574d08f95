//! Rules explained, for `mingle explain` and docs/rules.md, which are made from the same text.

use std::fmt::Write as _;

use crate::check::rule::Rule;
use crate::lesson::finding::Severity;

/// A rule explained on a terminal.
pub fn explained(rule: &Rule) -> String {
    let Rule { code, name, severity, what, why, example } = rule;
    format!(
        "{code} {name} ({})\n\nWhat it does\n  {what}\n\nWhy that is bad\n  {why}\n\nExample\n  {example}\n",
        weight(*severity)
    )
}

/// All rules, one a line.
pub fn listed(rules: &[&Rule]) -> String {
    rules.iter().fold(String::new(), |mut lines, rule| {
        let _ = writeln!(lines, "{} {} ({})", rule.code, rule.name, weight(rule.severity));
        lines
    })
}

/// The page docs/rules.md.
pub fn page(rules: &[&Rule]) -> String {
    let mut page = String::from(
        "# What `mingle check` finds\n\n\
         Each finding has a stable code: `F` form of the file, `S` safety of text, `G` graph and states (proved), `C` cues that give an\n\
         answer away, `T` teaching, `R` reading level, `L` the library as a whole. `mingle explain CODE` prints the same text. A lesson can\n\
         accept a finding of C, T, R, L or a warning of G with `allow: { CODE: \"the reason\" }`.\n",
    );
    for Rule { code, name, severity, what, why, example } in rules {
        let _ = write!(
            page,
            "\n## {code} {name}\n\n*{}*\n\n**What it does.** {what}\n\n**Why that is bad.** {why}\n\n**Example.** {example}\n",
            weight(*severity)
        );
    }
    page
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
