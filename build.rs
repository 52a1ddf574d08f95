//! Builds the crate anew when a lesson is added: `include_dir` sees only changes of files that it knows.

fn main() {
    println!("cargo::rerun-if-changed=lessons");
}
