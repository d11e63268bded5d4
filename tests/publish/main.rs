//! Whole publishes: of the real data, and of spoiled copies of them.

mod bad_data;
mod common;
mod month;
mod pins;
mod programmes;
mod published_site;
mod release;
