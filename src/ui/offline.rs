//! The portal on the phone: the quiet line in the foot, and the choices of the page about it.

pub mod keep;
pub mod line;
pub mod said;
pub mod worker;
