//! What a lesson file says, what it means, and what is wrong with it. Uses no other room of the house.
//!
//! [`source`] reads a file within limits, `form` reads it into the types of [`raw`], and [`load`] makes a [`model`] of them;
//! [`library`] finds the files. Each [`fault`] becomes a [`finding`] with its place.

pub mod fault;
pub mod finding;
mod form;
pub mod id;
pub mod layout;
pub mod library;
pub mod load;
pub mod locate;
pub mod model;
pub mod raw;
pub mod source;
pub mod template;
pub mod text;
pub mod vocabulary;
