//! x
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
