//! The finder: search in three scripts, filters with counts, eligibility, take-away files.
//!
//! Plain Rust: nothing here knows of pages or browsers. The index is built natively
//! ([`build`]) into small binary pieces; the phone loads a piece when a query needs it:
//!
//! 1. [`Engine::new`] with `lexicon.bin` and `columns.bin`;
//! 2. [`Engine::missing`] names the pieces that a request needs, [`Engine::add`] takes them;
//! 3. [`Engine::search`] answers; [`Engine::missing_cards`] and [`Engine::card`] give the names.
//!
//! The order of results is the same on every machine: scores are whole numbers and programmes with
//! equal scores follow by finder and id.

pub mod address;
#[cfg(feature = "ssr")]
pub mod build;
pub mod calendar;
pub mod cards;
pub mod codec;
pub mod columns;
pub mod condition;
pub mod distance;
pub mod eligibility;
pub mod engine;
pub mod filter;
pub mod fold;
pub mod highlight;
pub mod lexicon;
pub mod lookup;
pub mod normalise;
pub mod papers;
pub mod postings;
pub mod rank;
pub mod request;
pub mod roman;
pub mod saved;
pub mod understand;
mod words;

pub use codec::Damaged;
pub use condition::{Condition, Says};
pub use engine::Engine;
pub use request::{Answer, Fit, Hit, Order, Request};
