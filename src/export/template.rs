//! A short complete lesson to start from, which teaches the format by its comments.

/// The lesson, as bytes of a file.
pub const TEMPLATE: &[u8] = include_bytes!("template.yaml");
