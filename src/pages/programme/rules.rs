//! Who may apply, and why the reader may or may not: a line for every rule, with its proof.

use crate::{
    finder::{
        eligibility::{Facts, Outcome, Rule, Verdict, evaluate},
        papers::documents,
    },
    i18n::{
        Words,
        eligibility::{Names, lines, sentence},
        label,
        number::integer,
    },
    payload::finder::ProgrammePage,
};
use maud::{Markup, html};

/// The verdict and the list of rules, for a person with these facts. Without any, the rules stand
/// there unanswered.
pub fn list(words: Words, data: &ProgrammePage, facts: &Facts) -> Markup {
    let rules = lines(&data.eligibility);
    let names = Names {
        programme: &data.programme,
        places: &data.rule_places,
    };
    let is_asked = *facts != Facts::default();
    html! {
        @if rules.is_empty() {
            p { (words.rules_none()) }
        } @else {
            @if is_asked {
                (verdict(words, &evaluate(&data.eligibility, facts), rules, facts))
            }
            p.rules__lead { (words.rules_lead()) }
            ul.rules__list {
                @for rule in rules {
                    (line(words, rule, names, facts, is_asked))
                }
            }
        }
    }
}

/// The answer over all rules, with how many stand in the way or are open.
fn verdict(words: Words, outcome: &Outcome, rules: &[Rule], facts: &Facts) -> Markup {
    let count = |wanted: Verdict| {
        let rules = rules.iter();
        rules
            .filter(|rule| evaluate(rule, facts).verdict == wanted)
            .count() as u64
    };
    let (code, title, text) = match outcome.verdict {
        Verdict::Yes => (
            "yes",
            words.verdict_yes(),
            words.verdict_yes_text().to_owned(),
        ),
        Verdict::Unknown => {
            let open = count(Verdict::Unknown);
            let text = words.verdict_likely_text(open, &integer(open));
            ("unknown", words.verdict_likely(), text)
        }
        Verdict::No => {
            let against = count(Verdict::No);
            let text = words.verdict_no_text(against, &integer(against));
            ("no", words.verdict_no(), text)
        }
    };
    html! {
        div class={ "verdict verdict--" (code) } {
            p.verdict__title { (title) }
            p { (text) }
        }
    }
}

fn line(words: Words, rule: &Rule, names: Names, facts: &Facts, is_asked: bool) -> Markup {
    let verdict = evaluate(rule, facts).verdict;
    let (code, said) = match verdict {
        Verdict::Yes => ("yes", words.rule_met()),
        Verdict::No => ("no", words.rule_not_met()),
        Verdict::Unknown => ("unknown", words.rule_not_known()),
    };
    let proofs: Vec<&str> = documents(rule)
        .into_iter()
        .map(|code| label::paper(words, code))
        .collect();
    html! {
        li class={ "rule rule--" (code) } {
            span.rule__text { (sentence(words, rule, names)) }
            @if is_asked {
                span.rule__verdict { (said) }
            }
            @if !proofs.is_empty() {
                span.rule__proof { (words.rule_proof(&proofs.join(words.list_comma()))) }
            }
        }
    }
}
