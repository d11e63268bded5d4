//! Charts outside this portal: the code other sites paste, and how to cite.

pub mod cite;
pub mod code;
