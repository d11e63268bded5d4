//! Rahdari: CPEC Phase 2.0 by region, training and business support, in Urdu and English.
//!
//! `docs/architecture.md` has the map.

pub mod app;
pub mod chart;
pub mod data;
pub mod embed;
pub mod finder;
#[cfg(feature = "hydrate")]
mod hydrate;
pub mod i18n;
pub mod pages;
pub mod path;
pub mod payload;
pub mod platform;
pub mod release;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
pub mod cli;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod hosting;
#[cfg(feature = "ssr")]
pub mod publish;
