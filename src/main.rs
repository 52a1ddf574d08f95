//! The program: all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the arguments are read here and nowhere else")]
    let args = std::env::args_os();
    mingle::run(args)
}
