//! Parts that pages are put together from. One part, one file.

pub mod answers;
pub mod breadcrumbs;
pub mod chart_figure;
pub mod chart_picture;
pub mod chart_use;
pub mod compare_button;
pub mod distance;
pub mod facts;
pub mod figure_value;
pub mod finder;
pub mod footer;
pub mod header;
pub mod initiative_list;
pub mod map_picker;
pub mod offline;
pub mod programme_card;
pub mod programme_counts;
pub mod project_list;
pub mod qr;
pub mod report;
pub mod save_button;
pub mod saved;
pub mod settings;
pub mod source_list;
pub mod state_badge;
pub mod state_bar;
